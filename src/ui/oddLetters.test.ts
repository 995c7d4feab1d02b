import { expect, test } from 'vitest'
import { oddLetters } from './oddLetters'

const codes = (text: string) => oddLetters(text).map(({ code }) => code)

test('plain ASCII has none', () => expect(codes('churn-classifier v2 (EU)')).toEqual([]))

test('a Cyrillic letter among Latin ones is told', () => {
  expect(oddLetters('\u0441hampion')).toEqual([
    { char: '\u0441', code: 'U+0441', script: 'Cyrillic' },
  ])
})

test('composed and decomposed are told apart', () => {
  expect(codes('\u00E9t\u00E9')).toEqual(['U+00E9'])
  expect(codes('e\u0301te\u0301')).toEqual(['U+0301'])
})

test('full-width, ligature and compatibility forms are told', () => {
  expect(codes('\uFF43\uFB01\uF900')).toEqual(['U+FF43', 'U+FB01', 'U+F900'])
})

test('what looks like nothing else is left alone', () =>
  expect(codes('客户流失 模型 🚀')).toEqual([]))
