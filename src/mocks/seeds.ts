import { MockFailure } from '../registry/mockFailure'
import { emptyWorld, type World } from './world'

interface Seed {
  /** A sentence for who chooses among them. */
  says: string
  plant: () => Promise<World>
}

/** Worlds to open the console on, by `?seed=`. Each is a chunk of its own. */
export const SEEDS: ReadonlyMap<string, Seed> = new Map<string, Seed>([
  [
    'northbank',
    {
      says: 'A bank’s registry, with a story in each model and four people to look at it as.',
      plant: async () => (await import('./seeds/northbank/staff')).staffed(),
    },
  ],
  [
    'open',
    {
      says: 'The same bank on a server without sign-in, where everybody may do everything.',
      plant: async () => (await import('./seeds/northbank/records')).recorded(),
    },
  ],
  [
    'large',
    {
      says: '10,000 models, one of them with 200,000 versions.',
      plant: async () => (await import('./seeds/large')).large(),
    },
  ],
  ['empty', { says: 'A new server, with nothing in it.', plant: async () => emptyWorld() }],
  [
    'hostile',
    {
      says: 'Names and texts that attack whoever shows them.',
      plant: async () => (await import('./seeds/hostile')).hostile(),
    },
  ],
  [
    'slow',
    {
      says: 'Northbank behind a slow line: every answer takes up to three seconds.',
      plant: async () => (await import('./seeds/faulty')).slow(),
    },
  ],
  [
    'outage',
    {
      says: 'The server went away: a proxy answers 503 in its place.',
      plant: async () => (await import('./seeds/faulty')).outage(),
    },
  ],
  [
    'denied',
    {
      says: 'Runs and one model are closed to you: 403.',
      plant: async () => (await import('./seeds/faulty')).denied(),
    },
  ],
  [
    'reduced',
    {
      says: 'A server without search, lists of versions, aliases, tags and logged models.',
      plant: async () => (await import('./seeds/faulty')).reducedNorthbank(),
    },
  ],
  [
    'people',
    {
      says: 'Northbank behind a sign-in; everybody may read.',
      plant: async () => (await import('./seeds/people')).people(),
    },
  ],
  [
    'closed',
    {
      says: 'Northbank behind a sign-in; nobody sees what they were not granted.',
      plant: async () => (await import('./seeds/people')).closed(),
    },
  ],
  [
    'expired',
    {
      says: 'You are signed in, and your password was changed meanwhile: 401.',
      plant: async () => (await import('./seeds/people')).expired(),
    },
  ],
  [
    'workspaces',
    {
      says: 'One server with three workspaces; one name may be two models.',
      plant: async () => (await import('./seeds/workspaces')).workspaces(),
    },
  ],
])

export const DEFAULT_SEED = 'northbank'

/** Throws MockFailure for a name that is none, and says which there are. */
function seedNamed(name: string): Seed {
  const seed = SEEDS.get(name)
  if (seed) return seed
  const names = [...SEEDS.keys()].join(', ')
  throw new MockFailure('no-such-seed', `The mock has no seed "${name}". It has: ${names}.`)
}

/** A seed may also be a file that `npm run record` wrote: below the project, for the page; anywhere, for mock-api. */
const isFile = (name: string) => name.endsWith('.json')

const isSeed = (name: string) => isFile(name) || SEEDS.has(name)

/**
 * The seed `asked` for in the address, else the one `kept` for this tab, if it is still one. Throws MockFailure when the
 * asked one is none.
 */
export function chooseSeed({ asked, kept }: { asked: string | null; kept: string | null }): string {
  if (asked !== null) {
    if (!isFile(asked)) seedNamed(asked)
    return asked
  }
  return kept !== null && isSeed(kept) ? kept : DEFAULT_SEED
}

/** Vite's dev server hands out what lies in the project; a built console does not. */
async function fetchFile(name: string): Promise<string> {
  const response = await fetch(`/${name.replace(/^[./]+/, '')}`)
  if (response.ok) return response.text()
  throw new MockFailure(
    'no-such-seed',
    `There is no ${name} here: \`npm run dev\` finds it in the project.`,
  )
}

/** Throws MockFailure for a name that is none. */
export async function plant(name: string, readFile = fetchFile): Promise<World> {
  if (!isFile(name)) return seedNamed(name).plant()
  const { grow } = await import('./recording')
  return grow(await readFile(name), name)
}
