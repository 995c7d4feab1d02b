import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { column, toSignature } from '../../../test/verdicts/signatures'
import { readRequirements } from '../environment'
import { aLoggedModel, aRun, aVersion, anMlmodel } from '../examples'
import type { Mlmodel } from '../mlmodel'
import type { ModelVersion } from '../model'
import { DEFAULT_POLICY, GATES, type Gate, PRESETS, type Policy } from '../policy'
import { readPolicy } from '../policyFile'
import type { Dataset, LoggedModel, Metric, Run } from '../tracking'
import { type Against, type Known, NOT_READ, type VersionFacts, know } from './facts'
import { runChecks } from './runChecks'

const NOW = new Date('2026-06-15T09:00:00Z')

const version = (some: Partial<ModelVersion> = {}): ModelVersion =>
  aVersion({
    model: 'fraud',
    version: '5',
    description: 'Trained on May.',
    created: new Date('2026-06-01T00:00:00Z'),
    runId: 'r1',
    ...some,
  })

const amount = [column('amount', 'double')]
const score = [column('score', 'double')]

const mlmodel = (some: Partial<Mlmodel> = {}): Mlmodel =>
  anMlmodel({
    signature: toSignature({ inputs: amount, outputs: score }),
    flavors: [
      {
        name: 'sklearn',
        entries: [
          ['serialization_format', { kind: 'text', text: 'skops' }],
          ['sklearn_version', { kind: 'text', text: '1.7.2' }],
        ],
      },
    ],
    mlflowVersion: '3.17.2',
    modelId: 'm-1',
    runId: 'r1',
    pythonVersion: '3.11.9',
    inputExample: { path: 'input_example.json', servingPath: 's.json', type: null, orient: null },
    ...some,
  })

const auc = (value: number, digest: string | null = 'd1'): Metric => ({
  key: 'auc',
  value,
  step: 0,
  at: null,
  dataset: digest === null ? null : { name: 'valid', digest },
})

const dataset = (digest: string): Dataset => ({
  name: 'may',
  digest,
  sourceType: null,
  source: null,
  schema: null,
  profile: null,
  context: 'training',
})

const run = (some: Partial<Run> = {}): Run =>
  aRun({
    id: 'r1',
    status: 'FINISHED',
    tags: new Map([['mlflow.source.git.commit', 'abc']]),
    datasets: [dataset('t1')],
    ...some,
  })

const logged = (...metrics: Metric[]): LoggedModel =>
  aLoggedModel({ id: 'm-1', name: 'm', status: 'READY', sourceRunId: 'r1', metrics })

/** A version of which all is known and all is well. */
const facts = (some: Partial<VersionFacts> = {}): VersionFacts => ({
  version: version(),
  model: know({ tags: new Map([['owner', 'Ana']]), description: '' }),
  mlmodel: know(mlmodel()),
  example: know('{"dataframe_split": {"columns": ["amount"], "data": [[1.5]]}}'),
  requirements: know(readRequirements('mlflow==3.17.2\nscikit-learn==1.7.2')),
  run: know(run()),
  loggedModel: know(logged(auc(0.9))),
  artifacts: know([{ path: 'MLmodel', isDirectory: false, size: 1000 }]),
  ...some,
})

const holder = (some: Partial<VersionFacts> = {}): Against => ({
  kind: 'holder',
  facts: facts({ version: version({ version: '4' }), ...some }),
})

const check = (
  gate: Gate,
  candidate: VersionFacts,
  against: Against = { kind: 'not asked' },
  policy: Policy = DEFAULT_POLICY,
) => {
  const { checks } = runChecks({ candidate, against, policy, guard: null, now: NOW })
  return checks.find((each) => each.gate === gate)
}

const policyOf = (json: object) => readPolicy(json).policy
const DENIED: Known<never> = { known: false, because: 'denied', words: 'it is closed to you' }

