import { paths } from '../../../paths'
import type { About } from '../../../registry/fleet/node'
import { whyNotOpenable } from '../../../registry/names'

/** The page about a node; null where the console has none. */
export const hrefOf = (about: About): string | null =>
  about.kind === 'model' && whyNotOpenable(about.name) === null ? paths.model(about.name) : null
