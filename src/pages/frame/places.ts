import { paths } from '../../paths'

/** The places of the console, in the order of the rail. */
export const PLACES = [
  { to: paths.models(), icon: 'models', name: 'Models' },
  { to: paths.reviews(), icon: 'reviews', name: 'Reviews' },
  { to: paths.lineage(), icon: 'lineage', name: 'Lineage' },
  { to: paths.overview(), icon: 'overview', name: 'Overview' },
  { to: paths.history(), icon: 'history', name: 'History' },
  { to: paths.settings(), icon: 'settings', name: 'Settings' },
] as const

/** The place at a pathname; the list of models where it is none of them. */
export const placeAt = (pathname: string) => PLACES.find(({ to }) => to === pathname) ?? PLACES[0]
