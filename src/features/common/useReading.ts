import { useEffect, useSyncExternalStore } from 'react'
import { useApp } from '../../app'
import { now } from '../../lib/clock'
import { workspaceOf } from '../../paths'
import { registryReading } from '../../queries/registryReading'
import { policyFile } from '../../registry/policyFile'

/** Older than this, it is read again in the background as soon as somebody looks. */
const STALE = 15 * 60_000

/**
 * The whole registry as far as it was read, and the way to read on. `only look`: what is kept or handed out, and nothing is
 * asked of the server for it.
 */
export function useReading(how: 'read' | 'only look') {
  const { backend, config } = useApp()
  const reading = registryReading({
    id: backend.registry.id,
    config,
    workspace: workspaceOf(location.pathname),
    policy: policyFile.parse({}),
    now,
  })
  useEffect(() => reading.open(how === 'read' ? STALE : Infinity), [reading, how])
  return { reading, ...useSyncExternalStore(reading.subscribe, reading.seen) }
}
