import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Part, type Term, parseSearch, termsOf } from './search'
import { faultSentence } from './searchFault'
import { searchText } from './searchText'

const terms = (text: string) => termsOf(parseSearch(text))
const faults = (text: string) =>
  parseSearch(text).flatMap((part) =>
    part.term === null
      ? [{ at: text.slice(part.from, part.to), because: faultSentence(part.fault) }]
      : [],
  )

describe('what is typed', () => {
  test.each<[string, Term[]]>([
    ['', []],
    ['  \t\n ', []],
    [
      ' card  EU ',
      [
        { kind: 'word', text: 'card' },
        { kind: 'word', text: 'EU' },
      ],
    ],
    ['"two words"', [{ kind: 'word', text: 'two words' }]],
    ['"a \\"b\\" \\\\ \\n"', [{ kind: 'word', text: 'a "b" \\ \\n' }]],
    // a hyphen before a word belongs to it, and so does a quote within
    [
      '-fraud 5"pipe it\'s',
      [
        { kind: 'word', text: '-fraud' },
        { kind: 'word', text: '5"pipe' },
        { kind: 'word', text: "it's" },
      ],
    ],
    ['tag:team', [{ kind: 'tag', not: false, key: 'team', is: null }]],
    ['TAG:team', [{ kind: 'tag', not: false, key: 'team', is: null }]],
    ['-tag:team=risk', [{ kind: 'tag', not: true, key: 'team', is: { sign: '=', value: 'risk' } }]],
    [
      'tag:a.b/c:d!=x=y',
      [{ kind: 'tag', not: false, key: 'a.b/c:d', is: { sign: '!=', value: 'x=y' } }],
    ],
    [
      'tag:"my key"="a b"',
      [{ kind: 'tag', not: false, key: 'my key', is: { sign: '=', value: 'a b' } }],
    ],
    [
      'tag:note="it\'s \\"so\\""',
      [{ kind: 'tag', not: false, key: 'note', is: { sign: '=', value: 'it\'s "so"' } }],
    ],
    ['tag:k=""', [{ kind: 'tag', not: false, key: 'k', is: { sign: '=', value: '' } }]],
    ['alias:@champion', [{ kind: 'alias', not: false, alias: 'champion', is: null }]],
    ['alias:a=4', [{ kind: 'alias', not: false, alias: 'a', is: { sign: '=', value: '4' } }]],
    ['owner:ana@bank.example', [{ kind: 'owner', not: false, value: 'ana@bank.example' }]],
    ['-stage:Production', [{ kind: 'stage', not: true, value: 'Production' }]],
    ['name:card*', [{ kind: 'name', not: false, text: 'card', begins: true }]],
    ['name:"card*"', [{ kind: 'name', not: false, text: 'card*', begins: false }]],
    ['name:"a b"*', [{ kind: 'name', not: false, text: 'a b', begins: true }]],
  ])('%j is understood', (text, expected) => {
    expect(terms(text)).toEqual(expected)
    expect(faults(text)).toEqual([])
  })

  test.each([
    ['fraud owne:ana', 'owne:ana', 'There is no search by owne:'],
    ['tag:', 'tag:', 'After tag: the key of a tag is missing.'],
    ['tag:=x y', 'tag:=x', 'After tag: the key of a tag is missing.'],
    ['tag:team= y', 'tag:team=', 'After = the value is missing; an empty one is ="".'],
    ['alias:@', 'alias:@', 'After alias: an alias is missing.'],
    ['name:*', 'name:*', 'Before the * the beginning of a name is missing.'],
    ['x tag:"my key', 'tag:"my key', 'The quote is not closed'],
    ['x "two words', '"two words', 'The quote is not closed'],
    ['""', '""', 'Nothing is between these quotes.'],
    ['"a"b c', '"a"b', 'A space is missing after the second quote.'],
    ['tag:"k"v', 'tag:"k"v', 'A space is missing after the second quote.'],
    ['owner:"a"b', 'owner:"a"b', 'A space is missing after the second quote.'],
  ])('%j is refused at its place, with the reason', (text, at, because) => {
    const [fault, ...others] = faults(text)
    expect(others).toEqual([])
    expect(fault?.at).toBe(at)
    expect(fault?.because).toContain(because)
  })

  test('keeps what can be read beside what can’t', () => {
    expect(terms('fraud tag: eu').map(searchText)).toEqual(['fraud', 'eu'])
  })
})

const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({ unit: fc.constantFrom(...Array.from('ab "\\=!:*@-\t')), minLength: 1 }),
)
const is = fc.option(
  fc.record({
    sign: fc.constantFrom('=' as const, '!=' as const),
    value: fc.oneof(text, fc.constant('')),
  }),
)
const not = fc.boolean()
const term: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ kind: fc.constant('word' as const), text }),
  fc.record({ kind: fc.constant('name' as const), not, text, begins: fc.boolean() }),
  fc.record({ kind: fc.constant('tag' as const), not, key: text, is }),
  fc.record({ kind: fc.constant('alias' as const), not, alias: text, is }),
  fc.record({ kind: fc.constantFrom('owner' as const, 'stage' as const), not, value: text }),
)

test('what is printed is read as the same terms', () => {
  fc.assert(
    fc.property(fc.array(term, { maxLength: 5 }), (meant) => {
      const parts = parseSearch(meant.map(searchText).join(' '))
      expect(parts.flatMap((part) => ('fault' in part ? [part.fault] : []))).toEqual([])
      expect(termsOf(parts)).toEqual(meant)
    }),
    { numRuns: 2000 },
  )
})

test('any text is read to its end, part after part, without a gap but spaces', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(...Array.from('at:ag "\\=!*@- '), 'tag:', 'alias:', 'name:'),
    }),
  )
  fc.assert(
    fc.property(typed, (any) => {
      let end = 0
      for (const { from, to } of parseSearch(any) as readonly Part[]) {
        expect(any.slice(end, from).trim()).toBe('')
        expect(to).toBeGreaterThan(from)
        end = to
      }
      expect(any.slice(end).trim()).toBe('')
    }),
    { numRuns: 2000 },
  )
})
