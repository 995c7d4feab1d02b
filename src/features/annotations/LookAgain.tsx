import { Button } from '../../ui/Button'

interface Props {
  editing: { look: () => Promise<unknown>; looking: boolean }
}

/** Reads anew what is being edited, to see what became of a change whose answer was lost. */
export function LookAgain({ editing }: Props) {
  return (
    <Button
      onClick={() => void editing.look()}
      closedBecause={editing.looking ? 'Reading it' : null}
    >
      Look again
    </Button>
  )
}
