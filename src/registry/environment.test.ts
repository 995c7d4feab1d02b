import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { readCondaYaml, readPythonEnv, readRequirements } from './environment'
import { readYaml } from './readYaml'

const recorded = (file: string) =>
  z
    .object({ body: z.string() })
    .parse(JSON.parse(readFileSync(`test/data/responses/${file}`, 'utf8'))).body

const valueOf = (yaml: string) => {
  const reading = readYaml(new TextEncoder().encode(yaml))
  if (reading.state === 'unreadable') throw new Error(reading.because)
  return reading.value
}

test('what MLflow wrote for a model', () => {
  expect(readRequirements(recorded('artifact-requirements-txt.json'))).toEqual([
    { text: 'mlflow==3.17.2', name: 'mlflow', pinned: '3.17.2' },
    { text: 'scikit-learn', name: 'scikit-learn', pinned: null },
    { text: 'pandas', name: 'pandas', pinned: null },
  ])
})

test.each([
  ['torch==2.3.0+cu121', 'torch', '2.3.0+cu121'],
  ['a === 1.0', 'a', '1.0'],
  ['a (==1.0)', 'a', '1.0'],
  ['requests[security,socks] == 2.8.1 ; python_version < "3.9"', 'requests', '2.8.1'],
  ['a==1.0 --hash=sha256:00', 'a', '1.0'],
  ['a==1.*', 'a', null],
  ['a>=1,==1.2', 'a', null],
  ['a~=1.4', 'a', null],
  ['zope.interface', 'zope.interface', null],
  ['pip @ https://example.org/pip.whl', 'pip', null],
  ['-r requirements.txt', null, null],
  ['./wheels/a.whl', null, null],
  ['git+https://example.org/a.git', null, null],
  ['https://example.org/a.whl', null, null],
])('%s', (line, name, pinned) => {
  expect(readRequirements(line)).toEqual([{ text: line, name, pinned }])
})

test('comments, blank and continued lines', () => {
  const text = '# all of it\r\n\r\na==1.0 # why\r\nb==2.0 \\\r\n  --hash=sha256:00\nurl#egg'
  expect(readRequirements(text).map((line) => line.text)).toEqual([
    'a==1.0',
    'b==2.0    --hash=sha256:00',
    'url#egg',
  ])
})

test('conda.yaml as MLflow writes it', () => {
  expect(readCondaYaml(valueOf(recorded('artifact-conda-yaml.json')))).toEqual({
    python: '3.11.7',
    channels: ['conda-forge'],
    conda: ['python=3.11.7', 'pip<=23.2.1'],
    pip: [
      { text: 'mlflow==3.17.2', name: 'mlflow', pinned: '3.17.2' },
      { text: 'scikit-learn', name: 'scikit-learn', pinned: null },
      { text: 'pandas', name: 'pandas', pinned: null },
    ],
  })
})

test('python_env.yaml as MLflow writes it, 3.10 with its zero', () => {
  const file =
    'python: 3.10\nbuild_dependencies:\n- pip==23.2.1\ndependencies:\n- -r requirements.txt\n'
  expect(readPythonEnv(valueOf(file))).toEqual({
    python: '3.10',
    channels: [],
    conda: [],
    pip: [
      { text: 'pip==23.2.1', name: 'pip', pinned: '23.2.1' },
      { text: '-r requirements.txt', name: null, pinned: null },
    ],
  })
})

test.each(['[]', 'text', 'dependencies: text', 'dependencies: [[a], {pip: x}, null]'])(
  '%s has nothing to tell, and that is no error',
  (file) => {
    expect(readCondaYaml(valueOf(file))).toMatchObject({ python: null, conda: [], pip: [] })
    expect(readPythonEnv(valueOf(file))).toMatchObject({ python: null })
  },
)
