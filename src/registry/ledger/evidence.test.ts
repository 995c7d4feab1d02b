import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type VersionFacts, NOT_READ, know } from '../checks/facts'
import { aLoggedModel, aRun, aVersion } from '../examples'
import type { Metric } from '../tracking'
import { type EvidenceFacts, evidenceOf, mlmodelHash } from './evidence'
import { evidenceDiff } from './evidenceDiff'
import { evidenceForm } from './evidenceForm'
import { hashText } from './hash'

const metric = (key: string, value: number, digest: string | null = 'd1'): Metric => ({
  key,
  value,
  step: 0,
  at: null,
  dataset: digest === null ? null : { name: 'eval', digest },
})
const data = (name: string, digest = 'd1') => ({
  name,
  digest,
  sourceType: null,
  source: null,
  schema: null,
  profile: null,
  context: 'training',
})
const version = (number: string, more: Partial<VersionFacts> = {}): VersionFacts => ({
  version: aVersion({
    model: 'fraud',
    version: number,
    created: new Date(1_000),
    source: 'models:/m-1',
  }),
  model: NOT_READ,
  mlmodel: NOT_READ,
  example: NOT_READ,
  requirements: know([{ text: 'scikit-learn==1.5.0', name: 'scikit-learn', pinned: '1.5.0' }]),
  run: know(aRun({ id: 'r5', datasets: [data('train'), data('eval')] })),
  loggedModel: know(aLoggedModel({ metrics: [metric('auc', 0.91), metric('rmse', Number.NaN)] })),
  artifacts: NOT_READ,
  ...more,
})
const facts = (more: Partial<EvidenceFacts> = {}): EvidenceFacts => ({
  candidate: version('5'),
  mlmodel: know(hashText('flavors: {}')),
  alias: { model: 'fraud', alias: 'champion' },
  holder: version('4'),
  policy: null,
  ...more,
})
const evidence = (more: Partial<EvidenceFacts> = {}) => {
  const found = evidenceOf(facts(more))
  if (found === undefined) throw new Error('not known')
  return found
}
const without = (because: 'denied' | 'missing' | 'not read' | 'failed') =>
  ({ known: false, because, words: '' }) as const

/** What changed since `facts()`. */
const changed = (more: Partial<EvidenceFacts>) => evidenceDiff(evidence().text, evidence(more).form)

test('is of the form that is documented, and its hash is of its text', () => {
  const { form, text, hash } = evidence()
  expect(evidenceForm.parse(JSON.parse(text))).toEqual(form)
  expect(hash).toBe(hashText(text))
  expect(form.metrics).toEqual([
    { key: 'auc', value: 0.91, dataset: { name: 'eval', digest: 'd1' } },
    { key: 'rmse', value: 'NaN', dataset: { name: 'eval', digest: 'd1' } },
  ])
})

test('is the same in whatever order the server lists things', () => {
  const items = [metric('a', 1), metric('a', 1, 'd2'), metric('b', 2), metric('c', -Infinity, null)]
  fc.assert(
    fc.property(
      fc.shuffledSubarray(items, { minLength: 4 }),
      fc.shuffledSubarray([data('x'), data('y'), data('y', 'd9')], { minLength: 3 }),
      (metrics, datasets) => {
        const hashOf = (ms: typeof metrics, ds: typeof datasets) =>
          evidence({
            candidate: version('5', {
              loggedModel: know(aLoggedModel({ metrics: ms })),
              run: know(aRun({ id: 'r', datasets: ds })),
            }),
          }).hash
        expect(hashOf(metrics, datasets)).toBe(
          hashOf(items, [data('x'), data('y'), data('y', 'd9')]),
        )
      },
    ),
  )
})

