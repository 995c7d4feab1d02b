import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAdvisories } from '../advisories/readAdvisories'
import { know } from '../checks/facts'
import { aMember } from './examples'
import { exposed } from './exposure'

const LIST = readAdvisories(['numpy,<1.22,CVE-1\nnumpy,<1.20,CVE-2\nmlflow,<2,CVE-3\n'])

const needs = (name: string, packages: readonly (readonly [string, string | null])[] | null) =>
  aMember(name, {
    packages: know(packages?.map(([of, pinned]) => ({ name: of, pinned })) ?? null),
  })

test('exposed is who is bound to an affected version; bound to none is unknown', () => {
  const answer = exposed(
    [
      needs('both', [
        ['numpy', '1.19'],
        ['mlflow', '1.9'],
      ]),
      needs('well', [
        ['numpy', '2.0'],
        ['pandas', null],
      ]),
      needs('open', [['numpy', null]]),
      needs('strange', [['numpy', 'latest']]),
      needs('bare', null),
      aMember('closed', {
        packages: { known: false, because: 'denied', words: 'it is closed to you (403)' },
      }),
    ],
    LIST,
  )
  const told = (lines: typeof answer.hits) => lines.map(({ model, fact }) => [model, fact])
  expect(answer.of).toBe(6)
  expect(told(answer.hits)).toEqual([['both', 'numpy 1.19: CVE-1, CVE-2; mlflow 1.9: CVE-3']])
  expect(told(answer.unknown)).toEqual([
    ['open', 'Bound to no version, of which some are on the list: numpy'],
    ['strange', 'Bound to no version, of which some are on the list: numpy latest'],
    ['bare', 'It has no requirements.txt'],
    ['closed', 'It is closed to you (403)'],
  ])
})

test('a longer list takes nobody off it', () => {
  const pin = fc.tuple(
    fc.constantFrom('numpy', 'mlflow', 'pandas'),
    fc.constantFrom(null, '1.0', '1.21', '3.0'),
  )
  const row = fc.constantFrom('numpy,<1.1', 'numpy,>2', 'mlflow,==1.0', 'pandas,')
  fc.assert(
    fc.property(fc.array(fc.array(pin)), fc.array(row), row, (all, rows, more) => {
      const members = all.map((packages, i) => needs(`m${i}`, packages))
      const hits = (list: readonly string[]) =>
        exposed(members, readAdvisories([list.join('\n')])).hits.map(({ model }) => model)
      expect(hits([...rows, more])).toEqual(expect.arrayContaining(hits(rows)))
    }),
  )
})
