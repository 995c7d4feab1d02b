import { describe, expect, it } from 'vitest'
import { type Said, aLogOf, aRunOf, anAsk } from '../ledger/examples'
import type { Log, Trust } from '../ledger/log'
import { readLog } from '../ledger/readLog'
import { readEarlier } from './earlier'
import { exportLines } from './exported'
import { aLane } from './laneExample'
import { verifyLedger } from './verify'

const lane = aLane('l1', [
  { to: '4', at: '2026-05-03T10:00:00.000Z', how: 'first-sight' },
  { to: '5', at: '2026-05-04T10:00:00.000Z' },
])
const said: Said[] = [
  { event: anAsk(), trust: 'signed' },
  {
    by: 'ada',
    event: { type: 'approved', evidence: 'a'.repeat(64), text: '' },
    trust: 'signed',
    level: 'EDIT',
  },
  { event: { type: 'applied', moves: [{ run: 'l1', n: 4 }], copied: null }, trust: 'signed' },
]
const request = aLogOf(said, [], 'r1')
const about = { experiment: '7', server: 'mlflow.test', made: new Date('2026-06-01') }
const file = exportLines([lane, request], about)

/** The second entry with other trust; nothing after it. */
const approvedAs = (trust: Trust): Said[] =>
  said.slice(0, 2).map((each, i) => (i === 1 ? { ...each, trust } : each))

const verified = (logs: readonly Log[], earlier: string | null = null) =>
  verifyLedger(logs, { signs: true, earlier: earlier === null ? null : readEarlier(earlier) })

describe('consistent', () => {
  it('is a ledger that nobody touched', () => {
    expect(verified([lane, request]).consistent).toEqual([])
  })

  it('is none in which an entry is another, and the next one shows it', () => {
    const run = aRunOf(said, [], 'r1')
    const params = new Map(run.params)
    params.set('ev.00001', (params.get('ev.00001') ?? '').replace('better', 'bitter'))
    const { consistent } = verified([lane, readLog({ ...run, params })])
    expect(consistent).toMatchObject([{ run: 'r1', n: 2, what: expect.stringMatching(/another/) }])
  })

  it('is none with a gap, a deleted log, or one that begins with nothing', () => {
    const run = aRunOf(said, [], 'r1')
    const params = new Map(run.params)
    params.delete('ev.00002')
    const faults = verified([readLog({ ...run, params, deleted: true })]).consistent
    expect(faults.map(({ n }) => n)).toEqual([null, 3])
    params.delete('ev.00001')
    expect(verified([readLog({ ...run, params })]).consistent[0]).toMatchObject({ n: null })
  })

  it('is none in which a request quotes a move that no lane has', () => {
    expect(verified([request]).consistent).toEqual([
      { run: 'r1', n: 3, what: 'It quotes entry 4 of l1, which is no move.' },
    ])
  })
})

describe('signed', () => {
  it('names each claim that decides something, and nothing else', () => {
    const { signed } = verified([lane, request])
    expect(signed.vouched).toBe(3)
    expect(signed.claims).toEqual([
      {
        run: 'l1',
        n: 3,
        what: '“About to move v4 → v5” is a claim: nobody vouches that it was anna.',
      },
    ])
  })

  it('names a forged approval apart', () => {
    const forged = aLogOf(approvedAs('forged'), [], 'r1')
    expect(verified([forged]).signed.forged).toMatchObject([{ run: 'r1', n: 2 }])
  })

  it('names what an unknown key signed', () => {
    const stranger = aLogOf(approvedAs('unknown-key'), [], 'r1')
    expect(verified([stranger]).signed.claims[0]?.what).toContain('not trusted here')
  })
})

describe('unaltered', () => {
  it('is what stands as it was exported', () => {
    expect(verified([lane, request], file).unaltered).toEqual({ same: 7, since: 0, faults: [] })
  })

  it('may have grown since', () => {
    expect(verified([lane, request], exportLines([lane], about)).unaltered).toEqual({
      same: 4,
      since: 3,
      faults: [],
    })
  })

  it('is nothing that was taken away or remade, however consistent', () => {
    const remade = aLane('l1', [
      { to: '4', at: '2026-05-03T10:00:00.000Z', how: 'first-sight' },
      { to: '6', at: '2026-05-04T10:00:00.000Z' },
    ])
    expect(verified([remade]).consistent).toEqual([])
    expect(verified([remade], file).unaltered?.faults).toEqual([
      { run: 'l1', n: 3, what: 'This entry was another.' },
      { run: 'l1', n: 4, what: 'This entry was another.' },
      { run: 'r1', n: null, what: 'This log was there, and is gone.' },
    ])
    const cut = aLogOf(said.slice(0, 2), [], 'r1')
    expect(verified([lane, cut], file).unaltered?.faults).toEqual([
      { run: 'r1', n: 3, what: 'This entry was there, and is gone.' },
    ])
  })
})

describe('a file to compare with', () => {
  it('is found out where a text in it was changed', () => {
    const { faults } = readEarlier(file.replace('better', 'bitter'))
    expect(faults).toEqual(['Line 6: the text of entry 1 of r1 is not the one of its hash.'])
  })

  it('may be an audit log, among whose lines are other writes', () => {
    const entries = lane.entries.map(({ n, hash }) => ({ n, hash }))
    const ledger = { run: 'l1', entries }
    const lines = [{ status: 200, ledger }, { status: 400, ledger }, { alias: 'champion' }]
    const earlier = readEarlier(lines.map((line) => JSON.stringify(line)).join('\n'))
    expect(earlier).toMatchObject({ others: 2, faults: [] })
    expect(earlier.entries.get('l1')?.get(1)).toBe(lane.entries[0]?.hash)
  })

  it('says where two of its lines contradict each other', () => {
    const other = aLane('l1', [{ to: '9', at: '2026-05-03T10:00:00.000Z', how: 'first-sight' }])
    expect(readEarlier(file + exportLines([other], about)).faults).toHaveLength(1)
  })

  it('may be anything, and then says nothing', () => {
    expect(readEarlier('no JSON\n[1]\n')).toEqual({ entries: new Map(), others: 2, faults: [] })
  })
})
