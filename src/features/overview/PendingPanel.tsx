import { durationWords } from '../../lib/duration'
import { paths } from '../../paths'
import type { ReviewRequest } from '../../registry/ledger/request'
import { waiting } from '../../registry/overview/ledgerAnswers'
import { median } from '../../registry/overview/median'
import { type Month, monthsUpTo } from '../../registry/overview/months'
import { type Pending, openAt, pendingIn } from '../../registry/overview/pending'
import type { ListedModel } from '../../registry/snapshot/snapshot'
import { StackedBars } from '../../ui/StackedBars'
import { useNow } from '../../ui/useNow'
import { visibleText } from '../../ui/visibleText'
import { awaitsWords } from '../common/awaitsWords'
import { LedgerAnswer } from './LedgerAnswer'
import { monthLabels } from './monthWords'
import type { View } from './scope'
import type { Ledger } from './useLedger'

interface Props {
  ledger: Ledger
  models: readonly ListedModel[]
  view: View
}

/** Requests that wait: how many, for how long, and for whom. */
export function PendingPanel({ ledger, models, view: { scope } }: Props) {
  const now = useNow()
  const { recorded } = ledger
  const pending = recorded === undefined ? [] : pendingIn(recorded, now)
  const answer =
    recorded && waiting(recorded, pending, models, (one) => `Waits for ${waitsFor(one, now)}`)
  return (
    <LedgerAnswer
      title="What waits for review?"
      ledger={ledger}
      answer={answer}
      says={
        <>
          requests for @{visibleText(scope.alias)} wait{ages(pending, now)}
        </>
      }
      search={{ to: paths.reviews(), label: 'Open the inbox' }}
    >
      {({ requests, since }) => (
        <Trend requests={requests} months={monthsUpTo({ last: now, now, since })} now={now} />
      )}
    </LedgerAnswer>
  )
}

/** "an approval", "one of two approvals, by noor or ben". */
function waitsFor({ awaited, approvers }: Pending, now: Date): string {
  const words = awaitsWords(awaited, now)
  return awaited.for === 'approvals' && approvers.length > 0
    ? `${words}, by ${approvers.map(visibleText).join(' or ')}`
    : words
}

function ages(pending: readonly Pending[], now: Date): string {
  const all = pending.map(({ request }) => now.getTime() - request.asked.getTime())
  const middle = median(all)
  if (middle === null) return ''
  const oldest = durationWords(Math.max(...all))
  return all.length === 1
    ? `, for ${oldest}`
    : `, half of them for more than ${durationWords(middle)}, the oldest for ${oldest}`
}

interface TrendProps {
  requests: readonly ReviewRequest[]
  months: readonly Month[]
  now: Date
}

function Trend({ requests, months, now }: TrendProps) {
  if (months.length < 2) return null
  const labels = monthLabels(months)
  const bars = months.map(({ to }, i) => ({
    label: labels[i] ?? '',
    counts: [openAt(requests, to < now ? new Date(to.getTime() - 1) : now)],
    // a count at one moment is whole; the last one is that of now
    part: false,
  }))
  return (
    <StackedBars
      label="Requests that waited when the month ended; the last bar: now"
      parts={[{ name: 'Waited when the month ended', color: 'var(--series-1)', fill: 'solid' }]}
      bars={bars}
    />
  )
}
