import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApp } from '../../app'
import { type ModelLedger, ledgerQueries } from '../../queries/ledger'
import { dayOf } from '../../registry/ledger/timeline'
import type { OnDay } from '../../registry/lineage/onDay'
import type { Records } from '../../registry/lineage/records'
import { type NodeId, readNodeId } from '../../registry/lineage/subject'
import { useNow } from '../../ui/useNow'

/** The lanes of so many models are read for one picture: each is a request. */
const MOST_MODELS = 12

export interface Lanes {
  /** Null: nobody asks about a day. */
  on: OnDay | null
  reading: boolean
  /** Models whose lanes could not be read, or are more than are read. */
  unread: readonly string[]
}

/** The lanes of all models that what was read is about, asked for as soon as somebody asks about a day. */
export function useOnDay(day: Date | null, roots: readonly NodeId[], records: Records): Lanes {
  const app = useApp()
  const minute = useNow().getTime()
  const names = useMemo(
    () => (day === null ? NONE : modelsIn(roots, records)),
    [day, roots, records],
  )
  const key = JSON.stringify(names)
  // the same list as long as it holds the same names
  const models = useMemo<readonly string[]>(() => JSON.parse(key), [key])
  const ledger = ledgerQueries(app)
  const answers = useQueries({
    queries: models.slice(0, MOST_MODELS).map((model) => ledger.ofModel(model)),
    combine: together,
  })
  return useMemo(() => {
    if (day === null) return { on: null, reading: false, unread: NONE }
    const lanes = new Map(
      models.flatMap((model, i) => {
        const data = answers[i]?.data
        return data === undefined ? [] : [[model, data.lanes] as const]
      }),
    )
    const reading = answers.some(({ pending }) => pending)
    const unread = reading ? NONE : models.filter((model) => !lanes.has(model))
    return { on: { day: dayOf(day), now: new Date(minute), lanes }, reading, unread }
  }, [day, minute, models, answers])
}

const NONE: readonly string[] = []

const together = (results: readonly UseQueryResult<ModelLedger>[]) =>
  results.map(({ data, isPending }) => ({ data, pending: isPending }))

/** Those of the roots first. */
function modelsIn(roots: readonly NodeId[], records: Records): readonly string[] {
  const found = new Set<string>()
  for (const id of [...roots, ...records.model.keys(), ...records.version.keys()]) {
    const about = readNodeId(id)
    if (about?.kind === 'model') found.add(about.name)
    if (about?.kind === 'version' || about?.kind === 'alias') found.add(about.model)
  }
  return [...found]
}