describe('each gate', () => {
  test('all is known, and all is well', () => {
    const asked = { policy: DEFAULT_POLICY, guard: null, now: NOW }
    const readiness = runChecks({ ...asked, candidate: facts(), against: { kind: 'not asked' } })
    expect(readiness.checks.map(({ gate, result }) => `${gate} ${result}`)).toEqual(
      'ready signature example metrics environment lineage card pickle'
        .split(' ')
        .map((gate) => `${gate} pass`),
    )
    expect(readiness.sentence).toBe('Nothing blocks, and every check passes.')
    const taken = runChecks({ ...asked, candidate: facts(), against: holder() })
    expect(taken.checks.filter(({ result }) => result !== 'pass')).toEqual([])
    expect(taken.checks.map(({ gate }) => gate)).toEqual(
      GATES.filter((gate) => gate !== 'validation'),
    )
  })

  const ready = (some: Partial<ModelVersion>) => facts({ version: version(some) })
  const saying = (some: Partial<Mlmodel>) => facts({ mlmodel: know(mlmodel(some)) })
  const cases: readonly [Gate, string, VersionFacts, string][] = [
    ['ready', 'pending', ready({ status: 'PENDING_REGISTRATION' }), 'fail'],
    ['ready', 'failed', ready({ status: 'FAILED_REGISTRATION' }), 'fail'],
    ['ready', 'not said', ready({ status: 'UNKNOWN' }), 'unknown'],
    ['signature', 'none', saying({ signature: null }), 'fail'],
    ['signature', 'inputs alone', saying({ signature: toSignature({ inputs: amount }) }), 'warn'],
    ['signature', 'MLmodel denied', facts({ mlmodel: DENIED }), 'unknown'],
    ['example', 'none', saying({ inputExample: null }), 'warn'],
    ['example', 'not read', facts({ example: NOT_READ }), 'unknown'],
    [
      'example',
      'refused',
      facts({ example: know('{"dataframe_split": {"columns": ["b"], "data": [[1]]}}') }),
      'fail',
    ],
    ['example', 'of another kind', facts({ example: know(null) }), 'unknown'],
    ['metrics', 'none', facts({ loggedModel: know(null) }), 'warn'],
    ['metrics', 'on no data', facts({ loggedModel: know(logged(auc(0.9, null))) }), 'warn'],
    ['metrics', 'denied', facts({ run: DENIED, loggedModel: DENIED }), 'unknown'],
    [
      'metrics',
      'half denied, and nothing in the other',
      facts({ run: know(null), loggedModel: DENIED }),
      'unknown',
    ],
    [
      'environment',
      'unpinned',
      facts({ requirements: know(readRequirements('mlflow>=3')) }),
      'warn',
    ],
    ['environment', 'no list', facts({ requirements: know(null) }), 'warn'],
    ['environment', 'no Python', saying({ pythonVersion: null }), 'warn'],
    ['lineage', 'no run', facts({ run: know(null) }), 'warn'],
    ['lineage', 'run deleted', facts({ run: know(run({ deleted: true })) }), 'fail'],
    [
      'lineage',
      'run gone',
      facts({ run: { known: false, because: 'missing', words: '404' } }),
      'fail',
    ],
    ['lineage', 'no data', facts({ run: know(run({ datasets: [] })) }), 'warn'],
    ['lineage', 'no commit', facts({ run: know(run({ tags: new Map() })) }), 'warn'],
    [
      'lineage',
      'a dirty tree',
      facts({
        run: know(
          run({
            tags: new Map([
              ['git_commit', 'a'],
              ['mlflow.source.git.dirty', 'true'],
            ]),
          }),
        ),
      }),
      'warn',
    ],
    ['card', 'no owner', facts({ model: know({ tags: new Map(), description: '' }) }), 'warn'],
    ['card', 'described by nobody', ready({ description: ' ' }), 'warn'],
    ['card', 'the model denied', facts({ model: DENIED }), 'unknown'],
    [
      'pickle',
      'a pickle',
      saying({
        flavors: [
          { name: 'sklearn', entries: [['pickled_model', { kind: 'text', text: 'model.pkl' }]] },
        ],
      }),
      'warn',
    ],
  ]
  test.each(cases)('%s: %s', (gate, _, candidate, result) => {
    expect(check(gate, candidate)?.result).toBe(result)
  })
})

const sklearn = (text: string) => [
  { name: 'sklearn', entries: [['sklearn_version', { kind: 'text', text }] as const] },
]

