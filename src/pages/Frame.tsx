import { Link, NavLink, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router'
import { useApp } from '../app'
import { ConnectionBadge } from '../features/connection/ConnectionBadge'
import { paths, readPath } from '../paths'
import { useRecovery } from '../queries/useRecovery'
import { UserText } from '../ui/UserText'
import { Icon } from '../ui/icons'
import { useFocusOnNavigation } from '../ui/useFocusOnNavigation'

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
          <div className="ml-auto">
            <ConnectionBadge />
          </div>
          <div
            aria-hidden="true"
            className={`absolute inset-x-0 -bottom-px h-0.5 bg-accent transition-opacity duration-150 ${navigating ? 'opacity-100' : 'opacity-0'}`}
          />
        </header>
        <main id="main" aria-busy={navigating} className="px-4 py-5 md:px-6">
          <Outlet />
        </main>
      </div>
      <ScrollRestoration />
    </div>
  )
}

function Rail() {
  return (
    <nav
      aria-label="Main"
      className="sticky top-0 hidden h-dvh flex-col items-stretch gap-1 border-r border-line bg-sunken px-1.5 py-2 md:flex"
    >
      <Link to={paths.home()} aria-label="Ringside" className="mb-2 grid h-9 place-items-center">
        <img src="/favicon.svg" alt="" className="size-6" />
      </Link>
      <NavLink
        to={paths.models()}
        className={({ isActive }) =>
          `flex flex-col items-center gap-0.5 rounded py-1.5 text-label ${isActive ? 'bg-hover font-semibold text-ink' : 'text-quiet hover:bg-hover hover:text-ink'}`
        }
      >
        <Icon of="models" className="size-4" />
        Models
      </NavLink>
    </nav>
  )
}

function Crumbs({ pathname }: { pathname: string }) {
  const about = readPath(pathname)
  return (
    <nav aria-label="You are here" className="min-w-0 text-table">
      <ol className="flex min-w-0 items-center gap-2">
        <li className="flex shrink-0 items-center gap-2 whitespace-nowrap">
          <Link to={paths.home()} aria-label="Ringside" className="md:hidden">
            <img src="/favicon.svg" alt="" className="size-5" />
          </Link>
          <Link to={paths.models()} className="hover:underline">
            Models
          </Link>
        </li>
        {about !== null && (
          <li className="flex min-w-0 items-center gap-2">
            <Slash />
            {about.version === null ? (
              <span aria-current="page" className="truncate text-quiet">
                <UserText text={about.model} />
              </span>
            ) : (
              <Link to={paths.model(about.model)} className="truncate hover:underline">
                <UserText text={about.model} />
              </Link>
            )}
          </li>
        )}
        {about !== null && about.version !== null && (
          <li className="flex shrink-0 items-center gap-2 whitespace-nowrap">
            <Slash />
            <span aria-current="page" className="font-mono text-quiet">
              v<UserText text={about.version} />
            </span>
          </li>
        )}
      </ol>
    </nav>
  )
}

function Slash() {
  return (
    <span aria-hidden="true" className="text-quiet">
      /
    </span>
  )
}
