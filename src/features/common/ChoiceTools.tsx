import { counted } from '../../lib/counted'
import { Button } from '../../ui/Button'
import type { RowChoice } from '../../ui/useListKeys'
import { MENU } from './menuLooks'

interface Props {
  choice: RowChoice
  /** What a row is. */
  what: 'model' | 'version'
}

/** Choosing rows of a list by pointer, to keep them to compare; the list's keys do the same. */
export function ChoiceTools({ choice: { chosen, onChoose, onKeep }, what }: Props) {
  return (
    <>
      {chosen !== null && chosen.size > 0 && (
        <Button look="quiet" onClick={() => onKeep([...chosen])}>
          Keep {counted(chosen.size, what)} to compare
        </Button>
      )}
      <button
        type="button"
        aria-pressed={chosen !== null}
        className={`${MENU} aria-pressed:bg-hover aria-pressed:text-ink`}
        onClick={() => onChoose(chosen === null ? new Set() : null)}
      >
        Select
      </button>
    </>
  )
}