describe('against the holder', () => {
  const wider = mlmodel({
    signature: toSignature({ inputs: [...amount, column('age', 'long')], outputs: score }),
  })
  const cases: readonly [Gate, string, VersionFacts, Against, string][] = [
    ['contract', 'breaking', facts({ mlmodel: know(wider) }), holder(), 'fail'],
    ['contract', 'compatible', facts(), holder({ mlmodel: know(wider) }), 'pass'],
    ['contract', 'the holder’s denied', facts(), holder({ mlmodel: DENIED }), 'unknown'],
    ['contract', 'nobody holds it', facts(), { kind: 'nobody' }, 'pass'],
    ['metrics', 'better', facts(), holder({ loggedModel: know(logged(auc(0.8))) }), 'pass'],
    [
      'metrics',
      'worse by a guess',
      facts(),
      holder({ loggedModel: know(logged(auc(0.95))) }),
      'warn',
    ],
    [
      'metrics',
      'different data',
      facts(),
      holder({ loggedModel: know(logged(auc(0.1, 'd2'))) }),
      'unknown',
    ],
    [
      'metrics',
      'the holder’s denied',
      facts(),
      holder({ run: DENIED, loggedModel: DENIED }),
      'unknown',
    ],
    [
      'environment',
      'another Python',
      facts(),
      holder({ mlmodel: know(mlmodel({ pythonVersion: '3.10.1' })) }),
      'fail',
    ],
    [
      'environment',
      'a patch of Python',
      facts(),
      holder({ mlmodel: know(mlmodel({ pythonVersion: '3.11.1' })) }),
      'pass',
    ],
    [
      'environment',
      'another major',
      facts({ mlmodel: know(mlmodel({ flavors: sklearn('2.0.0') })) }),
      holder(),
      'fail',
    ],
    [
      'environment',
      'another MLflow',
      facts(),
      holder({ mlmodel: know(mlmodel({ mlflowVersion: '2.9.0' })) }),
      'warn',
    ],
    [
      'environment',
      'a flavor gone',
      facts({ mlmodel: know(mlmodel({ flavors: [] })) }),
      holder(),
      'fail',
    ],
    [
      'environment',
      'a package gone',
      facts(),
      holder({ requirements: know(readRequirements('pandas==3.0.0')) }),
      'warn',
    ],
    ['data', 'the same', facts(), holder(), 'pass'],
    ['data', 'other', facts(), holder({ run: know(run({ datasets: [dataset('t2')] })) }), 'warn'],
    ['data', 'not recorded', facts(), holder({ run: know(null) }), 'unknown'],
    [
      'files',
      'much larger',
      facts({ artifacts: know([{ path: 'MLmodel', isDirectory: false, size: 9000 }]) }),
      holder(),
      'warn',
    ],
    [
      'files',
      'others',
      facts({ artifacts: know([{ path: 'other', isDirectory: false, size: 1000 }]) }),
      holder(),
      'warn',
    ],
    ['files', 'not read', facts({ artifacts: NOT_READ }), holder(), 'unknown'],
  ]
  test.each(cases)('%s: %s', (gate, _, candidate, against, result) => {
    expect(check(gate, candidate, against)?.result).toBe(result)
  })

  test('the fact of a contract is what breaks, and for whom', () => {
    expect(check('contract', facts({ mlmodel: know(wider) }), holder())?.fact).toBe(
      'Input "age" is new and required: callers don’t send it, and will fail',
    )
  })
})

describe('by the policy', () => {
  const worse = holder({ loggedModel: know(logged(auc(0.95))) })
  test.each([
    [{ direction: 'higher' }, 'fail'],
    [{ direction: 'lower' }, 'pass'],
    [{ direction: 'higher', tolerance: '10%' }, 'pass'],
    [{ direction: 'higher', tolerance: 0.1 }, 'pass'],
    [{ direction: 'higher', tolerance: 0.1, bound: 0.92 }, 'fail'],
  ])('a metric that fell, with %j: %s', (rule, result) => {
    const policy = policyOf({ metrics: { auc: rule } })
    expect(check('metrics', facts(), worse, policy)?.result).toBe(result)
  })

  test('a metric that the policy asks for and nobody measured is not known', () => {
    const policy = policyOf({ metrics: { recall: { direction: 'higher' } } })
    expect(check('metrics', facts(), holder(), policy)?.result).toBe('unknown')
    expect(check('metrics', facts(), { kind: 'not asked' }, policy)?.result).toBe('unknown')
  })

  test('a tag that the policy asks for may be on the version or on its model', () => {
    const policy = policyOf({ tags: { required: ['risk'] } })
    expect(check('card', facts(), undefined, policy)?.result).toBe('fail')
    const tagged = facts({ version: version({ tags: new Map([['risk', 'low']]) }) })
    expect(check('card', tagged, undefined, policy)?.result).toBe('pass')
  })

  const policy = policyOf({ gates: { validation: 'inform' } })
  test.each([
    [{}, 'unknown'],
    [{ validation_status: 'failed' }, 'fail'],
    [{ validation_status: 'passed' }, 'unknown'],
    [{ validation_status: 'passed', validated_at: '2026-06-10' }, 'pass'],
    [{ validation_status: 'passed', validated_at: '2026-05-31' }, 'fail'],
  ])('validated with %j: %s', (tags, result) => {
    const candidate = facts({ version: version({ tags: new Map(Object.entries(tags)) }) })
    expect(check('validation', candidate, undefined, policy)?.result).toBe(result)
  })

  test('what is switched off is not shown', () => {
    expect(check('pickle', facts(), undefined, policyOf({ gates: { pickle: 'off' } }))).toBe(
      undefined,
    )
  })
})

