import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEarlier } from '../history/earlier'
import { exportLines } from '../history/exported'
import { verifyLedger } from '../history/verify'
import { A_HASH, aMark, aRunOf, anAsk } from './examples'
import { readLog } from './readLog'

const run = aRunOf(
  [
    { by: 'anna', event: anAsk() },
    { by: 'ben', event: { type: 'comment', text: 'why 0.91?' } },
    { by: 'ben', event: { type: 'approved', evidence: A_HASH, text: 'fine' } },
    { by: 'anna', event: { type: 'verified', holder: aMark('5') } },
  ],
  ['{"of":"evidence"}'],
  'r1',
)
const about = { experiment: '1', server: 's', made: new Date(0) }
const before = exportLines([readLog(run)], about)
const faultsOf = (params: ReadonlyMap<string, string>, file: string | null = null) => {
  const found = verifyLedger([readLog({ ...run, params: new Map(params) })], {
    signs: false,
    earlier: file === null ? null : readEarlier(file),
  })
  return [...found.consistent, ...(found.unaltered?.faults ?? [])]
}

test('a log that nobody touched has no fault', () => {
  expect(faultsOf(run.params, before)).toEqual([])
})

const entryOf = fc.constantFrom(...[...run.params.keys()].filter((key) => key.startsWith('ev.')))
const somewhere = fc.nat(2000)
const letter = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 2 })
  .filter((text) => text.isWellFormed())

test('any change of any text is found by an earlier export; of any but the last, without one', () => {
  const last = [...run.params.keys()].filter((key) => key.startsWith('ev.')).at(-1)
  fc.assert(
    fc.property(entryOf, somewhere, letter, (key, at, put) => {
      const text = run.params.get(key) ?? ''
      const place = at % text.length
      const changed = text.slice(0, place) + put + text.slice(place + 1)
      fc.pre(changed !== text)
      const params = new Map([...run.params, [key, changed]])
      expect(faultsOf(params, before)).not.toEqual([])
      if (key !== last) expect(faultsOf(params)).not.toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('an entry that is gone is found by an earlier export; any but the last, without one', () => {
  const keys = [...run.params.keys()].filter((key) => key.startsWith('ev.'))
  for (const key of keys) {
    const params = new Map(run.params)
    params.delete(key)
    expect(faultsOf(params, before)).not.toEqual([])
    if (key !== keys.at(-1)) expect(faultsOf(params)).not.toEqual([])
  }
})
