import { Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router'
import { useApp } from '../app'
import { ConnectionBadge } from '../features/connection/ConnectionBadge'
import { Identity } from '../features/session/Identity'
import { useRecovery } from '../queries/useRecovery'
import { useFocusOnNavigation } from '../ui/useFocusOnNavigation'
import { Crumbs } from './frame/Crumbs'
import { Overlays } from './frame/Overlays'
import { Rail } from './frame/Rail'
import { TraySlot } from './frame/TraySlot'
import { Workspace } from './frame/Workspace'

/** What stays around every page: the rail, where we are, and what we are connected to. */
export function Frame() {
  const { pathname } = useLocation()
  const navigating = useNavigation().state !== 'idle'
  useFocusOnNavigation(pathname)
  useRecovery(useApp().queries)
  return (
    <div className="md:grid md:min-h-dvh md:grid-cols-[4rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-20 focus:bg-raised focus:px-3 focus:py-2"
      >
        Skip to the page
      </a>
      <Rail />
      <div className="min-w-0">
        <header className="sticky top-0 z-10 flex h-12 items-center gap-3 border-b border-line bg-surface px-4 md:px-6">
          <Crumbs pathname={pathname} />
          <div className="ml-auto flex items-center gap-2">
            <Overlays />
            <Workspace />
            <ConnectionBadge />
            <Identity />
          </div>
          <div
            aria-hidden="true"
            className={`absolute inset-x-0 -bottom-px h-0.5 bg-accent transition-opacity duration-150 ${navigating ? 'opacity-100' : 'opacity-0'}`}
          />
        </header>
        <main id="main" aria-busy={navigating} className="px-4 pt-5 pb-20 md:px-6 md:pb-5">
          <Outlet />
          <TraySlot pathname={pathname} />
        </main>
      </div>
      <ScrollRestoration />
    </div>
  )
}
