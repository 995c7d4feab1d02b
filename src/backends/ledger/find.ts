import { RegistryError } from '../../registry/errors'
import { KIND_TAG, MODEL_SHA_TAG, SHARDS, shardKey } from '../../registry/ledger/subject'
import type { Experiment, Run } from '../../registry/tracking'
import type { Ask } from '../backend'
import type { RunsBackend } from '../wings'
import type { Ledger, LedgerPlace } from './ports'
import { CONSOLE, tagged } from './tags'

export type Found =
  /** `policies`: the runs that hold the console's policy, which come along. */
  | { kind: 'ready'; ledger: Ledger; policies: readonly Run[] }
  /** No experiment of that name: nobody set it up. */
  | { kind: 'none' }
  /** An experiment, and no whole index in it: a set-up was stopped, or it is something else. */
  | { kind: 'unfinished'; experiment: string }
  /** Two indexes: somebody made a second, and nobody can say which is meant. */
  | { kind: 'several'; experiment: string; roots: readonly string[] }
  /** The experiment was deleted; what is in it comes back with it. */
  | { kind: 'deleted'; experiment: string }
  /** Closed to this person, in the server's words. */
  | { kind: 'denied'; because: string }
  /** The backend keeps no runs. */
  | { kind: 'no-tracking'; because: string }

/** Says that a root is the one (`yes`) or not: see setUp.ts. */
export const ROOT_CLAIM = 'root'

/** Two requests where only the name is known, one by the id where all is well. Throws when nobody answers. */
export async function findLedger(
  runs: RunsBackend,
  place: LedgerPlace,
  ask: Ask = {},
): Promise<Found> {
  try {
    const experiment = await experimentOf(runs, place, ask)
    if (experiment === null) return { kind: 'none' }
    if (experiment.deleted) return { kind: 'deleted', experiment: experiment.id }
    const roots = await readRoots(runs, experiment.id, ask)
    if (roots.length === 0 && place.experiment !== null) {
      // searches find nothing in what is closed, deleted or gone
      const { deleted } = await runs.experiment(place.experiment, ask)
      if (deleted) return { kind: 'deleted', experiment: experiment.id }
    }
    return foundIn(experiment, roots)
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error
    if (error.kind === 'denied')
      return { kind: 'denied', because: error.facts.serverMessage ?? error.message }
    if (error.kind === 'unsupported') return { kind: 'no-tracking', because: error.message }
    if (error.kind === 'missing') return { kind: 'none' }
    throw error
  }
}

/** With an id there is nothing to ask yet. */
const experimentOf = async (
  runs: RunsBackend,
  { experiment, name }: LedgerPlace,
  ask: Ask,
): Promise<Experiment | null> =>
  experiment === null ? runs.experimentNamed(name, ask) : { id: experiment, name, deleted: false }

/** The roots and the console's policy. */
export async function readRoots(runs: RunsBackend, experiment: string, ask: Ask = {}) {
  const filter = tagged(MODEL_SHA_TAG, CONSOLE)
  const query = { experiment, filter, pageSize: 100, cursor: null, deleted: false }
  return (await runs.search(query, ask)).items
}

function foundIn({ id, name }: Experiment, runs: readonly Run[]): Found {
  const roots = runs.flatMap((run) => {
    const shards = shardsOf(run)
    return shards === null ? [] : [{ root: run.id, shards }]
  })
  const [first, ...others] = roots
  if (first === undefined) return { kind: 'unfinished', experiment: id }
  if (others.length > 0) {
    return { kind: 'several', experiment: id, roots: roots.map(({ root }) => root) }
  }
  const policies = runs.filter(({ tags }) => tags.get(KIND_TAG) === 'policy')
  return { kind: 'ready', ledger: { experiment: id, name, ...first }, policies }
}

/** Null: no root, or one that is not whole, or that stood back for another. */
function shardsOf({ tags, params }: Run): ReadonlyMap<string, string> | null {
  if (tags.get(KIND_TAG) !== 'root' || params.get(ROOT_CLAIM) === 'no') return null
  const shards = new Map<string, string>()
  for (const digit of SHARDS) {
    const run = params.get(shardKey(digit))
    if (run === undefined) return null
    shards.set(digit, run)
  }
  return shards
}
