import { expect, test } from 'vitest'
import type { VersionTerm } from '../../registry/versionTerms'
import { toVersion } from './fromWire'
import { versionsMeeting } from './versionFilter'
import { wireVersion } from './wire'

const version = (more: object = {}) =>
  toVersion(wireVersion.parse({ name: 'm', version: '7', ...more }))
const tagged = (value: string) => version({ tags: [{ key: 'note', value }] })
const tag = (key: string, value: string | null): VersionTerm => ({ kind: 'tag', key, value })

test.each<[VersionTerm, string]>([
  [{ kind: 'number', sign: '>=', number: '40' }, 'version_number >= 40'],
  [tag('team', 'risk'), "tags.`team` = 'risk'"],
  [tag('a b', null), "tags.`a b` LIKE '%'"],
  [tag('team', ''), "tags.`team` = ''"],
  [tag('note', `it's "so"`), "tags.`note` LIKE 'it_s _so_%'"],
  [tag('path', 'a\\'), "tags.`path` LIKE 'a_%'"],
  [{ kind: 'run', part: '3FA9' }, "run_id LIKE '3fa9%'"],
  [{ kind: 'source', part: "o'x_%" }, "source_path ILIKE '%o_x__%'"],
])('the server is asked for %j', (term, clause) => {
  expect(versionsMeeting([term]).clauses).toEqual([clause])
})

test.each<[VersionTerm]>([
  [{ kind: 'by', part: 'ana' }],
  [{ kind: 'text', part: 'nightly' }],
  [{ kind: 'stage', part: 'Production' }],
  // it would end the clause
  [tag('a` = 1 OR `b', 'x')],
])('the server is not asked for %j, which is looked for here', (term) => {
  const { clauses, matches } = versionsMeeting([term])
  expect(clauses).toEqual([])
  expect(matches(version())).toBe(false)
})

test('what a server finds too generously is looked at again', () => {
  const { matches } = versionsMeeting([tag('note', `it's "so"`)])
  expect(matches(tagged(`it's "so"`))).toBe(true)
  expect(matches(tagged('it-s -so-, too'))).toBe(false)
})

test('all terms hold at once', () => {
  const { matches } = versionsMeeting([
    { kind: 'number', sign: '>', number: '6' },
    { kind: 'by', part: 'ANA' },
  ])
  expect(matches(version({ user_id: 'ana' }))).toBe(true)
  expect(matches(version({ user_id: 'bo' }))).toBe(false)
  expect(matches(version({ user_id: 'ana', version: '6' }))).toBe(false)
})
