import { describe, expect, it } from 'vitest'
import type { Dataset } from '../tracking'
import { type Check, type Judged, checksAmong, checksOf, checksSentence } from './checks'
import { contractsOf } from './contract'
import { READING, known, unknown } from './known'
import { plainMlmodel, plainRun, plainSide, plainVersion } from './scriptedSide'

const CLOSED = unknown('its run is closed to you (403)')

const judged = (rest: Partial<Judged> = {}): Judged => ({
  baseline: plainSide(),
  candidate: plainSide(),
  verdict: {
    says: 'identical',
    rules: [],
    unknowns: [],
    parts: { inputs: 'identical', outputs: 'identical', params: 'identical' },
  },
  metrics: [],
  ...rest,
})
const check = (name: string, rest: Partial<Judged>) =>
  checksOf(judged(rest)).find((one) => one.name === name)

const training = (digest: string): Dataset => ({
  name: 'loans',
  digest,
  sourceType: null,
  source: null,
  schema: null,
  profile: null,
  context: 'training',
})
const trainedOn = (digest: string) =>
  plainSide({ run: known(plainRun({ datasets: [training(digest)] })) })
const python = (pythonVersion: string) =>
  plainSide({ mlmodel: known({ ...plainMlmodel(), pythonVersion }) })

const origin = (rest: Parameters<typeof plainRun>[0]) =>
  check('Origin', { candidate: plainSide({ run: known(plainRun(rest)) }) })

const tags = (dirty: string) =>
  new Map([
    ['mlflow.source.git.commit', 'abc'],
    ['mlflow.source.git.dirty', dirty],
  ])

const sentence = (...results: Check['result'][]) =>
  checksSentence(results.map((result, i) => ({ name: `n${i}`, result, fact: '', from: '' })))

describe('checksOf', () => {
  it('blocks on a version that is not ready and on a contract that breaks, and on nothing else', () => {
    const failed = plainSide({ version: known(plainVersion({ status: 'FAILED_REGISTRATION' })) })
    expect(check('Ready', { candidate: failed })).toMatchObject({ result: 'fail' })
    const verdict = judged().verdict
    expect(
      check('Contract', { verdict: verdict && { ...verdict, says: 'breaking' } }),
    ).toMatchObject({ result: 'fail' })
    const worst = checksOf(
      judged({
        candidate: plainSide({ run: CLOSED, version: CLOSED, mlmodel: CLOSED }),
        verdict: null,
        metrics: undefined,
      }),
    )
    expect(worst.filter(({ result }) => result === 'fail')).toEqual([])
  })

  it('takes nothing that is not known for a pass', () => {
    const candidate = plainSide({ run: CLOSED, version: CLOSED, mlmodel: CLOSED, packages: CLOSED })
    const results = checksOf(judged({ candidate, verdict: undefined, metrics: undefined }))
    expect(new Set(results.map(({ result }) => result))).toEqual(new Set(['unknown']))
  })

  it.each([
    ['3.11.4', '3.11.9', 'pass'],
    ['3.11.4', '3.12.0', 'warn'],
  ])('Python from %s to %s: %s', (before, now, result) => {
    expect(check('Environment', { baseline: python(before), candidate: python(now) })?.result).toBe(
      result,
    )
  })

  it('tells other training data from the same, and from none', () => {
    const of = (before: string, now: string) =>
      check('Training data', { baseline: trainedOn(before), candidate: trainedOn(now) })
    expect(of('a', 'a')?.result).toBe('pass')
    expect(of('a', 'b')).toMatchObject({ result: 'warn', fact: 'Trained on other data: loans #b.' })
    expect(of('', '')?.result).toBe('warn')
    expect(check('Training data', {})?.result).toBe('unknown')
  })

  it('looks at a deleted run, a missing commit and a dirty tree', () => {
    expect(origin({ deleted: true, tags: tags('false') })?.result).toBe('warn')
    expect(origin({})?.result).toBe('warn')
    expect(origin({ tags: tags('true') })?.result).toBe('warn')
    expect(origin({ tags: tags('false') })?.result).toBe('pass')
  })

  it('has no metrics that pass without data in common', () => {
    const direction = { direction: 'higher', from: 'guess' } as const
    const pair = {
      key: 'auc',
      holder: 1,
      candidate: 0.5,
      delta: -0.5,
      dataset: { name: 'a', digest: 'x' },
      direction,
    }
    const metrics = (outcome: 'better' | 'worse' | 'unclear') =>
      check('Metrics', { metrics: [{ state: 'same data', outcome, ...pair }] })?.result
    expect([metrics('better'), metrics('worse'), metrics('unclear')]).toEqual([
      'pass',
      'warn',
      'unknown',
    ])
    expect(
      check('Metrics', {
        metrics: [{ state: 'different data', key: 'auc', holder: [], candidate: [], direction }],
      })?.result,
    ).toBe('unknown')
  })
})

describe('checksAmong', () => {
  it('waits for what is being read, of that version alone', () => {
    const sides = [plainSide(), plainSide(), plainSide({ run: READING })]
    const checks = checksAmong(sides, 0, contractsOf(sides, 0, ['v1', 'v2', 'v3']))
    expect(checks.map((own) => own?.length)).toEqual([undefined, 7, undefined])
    expect([checks[0], checks[2]]).toEqual([null, undefined])
  })
})

describe('checksSentence', () => {
  it('says what blocks first', () => {
    expect(sentence('pass', 'fail', 'warn', 'unknown')).toBe(
      '1 thing blocks: n1; 1 to look at; 1 unknown.',
    )
    expect(sentence('pass')).toBe('Nothing blocks.')
    expect(sentence('fail', 'fail')).toBe('2 things block: n0, n1.')
  })
})
