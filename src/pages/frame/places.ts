import { paths } from '../../paths'

/** The places of the console, in the order of the rail. `title`: the h1 of the page there. */
export const PLACES = [
  { to: paths.models(), icon: 'models', name: 'Models', title: 'Registered models' },
  { to: paths.overview(), icon: 'overview', name: 'Overview', title: 'Overview' },
  { to: paths.history(), icon: 'history', name: 'History', title: 'History' },
  { to: paths.settings(), icon: 'settings', name: 'Settings', title: 'Settings' },
] as const

/** The place at a pathname; the list of models where it is none of them. */
export const placeAt = (pathname: string) => PLACES.find(({ to }) => to === pathname) ?? PLACES[0]
