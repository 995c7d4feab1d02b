import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Scrubber } from './scrub'

const keep = () => new Scrubber({ names: 'keep' })
const replace = () => new Scrubber({ names: 'replace' })

test.each([
  ['s3://bank-prod/churn/v3/artifacts', 's3://bucket-1/path-1/path-2/artifacts'],
  ['mlflow-artifacts:/1/models/m-0123456789abcdef0123456789abcdef/artifacts', null],
  ['models:/churn/5', null],
  ['runs:/0123456789abcdef0123456789abcdef/model', null],
  ['https://ana:pw@git.bank.com/models/churn.git', 'https://host-1.example/models/path-1'],
  ['file:///home/ana/mlruns/1', 'file:///path-1/path-2/path-3/1'],
  ['/home/ana/mlruns/1', '/path-1/path-2/path-3/1'],
  ['s3://bank/x?token=abc#y', 's3://bucket-1/path-1'],
])('of %s stays %s', (uri, left) => {
  expect(keep().uri(uri)).toBe(left ?? uri)
})

test('texts lose addresses, places and secrets, and keep their words', () => {
  const text =
    'ask ana.b@bank.com at 10.2.3.4, see https://wiki.bank.com/churn, /home/ana/x.csv, password=hunter2 and AKIAABCDEFGHIJKLMNOP'
  expect(keep().text(text)).toBe(
    'ask user-1@people.example at host-2.example, see https://host-1.example/path-1 /path-2/path-3/path-4, password=secret-1 and secret-2',
  )
})

test('names are kept or replaced, the same everywhere', () => {
  const scrub = replace()
  const versions = '[{"name": "churn", "version": 5}, {"name":"churn","version":6}]'
  expect([
    scrub.name('model', 'churn'),
    scrub.uri('models:/churn/5'),
    scrub.tags([['mlflow.modelVersions', versions]]),
    scrub.name('model', 'fraud'),
  ]).toEqual([
    'model-1',
    'models:/model-1/5',
    [['mlflow.modelVersions', versions.replaceAll('churn', 'model-1')]],
    'model-2',
  ])
  expect(keep().tags([['mlflow.modelVersions', versions]])).toEqual([
    ['mlflow.modelVersions', versions],
  ])
})

test('tags keep their keys, and equal values stay equal', () => {
  expect(
    keep().tags([
      ['team', 'risk'],
      ['owner', 'risk'],
      ['empty', ''],
      ['mlflow.user', 'ana'],
      ['mlflow.source.git.dirty', 'true'],
    ]),
  ).toEqual([
    ['team', 'value-1'],
    ['owner', 'value-1'],
    ['empty', ''],
    ['mlflow.user', 'user-1'],
    ['mlflow.source.git.dirty', 'true'],
  ])
})

test('no letter of a description, a tag value or a user is left', () => {
  const word = fc.stringMatching(/^[A-Z]{6,20}$/)
  fc.assert(
    fc.property(word, word, word, (description, value, user) => {
      const scrub = replace()
      const left = JSON.stringify([
        scrub.description(`${description}\n${value}`),
        scrub.tags([['team', value]]),
        scrub.user(user),
        scrub.uri(`s3://${value}/${user}?${description}`),
        scrub.text(`${user}@${value}.com https://${description}.com`),
      ])
      for (const said of [description, value, user]) expect(left).not.toContain(said)
    }),
  )
})
