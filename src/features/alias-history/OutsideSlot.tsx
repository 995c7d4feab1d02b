import { useIsFetching } from '@tanstack/react-query'
import { Suspense, lazy } from 'react'
import { useApp } from '../../app'
import { versionLists } from '../../queries/versionList'
import type { RegisteredModel } from '../../registry/model'
import { useLater } from '../common/useLater'

const OutsideNote = lazy(async () => ({ default: (await import('./OutsideNote')).OutsideNote }))

/** The place of the note about outside moves; its code and what it asks for come when the versions are there. */
export function OutsideSlot({ model }: { model: RegisteredModel }) {
  const { backend, queries } = useApp()
  const listing = useIsFetching({ queryKey: versionLists(queries, model.name) }) > 0
  const later = useLater(!listing && backend.registry.capabilities.aliases.can)
  if (!later) return null
  return (
    <Suspense fallback={null}>
      <OutsideNote model={model} />
    </Suspense>
  )
}
