import type { AliasedVersion } from '../snapshot/snapshot'

/** Why there is no data where data should be. */
export type Gap =
  /** The link is not there, and everybody can know that it isn't. */
  | 'run-deleted'
  | 'run-gone'
  | 'version-gone'
  | 'no-run'
  | 'no-data'
  /** There may be one: who reads can't tell. */
  | 'closed'
  | 'unread'
  | 'not-yet'

/** `broken`: there is no link where one should be. `unknown`: nobody here can tell. */
export type State = 'sound' | 'broken' | 'unknown'

/** The gaps in the order in which they are told, with what each means for the lineage. */
export const GAPS = new Map<Gap, Exclude<State, 'sound'>>([
  ['run-deleted', 'broken'],
  ['run-gone', 'broken'],
  ['version-gone', 'broken'],
  ['no-run', 'broken'],
  ['no-data', 'broken'],
  ['closed', 'unknown'],
  ['unread', 'unknown'],
  ['not-yet', 'unknown'],
])

/** What a version stands on: datasets by name with the states of each, and what is missing. At least one of them. */
export interface Sources {
  data: ReadonlyMap<string, readonly string[]>
  gap: Gap | null
}

/**
 * What a version that holds an alias stands on. A deleted run still tells its data: both are said then. `read`:
 * undefined where it was not read yet.
 */
export function sourcesOf(read: AliasedVersion | undefined): Sources {
  if (read === undefined) return { data: new Map(), gap: 'not-yet' }
  const { record, origin } = read
  if (!origin.known) return { data: new Map(), gap: gapOf(origin.because, record.known) }
  const data = new Map<string, string[]>()
  for (const { name, digest } of origin.value.data) {
    const digests = data.get(name)
    if (digests === undefined) data.set(name, [digest])
    else digests.push(digest)
  }
  const { run } = origin.value
  const gap =
    run === 'deleted'
      ? 'run-deleted'
      : run === 'none'
        ? 'no-run'
        : data.size === 0
          ? 'no-data'
          : null
  return { data, gap }
}

type Unread = Extract<AliasedVersion['origin'], { known: false }>

function gapOf(because: Unread['because'], versionRead: boolean): Gap {
  switch (because) {
    case 'missing':
      return versionRead ? 'run-gone' : 'version-gone'
    case 'denied':
      return 'closed'
    case 'unreadable':
    case 'failed':
      return 'unread'
    case 'not read':
      return 'not-yet'
    default:
      return because satisfies never
  }
}

/** The worst of what is said of a version. */
export const stateOf = ({ gap }: Sources): State =>
  gap === null ? 'sound' : (GAPS.get(gap) ?? 'unknown')
