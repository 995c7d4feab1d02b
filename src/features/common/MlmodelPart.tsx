import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Mlmodel, MlmodelReading } from '../../registry/mlmodel'
import { Button } from '../../ui/Button'
import { Disclosure } from '../../ui/Disclosure'
import { Note } from '../../ui/Note'
import { TextLines } from '../../ui/TextLines'
import { QueryPanel } from './QueryPanel'
import { isGone } from './isGone'
import { useLastError } from './useLastError'

interface Props {
  query: UseQueryResult<MlmodelReading>
  /** Completes "Could not read …": what of the file is shown here. */
  what: string
  lines?: number
  children: (mlmodel: Mlmodel) => ReactNode
}

/** A part of a version's MLmodel: loading, the file gone, failed, not understood (with its text), or shown. */
export function MlmodelPart({ query, what, lines, children }: Props) {
  const error = useLastError(query)
  if (query.data === undefined && isGone(error)) {
    return (
      <Note
        tone="unknown"
        // the status, since MLflow 2 says 500 here
        title={`Could not read MLmodel: the file is gone (${error.facts.status ?? 404})`}
        actions={
          <Button
            onClick={() => void query.refetch()}
            closedBecause={query.isFetching ? 'Asking again' : null}
          >
            Try again
          </Button>
        }
      >
        The registry knows this version, its storage has no MLmodel for it. Nothing can be said
        about {what}.
      </Note>
    )
  }
  return (
    <QueryPanel query={query} what={what} lines={lines}>
      {(reading) =>
        reading.state === 'read' ? (
          children(reading.mlmodel)
        ) : (
          <Note tone="fail" title={`Could not read ${what}`}>
            <p>MLmodel is there and can’t be understood: {reading.because}</p>
            <Disclosure label="MLmodel as text">
              <TextLines text={reading.text} label="MLmodel" />
            </Disclosure>
          </Note>
        )
      }
    </QueryPanel>
  )
}
