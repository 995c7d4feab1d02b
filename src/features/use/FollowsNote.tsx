import type { ReactNode } from 'react'
import type { Follows, Usage } from '../../registry/usage/recipe'
import { UserText } from '../../ui/UserText'

/** Which version the code gets, and when that is looked up. */
export function FollowsNote({ follows, usage }: { follows: Follows; usage: Usage }) {
  const { choice, version } = usage
  const here = (
    <span className="font-mono">
      v<UserText text={version} />
    </span>
  )
  if (choice.by === 'version') {
    return (
      <Line sign="■">
        <b className="font-semibold">Pinned to {here}:</b> stays, wherever aliases move.
      </Line>
    )
  }
  const alias = (
    <>
      @<UserText text={choice.alias} />
    </>
  )
  return follows === 'copy' ? (
    <Line sign="■">
      <b className="font-semibold">A copy of what {alias} points at</b> when this runs, {here}{' '}
      today: stays until it is run again.
    </Line>
  ) : (
    <Line sign="→">
      <b className="font-semibold">Follows {alias}</b>, {here} today: {WHEN[follows]}
    </Line>
  )
}

const WHEN: Readonly<Record<Exclude<Follows, 'copy'>, string>> = {
  'each-load': 'looked up each time the model is loaded.',
  'each-batch': 'looked up for every batch, while it runs.',
  start: 'looked up when it starts. What runs stays on that version until it is started again.',
  pinned: 'never looked up again.',
}

const Line = ({ sign, children }: { sign: string; children: ReactNode }) => (
  <p className="flex max-w-[72ch] gap-2 text-table">
    <span aria-hidden="true" className="text-quiet">
      {sign}
    </span>
    <span>{children}</span>
  </p>
)