describe('what is not known', () => {
  test('for the moment makes none', () => {
    for (const because of ['not read', 'failed'] as const) {
      const lost = without(because)
      expect(evidenceOf(facts({ mlmodel: lost }))).toBe(undefined)
      expect(evidenceOf(facts({ holder: version('4', { run: lost }) }))).toBe(undefined)
      expect(evidenceOf(facts({ candidate: version('5', { loggedModel: lost }) }))).toBe(undefined)
      expect(evidenceOf(facts({ candidate: version('5', { requirements: lost }) }))).toBe(undefined)
    }
  })

  test('because it is gone or closed is a fact', () => {
    expect(evidence({ mlmodel: without('missing') }).form.mlmodel).toEqual({ unknown: 'missing' })
    expect(changed({ mlmodel: without('denied') })).toEqual([
      'Its MLmodel file is closed to whoever looks now.',
    ])
    expect(changed({ candidate: version('5', { run: without('missing') }) })).toEqual([
      'Its run is gone.',
      'Data of its run: is gone.',
      'Metrics: is gone.',
    ])
  })

  test('a file that was not read as a whole has no hash', () => {
    expect(mlmodelHash(undefined)).toBe(undefined)
    expect(mlmodelHash({ state: 'unreadable', because: '', text: 'a' })).toBe(undefined)
  })
})

describe('what changed', () => {
  test.each<[string, Partial<EvidenceFacts>, readonly string[]]>([
    ['nothing', {}, []],
    ['the file', { mlmodel: know(hashText('other')) }, ['Its MLmodel file is another.']],
    [
      'a metric was logged anew',
      {
        candidate: version('5', {
          loggedModel: know(aLoggedModel({ metrics: [metric('auc', 0.92)] })),
        }),
      },
      ['auc on eval (d1) was 0.91, and is 0.92.', 'rmse on eval (d1) is no longer there.'],
    ],
    [
      'a metric of the holder',
      {
        holder: version('4', {
          loggedModel: know(
            aLoggedModel({
              metrics: [metric('auc', 0.91), metric('rmse', NaN), metric('f1', 1, null)],
            }),
          ),
        }),
      },
      ['f1 of its holder is 1, and was not there.'],
    ],
    ['the holder', { holder: version('6') }, ['@champion was held by v4, and is by v6.']],
    ['no holder', { holder: null }, ['@champion was held by v4, and is by nobody.']],
    [
      'the run',
      {
        candidate: version('5', {
          run: know(aRun({ id: 'r5', deleted: true, datasets: [data('train'), data('eval')] })),
        }),
      },
      ['Its run was deleted.'],
    ],
    [
      'requirements',
      {
        candidate: version('5', {
          requirements: know([{ text: 'numpy', name: 'numpy', pinned: null }]),
        }),
      },
      ['Requirements: numpy added; scikit-learn==1.5.0 gone.'],
    ],
    ['the policy', { policy: 'c'.repeat(64) }, ['Another policy is in force.']],
    [
      'the version under its number',
      {
        candidate: version('5', {
          version: aVersion({ model: 'fraud', version: '5', created: new Date(2), source: 's' }),
        }),
      },
      ['fraud v5 was deleted and made again.', 'Its files lie elsewhere.'],
    ],
  ])('%s', (_, more, sentences) => {
    expect(changed(more)).toEqual(sentences)
    expect(evidence(more).hash === evidence().hash).toBe(sentences.length === 0)
  })

  test('is unknown where what it was is not there, or is nonsense', () => {
    const now = evidence().form
    expect(evidenceDiff(null, now)).toHaveLength(1)
    expect(evidenceDiff('{"v":2}', now)).toHaveLength(1)
    expect(evidenceDiff('{', now)).toHaveLength(1)
  })
})

test('names that are hostile are kept as they are, half characters replaced', () => {
  const name = '__proto__\ud800'
  const loggedModel = know(aLoggedModel({ metrics: [metric(name, 1)] }))
  const { form } = evidence({ candidate: version('5', { loggedModel }) })
  expect(form.metrics).toMatchObject([{ key: '__proto__\ufffd' }])
})
