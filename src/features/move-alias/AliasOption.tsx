import type { Ref } from 'react'
import { AliasPill } from '../common/AliasPill'
import { Alias } from './MoveSentence'

// A pill cuts what is too long for its line, on a telephone too; aliases may differ only after that, so others are
// written out.
const FITS_PILL = /^[\w-]{1,16}$/

interface Props {
  ref?: Ref<HTMLInputElement>
  alias: string
  holder: string
  /** The name of the radio group. */
  group: string
  chosen: boolean
  onChoose: () => void
}

/** One alias to choose, and where it points. */
export function AliasOption({ ref, alias, holder, group, chosen, onChoose }: Props) {
  return (
    <label className="flex min-h-8 cursor-pointer items-center gap-2 rounded px-1 hover:bg-hover">
      <input
        ref={ref}
        type="radio"
        name={group}
        className="size-4 shrink-0 accent-accent"
        checked={chosen}
        onChange={onChoose}
      />
      {FITS_PILL.test(alias) ? <AliasPill alias={alias} /> : <Alias name={alias} />}
      <span className="ml-auto shrink-0 pl-2 text-table text-quiet">
        on <span className="font-mono text-ink">v{holder}</span>
      </span>
    </label>
  )
}
