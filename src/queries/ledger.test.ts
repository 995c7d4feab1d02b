import { QueryClient } from '@tanstack/react-query'
import { describe, expect, test } from 'vitest'
import { backendOn, CONFIG, fetchThrough, frontOf, portsOf } from '../../test/histories/stage'
import { append } from '../backends/ledger/append'
import { savePolicy } from '../backends/ledger/savePolicy'
import { setUp } from '../backends/ledger/setUp'
import { logTags } from '../backends/ledger/tags'
import type { RunsBackend } from '../backends/wings'
import { createServer } from '../mocks/server'
import { emptyWorld } from '../mocks/world'
import { RegistryError } from '../registry/errors'
import { hashText } from '../registry/ledger/hash'
import { isNamed, policiesIn } from '../registry/ledger/policies'
import { ledgerQueries } from './ledger'
import { makeQueries } from './queries'

const unused = () => Promise.reject(new Error('not part of this test'))
const guarding = (approvals: number) =>
  JSON.stringify({ guards: [{ aliases: ['champion'], approvals }] })

async function stage() {
  const backend = backendOn(fetchThrough(frontOf(), createServer(emptyWorld())))
  const ports = await portsOf(backend, 'ada')
  const made = await setUp(ports, { experiment: null, name: 'ringside-reviews' })
  if (made.kind !== 'ready') throw new Error(made.kind)
  const { ledger } = made
  const parts = {
    backend,
    config: CONFIG,
    queries: makeQueries(backend, { mlmodel: unused, yaml: unused }),
  }
  const queries = ledgerQueries(parts)
  /** How many approvals it takes, as a page reads that anew; undefined: nothing is guarded. */
  const approvals = async (model: string | null) =>
    (await new QueryClient().fetchQuery(queries.policy(model))).policy.guards[0]?.approvals
  /** The same from all of the ledger, read at once. */
  const approvalsInAll = async (model: string | null) => {
    const { pages } = await new QueryClient().fetchInfiniteQuery(queries.pages(null))
    const named = isNamed(
      pages.flatMap(({ index }) => index),
      ledger,
    )
    const logs = pages.flatMap((page) => page.logs).filter(named)
    return policiesIn(logs, false).get(model)?.guards[0]?.approvals
  }
  return { ports, ledger, parts, approvals, approvalsInAll }
}

type Stage = Awaited<ReturnType<typeof stage>>

/** What anybody can do who may write the ledger: a run that says to be a policy, and an index that says so too. */
async function forge({ ports, ledger }: Stage, model: string | null) {
  const subject = { kind: 'policy', model } as const
  const make = (tags: ReadonlyMap<string, string>) =>
    ports.runs.createRun({
      experiment: ledger.experiment,
      name: 'x',
      tags,
      user: 'eve',
      at: new Date(),
    })
  const run = await make(logTags(subject))
  const text = guarding(0)
  const policy = { type: 'policy', number: 1, policy: hashText(text), reason: '' } as const
  const wish = { events: [{ type: 'policies', model } as const, policy], attachments: [text] }
  const written = await append(ports, run, () => wish, { model })
  if (written.kind !== 'written') throw new Error(written.kind)
  const index = await make(new Map([['ringside.kind', 'index']]))
  const key = model === null ? 'policy.console' : `policy.${hashText(model)}`
  await ports.runs.logBatch(index, { params: new Map([[key, run]]) })
}

test.each(['churn', null])(
  'a policy of %s counts only in the run that the index names',
  async (model) => {
    const at = await stage()
    await forge(at, model)
    expect([await at.approvals(model), await at.approvalsInAll(model)]).toEqual([
      undefined,
      undefined,
    ])
    const change = { model, text: guarding(2), reason: 'Ours.', seen: 0 }
    const saved = await savePolicy(at.ports, at.ledger, change, { signs: false })
    expect(saved.kind).toBe('written')
    expect([await at.approvals(model), await at.approvalsInAll(model)]).toEqual([2, 2])
    // and newer ones change nothing
    await forge(at, model)
    expect([await at.approvals(model), await at.approvalsInAll(model)]).toEqual([2, 2])
  },
)

const denied = () => Promise.reject(new RegistryError('denied', 'Permission denied'))
const missing = () => Promise.reject(new RegistryError('missing', 'No such experiment'))
const empty = () => Promise.resolve({ items: [], next: null, skipped: 0 })
const deletedOne = () => Promise.resolve({ id: '1', name: 'x', deleted: true })

/** Why a person on whose server `runs` answers so is not told what is guarded. */
async function untold(runs: Partial<RunsBackend>, experiment: string | null = null) {
  const { parts, ports } = await stage()
  const backend = {
    ...parts.backend,
    wings: { ...parts.backend.wings, runs: () => Promise.resolve({ ...ports.runs, ...runs }) },
  }
  const config = {
    ...CONFIG,
    ledger: { experiment, name: 'ringside-reviews', signs: false, keys: [] },
  }
  const queries = ledgerQueries({ ...parts, backend, config })
  return (await new QueryClient().fetchQuery(queries.policy('churn'))).untold
}

describe('what is guarded is unknown, not nothing,', () => {
  test('where the ledger is closed, by its name or by its id', async () => {
    expect(await untold({})).toBeNull()
    expect(await untold({ experimentNamed: denied })).toBe('denied')
    // a search in a closed experiment finds nothing, without an error
    expect(await untold({ search: empty, experiment: denied }, '1')).toBe('denied')
  })

  test('where its experiment was deleted', async () => {
    expect(await untold({ experimentNamed: deletedOne })).toBe('deleted')
    expect(await untold({ search: empty, experiment: deletedOne }, '1')).toBe('deleted')
  })

  test('but where none was set up, nothing is', async () => {
    expect(await untold({ experimentNamed: () => Promise.resolve(null) })).toBeNull()
    expect(await untold({ search: empty, experiment: missing }, '1')).toBeNull()
  })
})
