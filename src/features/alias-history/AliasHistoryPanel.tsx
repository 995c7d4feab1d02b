import { useIsFetching } from '@tanstack/react-query'
import { Suspense, lazy, useRef } from 'react'
import { useLocation } from 'react-router'
import { useApp } from '../../app'
import { versionLists } from '../../queries/versionList'
import type { RegisteredModel } from '../../registry/model'
import { Empty } from '../../ui/Empty'
import { Panel } from '../../ui/Panel'
import { Skeleton } from '../../ui/Skeleton'
import { useLater } from '../common/useLater'
import { useArrival } from './useArrival'

const AliasHistory = lazy(async () => ({ default: (await import('./AliasHistory')).AliasHistory }))

/** Which version held which alias, from when to when. Asked for when the versions are there. */
export function AliasHistoryPanel({ model }: { model: RegisteredModel }) {
  const { backend, queries } = useApp()
  const { aliases } = backend.registry.capabilities
  const listing = useIsFetching({ queryKey: versionLists(queries, model.name) }) > 0
  const later = useLater(!listing)
  const { hash, key } = useLocation()
  const place = useRef<HTMLDivElement>(null)
  useArrival(place, { there: later, visit: hash === '#alias-history' ? key : null })
  const reading = <Skeleton label="Reading the history of its aliases" lines={5} />
  return (
    <div ref={place} id="alias-history" className="scroll-mt-14">
      <Panel title="Alias history">
        {!aliases.can ? (
          <Empty>{aliases.because}</Empty>
        ) : later ? (
          <Suspense fallback={reading}>
            <AliasHistory model={model} />
          </Suspense>
        ) : (
          reading
        )}
      </Panel>
    </div>
  )
}
