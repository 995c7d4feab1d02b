import { RegistryError } from '../../registry/errors'
import { KIND_TAG, SHARDS, shardKey } from '../../registry/ledger/subject'
import type { Experiment, Run } from '../../registry/tracking'
import { attempt, saysNo } from '../changeOnce'
import { type Failure, refusal } from './append'
import { beginRun } from './beginRun'
import { claim } from './claim'
import { findLedger, type Found, readRoots, ROOT_CLAIM } from './find'
import type { Ledger, LedgerPlace, RunPorts } from './ports'
import { INDEX_TAGS, ROOT_TAGS } from './tags'

export type SetUp =
  /** `made`: parts that were missing; 0: it was all there. */
  | { kind: 'ready'; ledger: Ledger; made: number }
  /** Two whole indexes: somebody has to say which one is meant, by deleting the other's run in MLflow. */
  | Extract<Found, { kind: 'several' | 'deleted' | 'no-tracking' }>
  | Failure

/** Hears how many of the indexes are there. */
export type Report = (step: { done: number; of: number }) => void

/**
 * Makes the ledger, or what is missing of it. May be stopped anywhere and started again, by several at once: what is agreed on
 * is agreed on by names and params that are written once.
 *
 *   experiment   its name is unique; of two who make it one is told that it is taken
 *   root         any number of runs may be made; one is confirmed, `root=yes`, once all others are turned down, `root=no`
 *   16 indexes   the root's `shard.0`…`shard.f` name one run each
 */
export async function setUp(
  ports: RunPorts,
  place: LedgerPlace,
  report: Report = () => {},
): Promise<SetUp> {
  const found = await attempt(() => findLedger(ports.runs, place))
  if (found instanceof RegistryError) return refusal(found)
  switch (found.kind) {
    case 'ready':
      return { kind: 'ready', ledger: found.ledger, made: 0 }
    case 'denied':
      return { kind: 'denied', message: found.because }
    case 'several':
    case 'deleted':
    case 'no-tracking':
      return found
    case 'none':
    case 'unfinished': {
      const experiment =
        found.kind === 'none' ? await makeExperiment(ports, place) : found.experiment
      return typeof experiment === 'string' ? fill(ports, experiment, place, report) : experiment
    }
    default:
      return found satisfies never
  }
}

async function makeExperiment(
  { runs }: RunPorts,
  { experiment: id, name }: LedgerPlace,
): Promise<string | Extract<SetUp, { kind: 'deleted' }> | Failure> {
  if (id !== null) {
    return {
      kind: 'refused',
      message: `There is no experiment ${id}, which the ledger is to be in.`,
    }
  }
  const made = await attempt(() => runs.createExperiment(name))
  if (typeof made === 'string') return made
  // taken by somebody who sets it up in this moment, or made by us with the answer lost
  const there = await attempt(() => runs.experimentNamed(name))
  if (there instanceof RegistryError) return refusal(there)
  if (there === null) return saysNo(made) ? refusal(made) : lost(made)
  return there.deleted ? { kind: 'deleted', experiment: there.id } : there.id
}

const lost = ({ message }: RegistryError): Failure => ({ kind: 'unknown', message })

async function fill(
  ports: RunPorts,
  experiment: string,
  place: LedgerPlace,
  report: Report,
): Promise<SetUp> {
  const root = await agreeOnRoot(ports, experiment)
  if (typeof root !== 'string') return root
  const read = await attempt(() => ports.runs.run(root))
  if (read instanceof RegistryError) return refusal(read)
  const missing = SHARDS.filter((digit) => !read.params.has(shardKey(digit)))
  for (const [i, digit] of missing.entries()) {
    report({ done: SHARDS.length - missing.length + i, of: SHARDS.length })
    const begun = await beginRun(ports, {
      experiment,
      name: `index ${digit}`,
      tags: INDEX_TAGS,
    })
    if (begun.kind !== 'begun') return begun
    const claimed = await claim(ports, root, shardKey(digit), begun.run)
    if (claimed.kind !== 'held') return claimed
  }
  const found = await attempt(() => findLedger(ports.runs, { ...place, experiment }))
  if (found instanceof RegistryError) return refusal(found)
  if (found.kind === 'denied') return { kind: 'denied', message: found.because }
  if (found.kind === 'none' || found.kind === 'unfinished') {
    return { kind: 'unknown', message: 'What was made can’t be read back.' }
  }
  if (found.kind !== 'ready') return found
  // the name it has, not the one it was looked for by
  const named = await attempt(() => nameOf(ports, place, experiment))
  const name = typeof named === 'string' ? named : place.name
  return { kind: 'ready', ledger: { ...found.ledger, name }, made: missing.length + 1 }
}

