import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApp } from '../../app'
import { counted } from '../../lib/counted'
import { runsOnData } from '../../queries/runsOnData'
import type { Member } from '../../registry/overview/members'
import { newerData, wantedData } from '../../registry/overview/newerData'
import { Button } from '../../ui/Button'
import { Skeleton } from '../../ui/Skeleton'
import { Failure } from '../common/Failure'
import { AnswerBody, answerRows } from './AnswerBody'
import { Asked } from './Asked'

const TITLE = 'Has their data moved on?'

/** Requests that are made before somebody asks for more. */
const AT_FIRST = 10

interface Props {
  members: readonly Member[]
  who: string
  /** All holders are read: what they were trained on is known as far as it can be. */
  whole: boolean
}

/** Holders of which the experiment has newer data than they were trained on. */
export function NewerDataPanel({ members, who, whole }: Props) {
  const app = useApp()
  const [most, setMost] = useState(AT_FIRST)
  const wanted = wantedData(members)
  const names = [...new Set([...wanted.values()].flatMap((own) => [...own]))].sort()
  const experiments = [...wanted.keys()].sort()
  const { data, error, refetch, isFetching } = useQuery({
    ...runsOnData(app, { experiments, names }, most),
    enabled: whole && names.length > 0,
    // more of the same: what was read stays meanwhile
    placeholderData: (before, query) =>
      isOf(query?.queryKey, { experiments, names }) ? before : undefined,
  })
  const read = names.length === 0 ? NOTHING : data
  const answer = whole && read !== undefined ? newerData(members, read) : undefined
  return (
    <Asked title={TITLE} rows={answerRows(answer)}>
      {error !== null && (
        <Failure
          error={error}
          what="the runs on their data"
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
      {answer === undefined && error === null && (
        <Skeleton label="Looking for newer data" lines={2} />
      )}
      {answer !== undefined && (
        <AnswerBody
          title={TITLE}
          answer={answer}
          says={`${who} were trained on data of which their experiment has used a newer state since`}
        />
      )}
      {read !== undefined && read.partial.size > 0 && (
        <Button
          className="mt-2 print:hidden"
          closedBecause={isFetching ? 'It is being read.' : null}
          onClick={() => setMost(most * 2)}
        >
          Read more runs on {counted(read.partial.size, 'dataset')}
        </Button>
      )}
    </Asked>
  )
}

const isOf = (
  key: readonly unknown[] | undefined,
  { experiments, names }: { experiments: readonly string[]; names: readonly string[] },
) => JSON.stringify(key?.slice(2, 4)) === JSON.stringify([experiments, names])

const NOTHING = { runs: [], partial: new Set<string>() }
