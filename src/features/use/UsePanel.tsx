import type { UseQueryResult } from '@tanstack/react-query'
import { Suspense, lazy } from 'react'
import type { MlmodelReading } from '../../registry/mlmodel'
import type { ModelVersion } from '../../registry/model'
import { Panel } from '../../ui/Panel'
import { Skeleton } from '../../ui/Skeleton'
import { MlmodelPart } from '../common/MlmodelPart'

// Every recipe of every platform: people look for the signature first.
const Ways = lazy(async () => ({ default: (await import('./Ways')).Ways }))

interface Props {
  version: ModelVersion
  mlmodel: UseQueryResult<MlmodelReading>
  /** The aliases that point here. */
  aliases: readonly string[]
  /** It is time to ask for what is not needed first. */
  ask: boolean
}

/** Code that puts this version to use, made of what its files say. */
export function UsePanel({ version, mlmodel, aliases, ask }: Props) {
  return (
    <Panel title="Use this version">
      <MlmodelPart query={mlmodel} what="how it can be used" lines={LINES}>
        {(read) => (
          <Suspense fallback={<Skeleton label="Writing the code" lines={LINES} />}>
            <Ways version={version} mlmodel={read} aliases={aliases} ask={ask} />
          </Suspense>
        )}
      </MlmodelPart>
    </Panel>
  )
}

/** About as high as what comes. */
const LINES = 16
