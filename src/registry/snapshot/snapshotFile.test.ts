import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { GATES } from '../policy'
import { unread } from './distil'
import { type AliasedVersion, type ListedModel, type Snapshot, gapsIn, keyOf } from './snapshot'
import { readHead, readSnapshot, writeSnapshot } from './snapshotFile'

const time = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') })
const texts = fc.array(fc.tuple(fc.string(), fc.string())).map((entries) => new Map(entries))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

const model: fc.Arbitrary<ListedModel> = fc.record({
  name: fc.string(),
  description: fc.string(),
  created: maybe(time),
  updated: maybe(time),
  tags: texts,
  aliases: texts,
  latestVersion: maybe(fc.string()),
  stages: fc.array(maybe(fc.string())),
})

const known = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof(
    fc.record({ known: fc.constant(true as const), value }),
    fc.constant({ known: false as const, because: 'denied' as const, words: 'closed' }),
  )

const dataset = fc.record({ name: fc.string(), digest: fc.string() })

const version: fc.Arbitrary<AliasedVersion> = fc.record({
  model: fc.string(),
  version: fc.string(),
  record: known(
    fc.record({
      created: maybe(time),
      createdBy: maybe(fc.string()),
      status: fc.constant('READY' as const),
      tags: texts,
      described: fc.boolean(),
    }),
  ),
  checks: fc.array(
    fc.record({
      gate: fc.constantFrom(...GATES),
      title: fc.string(),
      result: fc.constantFrom('pass' as const, 'unknown' as const),
      fact: fc.string(),
    }),
  ),
  flavors: known(fc.array(fc.record({ name: fc.string(), library: maybe(fc.string()) }))),
  mlflow: known(maybe(fc.string())),
  python: known(maybe(fc.string())),
  packages: known(maybe(fc.array(fc.record({ name: fc.string(), pinned: maybe(fc.string()) })))),
  pickled: known(fc.array(fc.string())),
  points: known(
    fc.array(
      fc.record({
        key: fc.string(),
        // JSON has no −0
        value: fc.double().map((value) => value + 0),
        dataset: maybe(dataset),
      }),
    ),
  ),
  origin: known(
    fc.record({
      run: fc.constantFrom('there' as const, 'deleted' as const, 'none' as const),
      runId: maybe(fc.string()),
      data: fc.array(dataset),
    }),
  ),
  training: known(
    maybe(
      fc.record({
        experiment: fc.string(),
        started: maybe(time),
        data: fc.array(
          fc.record({ name: fc.string(), digest: fc.string(), place: maybe(fc.string()) }),
        ),
      }),
    ),
  ),
})

const snapshot: fc.Arbitrary<Snapshot> = fc.record({
  begun: time,
  policy: fc.string(),
  ended: maybe(time),
  listed: fc.boolean(),
  models: fc.array(model),
  skipped: fc.nat(),
  versions: fc
    .array(version)
    .map((all) => new Map(all.map((one) => [keyOf(one.model, one.version), one]))),
})

const head = { of: 'host/path', workspace: 'team-a', ended: new Date(5) }

test('what was written is read as it was', () => {
  fc.assert(
    fc.property(snapshot, (written) => {
      expect(readSnapshot(writeSnapshot({ head, snapshot: written }))).toEqual({
        head,
        snapshot: written,
      })
    }),
  )
})

const EMPTY: Snapshot = {
  begun: new Date(1),
  policy: '{}',
  ended: new Date(2),
  listed: true,
  models: [],
  skipped: 0,
  versions: new Map(),
}

test('its first line says what it is of, and is enough for that', () => {
  const text = writeSnapshot({ head, snapshot: EMPTY })
  expect(readHead(text.slice(0, text.indexOf('\n')))).toEqual(head)
  expect(readHead(text.slice(0, 20))).toBeNull()
})

test.each([
  ['nothing', () => ''],
  ['something else', () => '{"format":"else"}\n{}\n'],
  ['one of another shape', (text: string) => text.replace(/"shape":\d+/, '"shape":0')],
  ['one that breaks off', (text: string) => text.slice(0, -20)],
  ['one without its second line', (text: string) => text.split('\n', 1).join()],
])('%s is no snapshot', (_what, spoil) => {
  expect(readSnapshot(spoil(writeSnapshot({ head, snapshot: EMPTY })))).toBeNull()
})

const noPartOf = (because: 'denied' | 'missing') =>
  unread('a', because, { known: false, because, words: '' })

test('what was refused is a gap, what is not there is none', () => {
  const unreads = [noPartOf('denied'), noPartOf('missing')]
  const versions = new Map(unreads.map((each) => [each.version, each]))
  expect(gapsIn({ ...EMPTY, skipped: 3, versions })).toEqual({ rows: 3, versions: 1 })
})