const hidden = (all: VersionFacts, shown: Record<string, boolean>): VersionFacts => ({
  version: all.version,
  model: shown.model ? all.model : NOT_READ,
  mlmodel: shown.mlmodel ? all.mlmodel : DENIED,
  example: shown.example ? all.example : NOT_READ,
  requirements: shown.requirements ? all.requirements : DENIED,
  run: shown.run ? all.run : DENIED,
  loggedModel: shown.loggedModel ? all.loggedModel : NOT_READ,
  artifacts: shown.artifacts ? all.artifacts : NOT_READ,
})

describe('laws', () => {
  const known = fc.boolean()
  const some = fc.record({
    model: known,
    mlmodel: known,
    example: known,
    requirements: known,
    run: known,
    loggedModel: known,
    artifacts: known,
  })
  const worst = facts({
    version: version({ description: '' }),
    model: know({ tags: new Map(), description: '' }),
    mlmodel: know(
      mlmodel({
        signature: null,
        inputExample: null,
        pythonVersion: null,
        flavors: [
          { name: 'sklearn', entries: [['cloudpickle_version', { kind: 'text', text: '3' }]] },
        ],
      }),
    ),
    requirements: know(null),
    run: know(run({ deleted: true, datasets: [dataset('t9')], tags: new Map() })),
    loggedModel: know(logged(auc(0.1))),
    artifacts: know([]),
  })

  test('what is not known never makes a check pass that would not pass if it were', () => {
    fc.assert(
      fc.property(some, (shown) => {
        for (const gate of GATES) {
          const blind = check(gate, hidden(worst, shown), holder())
          const seeing = check(gate, worst, holder())
          if (blind?.result === 'pass') expect(seeing?.result, gate).toBe('pass')
        }
      }),
    )
  })

  test('only a gate that blocks stops anybody, and the sentence says so', () => {
    const guards = fc.constantFrom(null, PRESETS.team, PRESETS.regulated)
    fc.assert(
      fc.property(some, guards, fc.constantFrom(facts(), worst), (shown, guard, all) => {
        const asked = { policy: DEFAULT_POLICY, guard, now: NOW, against: holder() }
        const { checks, blocks, sentence } = runChecks({ ...asked, candidate: hidden(all, shown) })
        for (const each of checks) {
          if (each.blocks) expect(guard?.gates[each.gate]).toBe('block')
          if (each.blocks) expect(['fail', 'unknown']).toContain(each.result)
          if (each.result === 'unknown') expect(each.blocks).toBe(guard === PRESETS.regulated)
        }
        expect(blocks).toBe(checks.filter((each) => each.blocks).length)
        expect(sentence.startsWith('Nothing blocks')).toBe(blocks === 0)
      }),
    )
  })
})

test('the sentence names what blocks, first the fact', () => {
  const { sentence, checks } = runChecks({
    candidate: facts({ version: version({ status: 'FAILED_REGISTRATION' }), mlmodel: DENIED }),
    against: holder(),
    policy: DEFAULT_POLICY,
    guard: PRESETS.regulated,
    now: NOW,
  })
  expect(sentence).toBe(
    'Status blocks: Its registration failed. So do Signature, Input example, Contract, Environment, Validation, Pickles.',
  )
  expect(checks[0]?.gate).toBe('ready')
})
