import { type LoaderFunction, Navigate, type RouteObject } from 'react-router'
import type { App } from './app'
import { Frame } from './pages/Frame'
import { PageNotLoaded } from './pages/PageNotLoaded'
import { PageOpening } from './pages/PageOpening'
import { RouteFailure } from './pages/RouteFailure'
import { paths } from './paths'

interface PageModule {
  default: React.ComponentType
  loader?: (app: App) => LoaderFunction
}

/** Every route; each page is loaded with its first visit. */
export function createRoutes(app: App): RouteObject[] {
  const page = (load: () => Promise<PageModule>) => async () => {
    const module = await load().catch((cause: unknown) => {
      throw new PageNotLoaded('The code of this page could not be loaded.', { cause })
    })
    return { Component: module.default, loader: module.loader?.(app) }
  }
  return [
    {
      path: '/',
      Component: Frame,
      ErrorBoundary: RouteFailure,
      children: [
        {
          // pages are waited for, and fail, inside the frame
          HydrateFallback: PageOpening,
          ErrorBoundary: RouteFailure,
          children: [
            { index: true, element: <Navigate to={paths.models()} replace /> },
            { path: 'models', lazy: page(() => import('./pages/ModelsPage')) },
            { path: 'models/:model', lazy: page(() => import('./pages/ModelPage')) },
            {
              path: 'models/:model/versions/:version',
              lazy: page(() => import('./pages/VersionPage')),
            },
            { path: 'models/:model/promote', lazy: page(() => import('./pages/PromotePage')) },
            {
              path: 'models/:model/versions?/:version?/lineage',
              lazy: page(() => import('./pages/LineagePage')),
            },
            { path: 'datasets/:name', lazy: page(() => import('./pages/DatasetPage')) },
            { path: 'compare', lazy: page(() => import('./pages/ComparePage')) },
            { path: 'lineage', lazy: page(() => import('./pages/FleetPage')) },
            { path: 'overview', lazy: page(() => import('./pages/OverviewPage')) },
            { path: 'reviews', lazy: page(() => import('./pages/ReviewsPage')) },
            { path: 'history', lazy: page(() => import('./pages/HistoryPage')) },
            { path: 'settings', lazy: page(() => import('./pages/SettingsPage')) },
            { path: '*', lazy: page(() => import('./pages/NotFoundPage')) },
          ],
        },
      ],
    },
  ]
}
