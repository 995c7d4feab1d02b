import type { AliasOutcome } from '../../queries/useAliasOnRecord'
import { Button } from '../../ui/Button'
import { focusFirst } from '../common/focusFirst'

/** Whether somebody else has a part in it: then another look tells more. */
export const canLook = ({ kind }: Pick<AliasOutcome, 'kind'>): boolean =>
  kind === 'moved-by-other' || kind === 'busy' || kind === 'unknown'

interface Props {
  /** Done as wished: there is nothing left to do here. */
  done: boolean
  onClose: () => void
  /** The next step, where there is one. */
  onLook?: (() => void) | undefined
  looking: boolean
  onChange?: (() => void) | undefined
}

/** The ways on from the outcome of a change; the likeliest has the focus. */
export function OutcomeActions({ done, onClose, onLook, looking, onChange }: Props) {
  const hasNextStep = onLook !== undefined || onChange !== undefined
  return (
    <>
      {onLook !== undefined && (
        <Button
          ref={focusFirst}
          look="primary"
          onClick={onLook}
          closedBecause={looking ? 'Reading who holds it' : null}
        >
          Look again
        </Button>
      )}
      {onChange !== undefined && (
        <Button ref={focusFirst} look="primary" onClick={onChange}>
          Change it
        </Button>
      )}
      <Button
        ref={hasNextStep ? undefined : focusFirst}
        look={done ? 'primary' : 'plain'}
        onClick={onClose}
      >
        {done ? 'Done' : 'Close'}
      </Button>
    </>
  )
}
