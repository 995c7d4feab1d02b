import { Button } from '../../ui/Button'
import { focusFirst } from '../common/focusFirst'

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
