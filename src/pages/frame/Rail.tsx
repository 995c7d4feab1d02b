import { Suspense, lazy } from 'react'
import { Link, NavLink } from 'react-router'
import { paths } from '../../paths'
import { Icon } from '../../ui/icons'
import { UnlessBroken } from '../../ui/UnlessBroken'
import { PLACES } from './places'
import { usePageThere } from './usePageThere'

const Waiting = lazy(async () => ({
  default: (await import('../../features/reviews/WaitingCount')).WaitingCount,
}))

/** The places of the console: a rail at the left, on a narrow screen a bar at the bottom. */
export function Rail() {
  const there = usePageThere()
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-10 flex justify-around border-t border-line bg-sunken md:sticky md:top-0 md:h-dvh md:flex-col md:items-stretch md:justify-start md:gap-1 md:border-t-0 md:border-r md:px-0.5 md:py-2 print:hidden"
    >
      <Link
        to={paths.home()}
        aria-label="Ringside"
        className="mb-2 hidden h-9 place-items-center md:grid"
      >
        <img src="/favicon.svg" alt="" className="size-6" />
      </Link>
      {PLACES.map(({ to, icon, name }) => (
        <NavLink
          key={to}
          to={to}
          className={({ isActive }) =>
            `relative flex min-w-14 flex-col items-center gap-0.5 rounded py-1.5 text-label whitespace-nowrap md:min-w-0 ${isActive ? 'bg-hover font-semibold text-ink' : 'text-quiet hover:bg-hover hover:text-ink'}`
          }
        >
          <Icon of={icon} className="size-4" />
          {name}
          {icon === 'reviews' && there && (
            <UnlessBroken instead={null}>
              <Suspense fallback={null}>
                <Waiting />
              </Suspense>
            </UnlessBroken>
          )}
        </NavLink>
      ))}
    </nav>
  )
}
