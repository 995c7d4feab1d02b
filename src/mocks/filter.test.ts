import { expect, test } from 'vitest'
import { FlaskPage, MlflowFailure } from './answer'
import { type Grammar, matches, parseFilter } from './filter'

const GRAMMAR: Grammar = {
  attributes: new Map([
    ['name', 'text'],
    ['version_number', 'number'],
  ]),
  lists: new Set(['name']),
  entities: new Map([
    ['attribute', 'attribute'],
    ['tag', 'tag'],
    ['tags', 'tag'],
  ]),
  nulls: false,
}

const clause = (filter: string) => parseFilter(filter, GRAMMAR)[0]

test.each([
  [`name = 'a'`, 'name', '=', 'a'],
  [`name='a'`, 'name', '=', 'a'],
  [`name = "it's"`, 'name', '=', "it's"],
  [`name = 'say "x"'`, 'name', '=', 'say "x"'],
  // accepted, and kept as they are: they match nothing but themselves
  [`name = 'it''s'`, 'name', '=', "it''s"],
  [String.raw`name = 'it\'s'`, 'name', '=', String.raw`it\'s`],
  [`name ilike '%A%'`, 'name', 'ILIKE', '%A%'],
  [`tags.team = 'x'`, 'team', '=', 'x'],
  [`tag.pii.level = 'x'`, 'pii.level', '=', 'x'],
  ['tags.`mlflow.prompt.is_prompt` = "true"', 'mlflow.prompt.is_prompt', '=', 'true'],
  [`tags."my key" != 'x'`, 'my key', '!=', 'x'],
  [`tags.équipe = 'x'`, 'équipe', '=', 'x'],
  [`version_number >= 5`, 'version_number', '>=', 5],
  [`version_number = '5'`, 'version_number', '=', 5],
  [`name IN ('a', "b'c")`, 'name', 'IN', ['a', "b'c"]],
  [`name not in ('a')`, 'name', 'NOT IN', ['a']],
  // a list is a Python literal: the only place where a value can hold both quotes
  [String.raw`name IN ('a\'b"c')`, 'name', 'IN', [`a'b"c`]],
])('%s', (filter, key, comparator, value) => {
  expect(clause(filter)).toMatchObject({ key, comparator, value })
})

test('comparisons may stand side by side, and AND anywhere between', () => {
  expect(parseFilter(`name = 'a' name = 'b' AND`, GRAMMAR)).toHaveLength(2)
  expect(parseFilter('', GRAMMAR)).toEqual([])
})

test.each([
  `name = 'a' OR name = 'b'`,
  `name NOT LIKE 'a'`,
  `name = a`,
  `name = 5`,
  `name > 'a'`,
  `'name' = 'a'`,
  `alias = 'a'`,
  `foo.bar = 'a'`,
  `tags.t IN ('a')`,
  `tags.t = 5`,
  `name IN ()`,
  `name IN (5)`,
  `name IN ('a'`,
  `version_number = 1.5`,
  `version_number LIKE '5'`,
  `name =`,
  `name`,
  `name = 'a'; name = 'b'`,
  `name = 'a' -- comment`,
  `name = 'unclosed`,
  `1=1)/*`,
])('refuses %s', (filter) => {
  expect(() => parseFilter(filter, GRAMMAR)).toThrow(MlflowFailure)
})

test('IS NULL crashes the registry, and works where it is known', () => {
  expect(() => parseFilter('tags.x IS NULL', GRAMMAR)).toThrow(FlaskPage)
  const [absent] = parseFilter('tags.x IS NULL', { ...GRAMMAR, nulls: true })
  const [present] = parseFilter('tags.x IS NOT NULL', { ...GRAMMAR, nulls: true })
  if (!absent || !present) throw new Error('no clause')
  expect(matches([absent], () => undefined)).toBe(true)
  expect(matches([absent], () => 'x')).toBe(false)
  expect(matches([present], () => 'x')).toBe(true)
})

test('what a row has not got is found by no comparison, != neither', () => {
  expect(matches(parseFilter(`tags.t != 'x'`, GRAMMAR), () => undefined)).toBe(false)
  expect(matches(parseFilter(`tags.t != 'x'`, GRAMMAR), () => 'y')).toBe(true)
})
