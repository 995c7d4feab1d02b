import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApp } from '../../app'
import { counted } from '../../lib/counted'
import { dayWords } from '../../lib/day'
import { newVersions } from '../../queries/newVersions'
import { type NewVersions, madeSince, neverUsed, weeksUpTo } from '../../registry/overview/growth'
import { isIn } from '../../registry/overview/months'
import type { ListedModel } from '../../registry/snapshot/snapshot'
import { Button } from '../../ui/Button'
import { Skeleton } from '../../ui/Skeleton'
import { StackedBars } from '../../ui/StackedBars'
import { useNow } from '../../ui/useNow'
import { Failure } from '../common/Failure'
import { AnswerBody, answerRows } from './AnswerBody'
import { Asked } from './Asked'
import type { View } from './scope'
import type { Ledger } from './useLedger'

const TITLE = 'How fast does it grow?'
const WEEKS = 12
/** Requests that are made before somebody asks for more: a thousand versions each. */
const AT_FIRST = 3

interface Props {
  ledger: Ledger
  models: readonly ListedModel[]
  view: View
  /** All models are listed. */
  whole: boolean
}

/** New versions week by week, and those of them that nobody ever gave an alias. */
export function GrowthPanel({ ledger, models, view: { scope }, whole }: Props) {
  const app = useApp()
  const now = useNow()
  const [most, setMost] = useState(AT_FIRST)
  const [first] = weeksUpTo(now, WEEKS)
  const since = first?.from ?? now
  const { data, error, refetch, isFetching } = useQuery({
    ...newVersions(app, since, most),
    enabled: whole,
    // more of the same: what was read stays meanwhile
    placeholderData: (before, query) =>
      query?.queryKey[2] === since.getTime() ? before : undefined,
  })
  const made = data === undefined ? [] : madeSince(data, models, scope, since)
  const answer = data && neverUsed(made, ledger.recorded?.everyLane)
  return (
    <Asked title={TITLE} rows={answerRows(answer)}>
      {error !== null && (
        <Failure
          error={error}
          what="the new versions"
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
      {data === undefined && error === null && (
        <Skeleton label="Looking for new versions" lines={3} />
      )}
      {data !== undefined && answer !== undefined && (
        <AnswerBody
          title={TITLE}
          answer={answer}
          says={`versions of the last ${WEEKS} weeks were never given an alias`}
        >
          {made.length > 0 && <Weeks made={made} now={now} from={data.from} />}
          <NotWhole read={data} since={since} />
        </AnswerBody>
      )}
      {data !== undefined && data.from > since && (
        <Button
          className="mt-2 print:hidden"
          closedBecause={isFetching ? 'They are being read.' : null}
          onClick={() => setMost(most * 2)}
        >
          Read older versions
        </Button>
      )}
      <p className="mt-1 text-label text-quiet">
        ? What their files take up is not read: that would be a request for every version.
      </p>
    </Asked>
  )
}

const DAY = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' })

function Weeks({ made, now, from }: { made: ReturnType<typeof madeSince>; now: Date; from: Date }) {
  const bars = weeksUpTo(now, WEEKS, from).map((week) => ({
    label: DAY.format(week.from),
    counts: [made.filter(({ created }) => isIn(week, created)).length],
    part: week.part,
  }))
  return (
    <StackedBars
      label="New versions by week, each from its Monday"
      parts={[{ name: 'New versions', color: 'var(--series-1)', fill: 'solid' }]}
      bars={bars}
    />
  )
}

const NotWhole = ({
  read: { from, versions, skipped },
  since,
}: {
  read: NewVersions
  since: Date
}) =>
  (from > since || skipped > 0) && (
    <p className="text-label text-quiet">
      {from > since &&
        `The newest ${counted(versions.length, 'version')} are read; what was made before ${dayWords(from)} is not known yet. `}
      {skipped > 0 && `${counted(skipped, 'row')} could not be read.`}
    </p>
  )
