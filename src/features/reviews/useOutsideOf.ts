import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApp } from '../../app'
import { placeOf } from '../../queries/ledger'
import { lanePages, lanesOf } from '../../queries/lanesRead'
import type { Lane } from '../../registry/ledger/lane'
import { isOutside, unsettledOf } from '../../registry/ledger/outside'
import type { RegisteredModel } from '../../registry/model'
import type { Inbox } from './useInbox'

/**
 * The lanes, of these models, whose alias was moved past them: among the lanes that were begun last, which one search brings.
 * Asked when the open requests are there, and not where there is no ledger.
 */
export function useOutsideOf(
  models: readonly RegisteredModel[],
  { open, found }: Pick<Inbox, 'open' | 'found'>,
): readonly Lane[] {
  const app = useApp()
  const there = found === null ? placeOf(app).experiment !== null : found.kind === 'ready'
  const { data } = useInfiniteQuery({ ...lanePages(app), enabled: there && open.isSuccess })
  const lanes = useMemo(() => lanesOf(data?.pages ?? []), [data])
  return useMemo(() => {
    const byName = new Map(models.map((model) => [model.name, model]))
    return lanes.filter((lane) => {
      const model = byName.get(lane.model)
      const waits = model && unsettledOf(lane, model.aliases.get(lane.alias) ?? null)
      return waits ? isOutside(waits) : false
    })
  }, [lanes, models])
}
