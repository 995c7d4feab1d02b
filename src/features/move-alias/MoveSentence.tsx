import type { MovePlan } from '../../registry/movePlan'
import { Button } from '../../ui/Button'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'

interface Props {
  plan: MovePlan
  onLook: () => void
  looking: boolean
}

/** What the move will do, in words: what leaves where and points where. */
export function MoveSentence({ plan, onLook, looking }: Props) {
  switch (plan.kind) {
    case 'incomplete':
      return null
    case 'nothing-to-do':
      return (
        <p>
          <Alias name={plan.move.alias} /> already points to <Version of={plan.move.to} />: nothing
          to do.
        </p>
      )
    case 'looked-too-early': {
      const { move, now } = plan
      return (
        <Note
          tone="warn"
          title="It moved while you were looking"
          actions={
            <Button onClick={onLook} closedBecause={looking ? 'Reading who holds it' : null}>
              Look again
            </Button>
          }
        >
          <Alias name={move.alias} /> <Holder was={move.from} when="when this opened" />, and{' '}
          <Holder was={now} when="now" />.
        </Note>
      )
    }
    case 'ready': {
      const { alias, from, to } = plan.move
      return (
        <>
          <p aria-hidden="true" className="mb-1 font-mono text-title font-semibold tabular-nums">
            <span className="text-quiet">{from === null ? '–' : `v${from}`}</span>
            <span className="mx-3 font-normal text-quiet">→</span>v{to}
          </p>
          <p>
            {from === null ? (
              <>
                <Alias name={alias} /> is new and will point to <Version of={to} />.
              </>
            ) : (
              <>
                <Alias name={alias} /> will leave <Version of={from} /> and point to{' '}
                <Version of={to} />.
              </>
            )}
          </p>
        </>
      )
    }
    default:
      return plan satisfies never
  }
}

/** The name of an alias in a sentence, in a face that tells l from I. */
export function Alias({ name }: { name: string }) {
  return <UserText className="font-mono font-semibold" text={`@${name}`} />
}

export function Version({ of }: { of: string }) {
  return <span className="font-mono font-semibold">v{of}</span>
}

function Holder({ was, when }: { was: string | null; when: string }) {
  if (was === null) return `pointed to nothing ${when}`
  return (
    <>
      pointed to <Version of={was} /> {when}
    </>
  )
}
