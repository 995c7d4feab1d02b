import { Suspense, lazy } from 'react'
import { useApp } from '../../app'

const Switcher = lazy(async () => ({
  default: (await import('../../features/workspaces/WorkspaceSwitcher')).WorkspaceSwitcher,
}))

/** The way to other workspaces, on a server that has them. */
export function Workspace() {
  const { probe } = useApp().config
  if (probe.state !== 'ok' || !probe.workspaces) return null
  return (
    <Suspense fallback={null}>
      <Switcher />
    </Suspense>
  )
}
