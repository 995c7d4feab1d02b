import { MockFailure } from '../registry/mockFailure'
import { emptyWorld, type World } from './world'

type Seed = () => Promise<World>

/** Worlds to open the console on, by `?seed=`. Each is a chunk of its own. */
export const SEEDS: ReadonlyMap<string, Seed> = new Map<string, Seed>([
  ['northbank', async () => (await import('./seeds/northbank')).northbank()],
  ['empty', async () => emptyWorld()],
  ['large', async () => (await import('./seeds/large')).large()],
  ['people', async () => (await import('./seeds/people')).people()],
  ['closed', async () => (await import('./seeds/people')).closed()],
  ['expired', async () => (await import('./seeds/people')).expired()],
  ['workspaces', async () => (await import('./seeds/workspaces')).workspaces()],
  ['hostile', async () => (await import('./seeds/hostile')).hostile()],
  ['reduced', async () => (await import('./seeds/faulty')).reducedNorthbank()],
  ['outage', async () => (await import('./seeds/faulty')).outage()],
  ['denied', async () => (await import('./seeds/faulty')).denied()],
])

export const DEFAULT_SEED = 'northbank'

/** Throws MockFailure for a name that is none, and says which there are. */
function seedNamed(name: string): Seed {
  const seed = SEEDS.get(name)
  if (seed) return seed
  const names = [...SEEDS.keys()].join(', ')
  throw new MockFailure('no-such-seed', `The mock has no seed "${name}". It has: ${names}.`)
}

/**
 * The seed `asked` for in the address, else the one `kept` for this tab, if it is still one. Throws MockFailure when the
 * asked one is none.
 */
export function chooseSeed({ asked, kept }: { asked: string | null; kept: string | null }): string {
  if (asked !== null) {
    seedNamed(asked)
    return asked
  }
  return kept !== null && SEEDS.has(kept) ? kept : DEFAULT_SEED
}

/** Throws MockFailure for a name that is none. */
export async function plant(name: string): Promise<World> {
  return seedNamed(name)()
}
