import { describe, expect, it } from 'vitest'
import { readRequirements } from '../environment'
import { reconcile } from '../packages'
import { environmentMove, isSameFact, packageFacts, runtimeFacts } from './environment'

const asks = (...lines: string[]) =>
  packageFacts(
    reconcile([{ file: 'requirements.txt', requirements: readRequirements(lines.join('\n')) }]),
  )
const one = (line: string | null) => (line === null ? null : ([...asks(line).values()][0] ?? null))

describe('environmentMove', () => {
  it.each([
    ['numpy==1.9.0', 'numpy==1.10.0', 'up'],
    ['numpy==2.0', 'numpy==2.0rc1', 'down'],
    ['numpy==1.0', 'numpy==1.0.0', 'written otherwise'],
    ['numpy==1.0', 'numpy>=1.0', 'no longer pinned'],
    ['numpy', 'numpy==1.0', 'now pinned'],
    ['numpy>=1', 'numpy>=2', 'changed, unpinned'],
    ['numpy==main', 'numpy==dev', 'changed'],
    [null, 'numpy==1.0', 'added'],
    [null, 'numpy', 'added, unpinned'],
    ['numpy==1.0', null, 'removed'],
    [null, null, ''],
  ])('from %s to %s is %s', (before, now, move) => {
    expect(environmentMove(one(before), one(now))).toBe(move)
  })
})

describe('packageFacts', () => {
  it('knows a package by any spelling, and spaces say nothing', () => {
    const [a, b] = [asks('Scikit_Learn == 1.5'), asks('scikit-learn==1.5')]
    expect([...a.keys()]).toEqual([...b.keys()])
    const [before, now] = [a, b].map((facts) => facts.get('scikit-learn'))
    expect(before && now && isSameFact(before, now)).toBe(true)
  })

  it('has no version where files disagree', () => {
    const facts = packageFacts(
      reconcile([
        { file: 'requirements.txt', requirements: readRequirements('numpy==1.0') },
        { file: 'conda.yaml', requirements: readRequirements('numpy==2.0') },
      ]),
    )
    expect(facts.get('numpy')).toEqual({ name: 'numpy', asked: '==1.0 · ==2.0', pinned: null })
  })

  it('keeps options and addresses apart from packages', () => {
    const facts = asks('git+https://git.example.org/a.git', 'a==1')
    expect([...facts.values()].map(({ name }) => name)).toEqual([
      'a',
      'git+https://git.example.org/a.git',
    ])
  })
})

describe('runtimeFacts', () => {
  it('leaves out what MLmodel does not say', () => {
    const facts = runtimeFacts({
      signature: null,
      flavors: [
        {
          name: 'sklearn',
          entries: [
            ['sklearn_version', { kind: 'text', text: '1.5.2' }],
            ['serialization_format', { kind: 'text', text: 'cloudpickle' }],
            ['code', { kind: 'null' }],
          ],
        },
      ],
      mlflowVersion: null,
      modelId: null,
      runId: null,
      modelSize: null,
      created: null,
      pythonVersion: '3.11.7',
      inputExample: null,
      environment: { conda: null, virtualenv: null },
      problems: [],
    })
    expect([...facts.values()].map(({ name, asked }) => [name, asked])).toEqual([
      ['Python', '3.11.7'],
      ['sklearn: sklearn_version', '1.5.2'],
      ['sklearn: serialization_format', 'cloudpickle'],
    ])
  })
})
