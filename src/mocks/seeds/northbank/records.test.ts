import { beforeAll, describe, expect, test } from 'vitest'
import { tagStateOf } from '../../../backends/ledger/tagState'
import { unsettledOf } from '../../../registry/ledger/outside'
import {
  KIND_TAG,
  laneKey,
  MODEL_SHA_TAG,
  modelSha,
  policyKey,
  shardKey,
  shardOf,
  SHARDS,
  STATE_TAG,
} from '../../../registry/ledger/subject'
import { credentialOf } from '../../auth/enter'
import { createServer } from '../../server'
import { TODAY, type World } from '../../world'
import { isPrompt } from '../../auth/viewer'
import { type Records, readRecords } from './readRecords'
import { recorded } from './records'
import { staffed } from './staff'

const SEEDS = [
  { seed: 'open', plant: recorded, signs: false, trust: 'unsigned' },
  { seed: 'northbank', plant: staffed, signs: true, trust: 'signed' },
] as const

describe.each(SEEDS)('the ledger of $seed', ({ plant, signs, trust }) => {
  let world: World
  let records: Records
  beforeAll(async () => {
    world = await plant()
    records = await readRecords(world, { signs })
  })

  test('is whole: every entry follows the one before, is vouched for as it should be, and counts', () => {
    const entries = records.logs.flatMap((log) => log.entries)
    expect(entries.length).toBeGreaterThan(250)
    expect(entries.filter(({ fault }) => fault !== null)).toEqual([])
    expect(new Set(entries.map((entry) => entry.trust))).toEqual(new Set([trust]))
    expect(records.logs.flatMap(({ stray }) => stray)).toEqual([])
    expect(records.lanes.flatMap(({ ignored }) => [...ignored.values()])).toEqual([])
    for (const { versions } of records.policies)
      expect(versions.map(({ ignored }) => ignored)).toEqual(versions.map(() => null))
    const remarks = records.requests.flatMap((request) => request.remarks)
    expect(remarks.filter(({ ignored }) => ignored !== null)).toEqual([])
  })

  test('was written in order of time, before today', () => {
    for (const { entries } of records.logs) {
      const times = entries.map(({ entry }) => Date.parse(entry?.at ?? ''))
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      expect(times.at(-1)).toBeLessThan(TODAY)
    }
  })

  test('names versions that were there when it names them', () => {
    for (const { model, spans } of records.lanes) {
      for (const { holder, from } of spans) {
        const row = world.models.get(model)?.versions.peek(Number(holder?.version))
        expect(row?.creation_timestamp).toBe(holder?.created)
        const when = from.how === 'outside' ? from.before : from.at
        expect(row?.creation_timestamp).toBeLessThanOrEqual(when.getTime())
      }
    }
  })

  test('knows every alias, and agrees with the registry; one move was made round it', () => {
    const models = [...world.models.values()].filter(({ tags }) => !isPrompt(tags))
    const held = models.flatMap(({ name, aliases }) =>
      Array.from(aliases, ([alias, version]) => `${name}@${alias} ${version}`),
    )
    const told = records.lanes.map(
      ({ model, alias, holder }) => `${model}@${alias} ${holder?.version}`,
    )
    expect(told.toSorted()).toEqual(held.toSorted())
    const outside = records.lanes.filter(
      (lane) => unsettledOf(lane, lane.holder?.version ?? null) !== null,
    )
    expect(outside.map(({ model, alias }) => `${model}@${alias}`)).toEqual(['aml-alerts@champion'])
  })

  test('is found by its index, and by the tags of its runs', () => {
    const roots = records.rows.filter(({ tags }) => tags.get(KIND_TAG) === 'root')
    expect(roots.map(({ params }) => params.get('root'))).toEqual(['yes'])
    const shards = new Map(SHARDS.map((digit) => [digit, roots[0]?.params.get(shardKey(digit))]))
    const indexed = (key: string) =>
      world.runs.get(shards.get(shardOf(key)) ?? '')?.params.get(key) ?? null
    for (const { model, alias, run } of records.lanes)
      expect(indexed(laneKey(model, alias))).toBe(run)
    for (const { model, run } of records.policies) expect(indexed(policyKey(model))).toBe(run)
    for (const { run, about, kind } of records.logs) {
      const tags = world.runs.get(run)?.tags
      const { model = null } = about ?? {}
      expect(tags?.get(KIND_TAG)).toBe(kind)
      expect(tags?.get(MODEL_SHA_TAG)).toBe(model === null ? 'console' : modelSha(model))
    }
    for (const request of records.requests)
      expect(world.runs.get(request.run)?.tags.get(STATE_TAG)).toBe(tagStateOf(request))
  })

  test('asks for something of several people', () => {
    const open = records.requests.filter(({ ended, applied }) => ended === null && applied === null)
    expect(open.map(({ asker }) => asker.name).toSorted()).toEqual([
      'aisha.rahman',
      'aisha.rahman',
      'mira.okafor',
      'wei.zhang',
    ])
    expect(open.filter(({ changes }) => changes.length > 0)).toHaveLength(1)
    const ends = new Set(records.requests.flatMap(({ ended }) => ended ?? []))
    expect(ends).toEqual(new Set(['rejected', 'withdrawn', 'expired']))
  })
})

describe('the rights that set-up grants', () => {
  let world: World
  let records: Records
  beforeAll(async () => {
    world = await staffed()
    records = await readRecords(world, { signs: true })
  })

  test.each([
    ['mira.okafor', 200, 200],
    ['noor.haddad', 200, 200],
    ['henrik.vos', 200, 200],
    ['rosa.lindgren', 200, 403],
  ])('%s reads the ledger: %d, writes into it: %d', async (user, read, written) => {
    const person = world.people.get(user)
    if (!person) throw new Error(`nobody is called ${user}`)
    const serve = createServer(world)
    const post = async (path: string, body: object) => {
      const headers = { authorization: credentialOf(person), 'content-type': 'application/json' }
      const url = `http://mock/api/2.0/mlflow/runs/${path}`
      const sent = { method: 'POST', headers, body: JSON.stringify(body) }
      return (await serve(new Request(url, sent))).status
    }
    const { experiment, requests } = records
    expect(await post('search', { experiment_ids: [experiment], max_results: 10 })).toBe(read)
    expect(await post('create', { experiment_id: experiment })).toBe(written)
    const params = [{ key: 'ev.00099', value: 'the same of everybody' }]
    expect(await post('log-batch', { run_id: requests[0]?.run, params })).toBe(written)
  })
})