const nameOf = async ({ runs }: RunPorts, { name }: LedgerPlace, experiment: string) => {
  const named: Experiment | null = await runs.experimentNamed(name)
  return named?.id === experiment ? name : `experiment ${experiment}`
}

/** Each turn somebody else turned ours down. */
const TURNS = 8

/**
 * The one root. Of runs that may become it the least is meant: all others are turned down first, which is written once, so
 * that two who saw different runs never confirm two. Whoever saw only one had listed before the other was made, and then
 * the other's maker lists both.
 */
async function agreeOnRoot(ports: RunPorts, experiment: string): Promise<string | Failure> {
  for (let turn = 0; turn < TURNS; turn++) {
    const listed = await attempt(() => rootsIn(ports, experiment))
    if (listed instanceof RegistryError) return refusal(listed)
    const confirmed = listed.find(({ params }) => params.get(ROOT_CLAIM) === 'yes')
    if (confirmed !== undefined) return confirmed.id
    const open = listed.filter(({ params }) => !params.has(ROOT_CLAIM))
    const [meant, ...others] = open.map(({ id }) => id).toSorted()
    if (meant === undefined) {
      const begun = await beginRun(ports, {
        experiment,
        name: 'index of reviews and histories',
        tags: ROOT_TAGS,
      })
      if (begun.kind !== 'begun') return begun
      continue
    }
    const settled = await settleRoots(ports, meant, others)
    if (settled !== null) return settled
  }
  return { kind: 'unknown', message: 'Others set it up at the same moment, time and again.' }
}

/** Null: somebody else turned `meant` down. */
async function settleRoots(
  ports: RunPorts,
  meant: string,
  others: readonly string[],
): Promise<string | Failure | null> {
  for (const other of others) {
    const claimed = await claim(ports, other, ROOT_CLAIM, 'no')
    if (claimed.kind !== 'held') return claimed
    if (claimed.value === 'yes') return other
  }
  const claimed = await claim(ports, meant, ROOT_CLAIM, 'yes')
  if (claimed.kind !== 'held') return claimed
  return claimed.value === 'yes' ? meant : null
}

/** A root is known by its tags; one made by hand, with its shards and without a claim, is confirmed like any other. */
const rootsIn = async ({ runs }: RunPorts, experiment: string): Promise<readonly Run[]> =>
  (await readRoots(runs, experiment)).filter(({ tags }) => tags.get(KIND_TAG) === 'root')

export interface Grant {
  /** Whom it is for, in words. */
  to: string
  level: 'EDIT' | 'READ'
  /** What an admin, or whoever set it up, types; `<name>` is theirs to fill in. */
  command: string
}

/** What people need on the ledger where MLflow asks who they are: whoever set it up may do everything in it. */
export function grantsFor({ experiment }: Ledger, server: string): readonly Grant[] {
  const command = (permission: Grant['level']) => {
    const body = {
      username: '<name>',
      resource_type: 'experiment',
      resource_id: experiment,
      permission,
    }
    return `curl -u <you> ${server}/api/3.0/mlflow/users/permissions/grant -H 'Content-Type: application/json' -d '${JSON.stringify(body)}'`
  }
  return [
    { to: 'Everybody who asks or reviews', level: 'EDIT', command: command('EDIT') },
    {
      to: 'Everybody else, where the server’s default is not READ',
      level: 'READ',
      command: command('READ'),
    },
  ]
}
