import { useId, useLayoutEffect } from 'react'

/** Something that can be done on the page that is open; the palette offers it. */
export interface PageCommand {
  name: string
  run: () => void
  /** Why it can't be done now: it is offered all the same, with the reason. */
  closedBecause?: string | null
}

const commands = new Map<string, PageCommand>()

/** Offers `command` in the palette for as long as the component is on screen. */
export function usePageCommand(command: PageCommand) {
  const id = useId()
  // before the browser hears of the next key
  useLayoutEffect(() => void commands.set(id, command))
  useLayoutEffect(() => () => void commands.delete(id), [id])
}

/** What the open page offers now, in the order of the page. */
export const pageCommands = (): readonly PageCommand[] => [...commands.values()]
