import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visibleParts, visibleText } from './visibleText'

describe('visibleText', () => {
  it.each([
    ['fraud-detector', 'fraud-detector'],
    ['Prévision de ventes (été)', 'Prévision de ventes (été)'],
    ['客户流失 模型', '客户流失 模型'],
    ['نموذج', 'نموذج'],
  ])('leaves %s as it is', (text, shown) => {
    expect(visibleText(text)).toBe(shown)
    expect(visibleParts(text)).toEqual([{ kind: 'plain', text }])
  })

  it.each([
    ['a tab', 'a\tb', 'a⇥b'],
    ['a newline', 'a\nb', 'a⏎b'],
    ['a carriage return', 'a\rb', 'a␍b'],
    ['NUL', 'a\0b', 'aU+0000b'],
    ['a no-break space', 'a\u00A0b', 'a⍽b'],
    ['a zero-width space', 'churn\u200B', 'churnU+200B'],
    ['a soft hyphen', 'ch\u00ADurn', 'chU+00ADurn'],
    ['a text that turns its direction', 'abc\u202Ednuorg', 'abcU+202Ednuorg'],
    ['an isolate left open', '\u2066abc', 'U+2066abc'],
    ['a byte order mark', '\uFEFFabc', 'U+FEFFabc'],
    ['half a surrogate pair', 'a\uD800b', 'aU+D800b'],
    ['a tag character', 'a\u{E0041}b', 'aU+E0041b'],
    ['a blank that is no space', 'a\u3164b', 'aU+3164b'],
    ['a variation selector', 'a\uFE00b', 'aU+FE00b'],
    ['a line separator', 'a\u2028b', 'aU+2028b'],
  ])('marks %s', (_what, text, shown) => {
    expect(visibleText(text)).toBe(shown)
  })

  it('marks each space at either end, and none inside', () => {
    expect(visibleText('  two words ')).toBe('␣␣two words␣')
    expect(visibleText('   ')).toBe('␣␣␣')
  })

  it('marks a space before a mark only at the end of the whole text', () => {
    expect(visibleText('a \u200B b')).toBe('a U+200B b')
  })

  it('leaves what joins an emoji, and marks the same character elsewhere', () => {
    expect(visibleText('👩‍💻 ❤️ 👩🏽‍🚀 👁️‍🗨️')).toBe('👩‍💻 ❤️ 👩🏽‍🚀 👁️‍🗨️')
    expect(visibleText('a\u200Db')).toBe('aU+200Db')
    expect(visibleText('👩\u200D')).toBe('👩U+200D')
  })

  it('tells apart what looks the same', () => {
    expect(visibleText('churn')).not.toBe(visibleText('churn\u200B'))
    expect(visibleText('churn')).not.toBe(visibleText('churn '))
    expect(visibleText('a b')).not.toBe(visibleText('a\u00A0b'))
  })
})

describe('visibleParts', () => {
  // any text, with more of what is hidden than chance would give
  const odd = fc.string({
    unit: fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.constantFrom(' ', '\t', '\u200B', '\u200D', '\u202E', '\uFE0F', '\uD800', '👩', '💻', 'a'),
    ),
  })

  it('drops nothing: the plain parts and one mark for each character between them', () => {
    fc.assert(
      fc.property(odd, (text) => {
        let at = 0
        for (const part of visibleParts(text)) {
          if (part.kind === 'plain') {
            expect(text.startsWith(part.text, at)).toBe(true)
            at += part.text.length
          } else {
            at += String.fromCodePoint(text.codePointAt(at) ?? 0).length
          }
        }
        expect(at).toBe(text.length)
      }),
    )
  })

  it('leaves no control, direction mark or half a pair in what is shown', () => {
    fc.assert(
      fc.property(odd, (text) => {
        expect(visibleText(text)).not.toMatch(
          /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u,
        )
      }),
    )
  })

  it('names each mark by its code point', () => {
    expect(visibleParts('a\u202E')).toEqual([
      { kind: 'plain', text: 'a' },
      { kind: 'mark', mark: 'U+202E', name: 'character U+202E' },
    ])
  })
})
