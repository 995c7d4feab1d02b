import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { readRequirements } from './environment'
import { pipInstall, pythonVersions, reconcile } from './packages'

const source = (file: string, ...lines: string[]) => ({
  file,
  requirements: readRequirements(lines.join('\n')),
})

test('a package is one row, however its name is written, with what each file says', () => {
  const { rows } = reconcile([
    source('requirements.txt', 'Scikit_Learn==1.5.0', 'pandas', 'ruamel.yaml==0.18'),
    source('conda.yaml', 'scikit-learn==1.5.0', 'pip<=23.2.1', 'ruamel-_.yaml==0.18'),
  ])
  expect(rows.map(({ name, state }) => `${name} ${state}`)).toEqual([
    'pandas unpinned',
    'pip unpinned',
    'Scikit_Learn pinned',
    'ruamel.yaml pinned',
  ])
  expect(rows[2]?.asked.map(({ file }) => file)).toEqual(['requirements.txt', 'conda.yaml'])
})

test('files that pin different versions are in conflict, and come first', () => {
  const { rows } = reconcile([
    source('requirements.txt', 'numpy', 'mlflow==3.17.2'),
    source('conda.yaml', 'mlflow==2.9.0', 'numpy==2.0'),
  ])
  expect(rows.map(({ name, state }) => `${name} ${state}`)).toEqual([
    'mlflow conflict',
    'numpy unpinned',
  ])
})

test('a file that only names another adds nothing; what can’t be checked is kept', () => {
  const { rows, others } = reconcile([
    source('requirements.txt', 'mlflow==3.17.2', 'git+https://example.org/x.git'),
    source('python_env.yaml', '-r requirements.txt', '-r elsewhere.txt', 'wheel'),
  ])
  expect(rows.map(({ name }) => name)).toEqual(['wheel', 'mlflow'])
  expect(others.map(({ text }) => text)).toEqual([
    'git+https://example.org/x.git',
    '-r elsewhere.txt',
  ])
})

test('versions of Python that agree are one', () => {
  expect(
    pythonVersions([
      { file: 'MLmodel', python: '3.11.7' },
      { file: 'conda.yaml', python: '3.11.7' },
      { file: 'python_env.yaml', python: '3.10' },
      { file: 'x', python: null },
    ]),
  ).toEqual([
    { python: '3.11.7', files: ['MLmodel', 'conda.yaml'] },
    { python: '3.10', files: ['python_env.yaml'] },
  ])
})

test('pip is handed the file as it is, whatever is in it', () => {
  const text = `mlflow==3.17.2\nEND\n# $(id) \`id\` '"\n`
  const script = `pip() { printf '%s\\n' "$*"; cat; }\n${pipInstall(text)}`
  expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' })).toBe(
    `install -r /dev/stdin\n${text}`,
  )
})
