import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApp } from '../../app'
import { decodeText } from '../../lib/decodeText'
import { type Known, NOT_READ, type VersionFacts, know } from '../../registry/checks/facts'
import { readRequirements } from '../../registry/environment'
import type { Mlmodel, MlmodelReading } from '../../registry/mlmodel'
import type { ModelVersion } from '../../registry/model'
import { bodyOfExample } from '../../registry/servingBody'
import type { LoggedModel, Run } from '../../registry/tracking'
import { isGone } from '../common/isGone'
import { knownOf } from './knownOf'

export interface Read {
  version: ModelVersion
  mlmodel: UseQueryResult<MlmodelReading>
  /** Null where the version leads to none. */
  run: UseQueryResult<Run> | null
  loggedModel: UseQueryResult<LoggedModel> | null
  /** Which records the version leads to is known. */
  settled: boolean
  /** It is time to ask for what is not needed first. */
  ask: boolean
}

/** What the page has read of a version, once all of it is there or known not to come; null before. */
export function useVersionFacts(read: Read): VersionFacts | null {
  const { version, mlmodel, run, loggedModel, settled, ask } = read
  const { queries } = useApp()
  const of = { model: version.model, version: version.version }
  const file = mlmodel.data?.state === 'read' ? mlmodel.data.mlmodel : null
  const path = file?.inputExample?.servingPath ?? file?.inputExample?.path ?? null
  const model = useQuery(queries.model(version.model))
  // the same questions as those of the panels that show these files, under the same conditions: asked once
  const requirements = useQuery({
    ...queries.file(of, 'requirements.txt'),
    enabled: ask && file !== null,
  })
  const example = useQuery({
    ...queries.file(of, path ?? ''),
    enabled: ask && path !== null,
  })
  const asked = [
    mlmodel,
    model,
    ...(file === null ? [] : [requirements]),
    ...(path === null ? [] : [example]),
    ...[run, loggedModel].filter((query) => query !== null),
  ]
  const ready = settled && ask && asked.every((query) => query.isFetched)
  const body = useMemo(
    () => (file && example.data ? bodyIn(file, example.data) : null),
    [file, example.data],
  )
  const lines = useMemo(
    () => readRequirements(new TextDecoder().decode(requirements.data)),
    [requirements.data],
  )
  if (!ready) return null
  return {
    version,
    model: knownOf(model),
    mlmodel: mlmodelOf(mlmodel),
    example: path === null ? know(null) : mapped(knownOf(example), () => body),
    requirements:
      file !== null && requirements.data === undefined && isGone(requirements.error)
        ? know(null)
        : mapped(knownOf(requirements), () => lines),
    run: run === null ? know(null) : knownOf(run),
    loggedModel: loggedModel === null ? know(null) : knownOf(loggedModel),
    artifacts: NOT_READ,
  }
}

const mapped = <T, U>(known: Known<T>, map: (value: T) => U): Known<U> =>
  known.known ? know(map(known.value)) : known

function mlmodelOf(query: UseQueryResult<MlmodelReading>): Known<Mlmodel> {
  const known = knownOf(query)
  if (!known.known) return known
  return known.value.state === 'read'
    ? know(known.value.mlmodel)
    : { known: false, because: 'unreadable', words: 'it is there and can’t be understood' }
}

function bodyIn({ inputExample }: Mlmodel, bytes: Uint8Array): string | null {
  const text = decodeText(bytes)
  if (inputExample === null || text === null) return null
  return inputExample.servingPath === null ? bodyOfExample(inputExample, text) : text
}
