import { paths } from '../../paths'
import { bypasses } from '../../registry/overview/ledgerAnswers'
import type { Member } from '../../registry/overview/members'
import { monthsUpTo } from '../../registry/overview/months'
import type { Snapshot } from '../../registry/snapshot/snapshot'
import { useNow } from '../../ui/useNow'
import { visibleText } from '../../ui/visibleText'
import { LedgerAnswer } from './LedgerAnswer'
import { MovesByMonth } from './MovesByMonth'
import { type View, lastMoment } from './scope'
import type { Ledger } from './useLedger'

interface Props {
  ledger: Ledger
  snapshot: Snapshot
  members: readonly Member[]
  view: View
}

/** Moves made elsewhere, among all moves; and the aliases of which nobody could say. */
export function BypassPanel({ ledger, snapshot, members, view }: Props) {
  const { scope, period, between } = view
  const now = useNow()
  const { models } = snapshot
  const answer = ledger.recorded && bypasses(ledger.recorded, { models, period, snapshot, members })
  return (
    <LedgerAnswer
      title="What went round review?"
      ledger={ledger}
      answer={answer}
      says={`moves of @${visibleText(scope.alias)} were made outside the console`}
      search={{
        to: paths.history({ alias: scope.alias, ...between, kind: 'outside' }),
        label: 'Outside moves of these days',
      }}
    >
      {({ moves, since }) => (
        <MovesByMonth
          moves={moves}
          months={monthsUpTo({ last: lastMoment(view, now), now, since })}
        />
      )}
    </LedgerAnswer>
  )
}
