import { expect, test } from 'vitest'
import { gitFacts } from './gitFacts'

const facts = (tags: Record<string, string>) => gitFacts(new Map(Object.entries(tags)))

test('what a script in a repository leaves says nothing about changes', () => {
  expect(
    facts({
      'mlflow.source.git.commit': 'abc',
      'mlflow.source.git.branch': 'main',
      'mlflow.source.git.repoURL': 'git@example.org:r.git',
    }),
  ).toEqual({ commit: 'abc', dirty: null, repository: 'git@example.org:r.git', branch: 'main' })
})

test.each([
  ['true', true],
  ['True', true],
  ['false', false],
  ['maybe', null],
])('dirty %s', (text, dirty) => {
  const tags = { 'mlflow.source.git.commit': 'abc', 'mlflow.source.git.dirty': text }
  expect(facts(tags)).toMatchObject({ dirty })
})

test('a commit set by hand counts where MLflow set none', () => {
  expect(facts({ git_commit: 'abc' })?.commit).toBe('abc')
  expect(facts({ git_commit: 'b', 'mlflow.source.git.commit': 'a' })?.commit).toBe('a')
  expect(facts({ git_commit: 'b', 'mlflow.source.git.commit': '' })?.commit).toBe('b')
})

test('without a commit there is nothing to say', () => {
  expect(facts({ 'mlflow.source.git.branch': 'main' })).toBeNull()
})
