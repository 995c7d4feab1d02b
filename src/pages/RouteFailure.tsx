import { Suspense, lazy } from 'react'
import { useLocation, useRouteError } from 'react-router'
import { PageNotLoaded } from './PageNotLoaded'
import { PageNotLoadedPage } from './PageNotLoadedPage'
import { PageOpening } from './PageOpening'

const UnreadPage = lazy(() =>
  import('./UnreadPage').then(
    ({ UnreadPage: page }) => ({ default: page }),
    // with the server, the place that this page came from may be gone
    () => ({ default: PageNotLoadedPage }),
  ),
)

/** In place of a page that could not be opened: which, why, and a way on. Comes back by itself when the server does. */
export function RouteFailure() {
  const error = useRouteError()
  const { pathname } = useLocation()
  if (error instanceof PageNotLoaded) return <PageNotLoadedPage pathname={pathname} />
  return (
    <Suspense fallback={<PageOpening />}>
      <UnreadPage error={error} pathname={pathname} />
    </Suspense>
  )
}
