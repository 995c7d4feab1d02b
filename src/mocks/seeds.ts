import { emptyWorld, type World } from './world'

type Seed = () => Promise<World>

/** Worlds to open the console on, by `?seed=`. Each is a chunk of its own. */
export const SEEDS: ReadonlyMap<string, Seed> = new Map<string, Seed>([
  ['northbank', async () => (await import('./seeds/northbank')).northbank()],
  ['empty', async () => emptyWorld()],
  ['hostile', async () => (await import('./seeds/hostile')).hostile()],
  ['reduced', async () => (await import('./seeds/faulty')).reducedNorthbank()],
  ['outage', async () => (await import('./seeds/faulty')).outage()],
  ['denied', async () => (await import('./seeds/faulty')).denied()],
])

export const DEFAULT_SEED = 'northbank'

/** Throws for a name that is none, and says which there are. */
export async function plant(name: string): Promise<World> {
  const seed = SEEDS.get(name)
  if (!seed)
    throw new Error(`The mock has no seed "${name}". It has: ${[...SEEDS.keys()].join(', ')}.`)
  return seed()
}
