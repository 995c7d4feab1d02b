import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Version, compareVersions, readRange, readVersion } from './pep440'

const version = (text: string): Version => {
  const read = readVersion(text)
  if (read === null) throw new Error(`no version: ${text}`)
  return read
}

const IN_ORDER =
  '0 1.dev0 1.0.dev456 1.0a1 1.0a2.dev456 1.0a12.dev456 1.0a12 1.0b1.dev456 1.0b2 1.0b2.post345.dev456 1.0b2.post345 1.0rc1.dev456 1.0rc1 1.0 1.0+abc.5 1.0+abc.7 1.0+5 1.0.post456.dev34 1.0.post456 1.0.15 1.1.dev1 1.9 1.10 2024.1 1!0.1'.split(
    ' ',
  )

test('versions stand in the order of PEP 440', () => {
  IN_ORDER.forEach((a, i) => {
    IN_ORDER.forEach((b, j) => {
      expect(compareVersions(version(a), version(b)), `${a}, ${b}`).toBe(Math.sign(i - j))
    })
  })
})

test('one version may be written in many ways', () => {
  for (const [one, other] of [
    ['1.0', '1'],
    ['1.0.0', 'v1.0'],
    ['1.0alpha1', '1.0-A.1'],
    ['1.0c2', '1.0.rc2'],
    ['1.0-1', '1.0.post1'],
    ['1.0.post', '1.0.post0'],
    ['1.0+Ab-1', '1.0+ab.1'],
  ] as const)
    expect(compareVersions(version(one), version(other)), `${one}, ${other}`).toBe(0)
  for (const text of ['', 'one', '1.0-', '1..0', '1.0+', '1.0 2'])
    expect(readVersion(text)).toBeNull()
})

const inRange = (range: string, text: string) => readRange(range)?.(version(text))

test('a range is what all of its clauses say', () => {
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['', ['0', '9'], []],
    ['>=1.0, <1.2', ['1.0', '1.1.9', '1.2rc1'], ['0.9', '1.2']],
    ['==1.2.*', ['1.2', '1.2.7', '1.2rc1'], ['1.20', '1.3', '1!1.2']],
    ['!=1.2.*,!=2', ['1.3', '2.1'], ['1.2.1', '2.0']],
    ['~=1.4.2', ['1.4.2', '1.4.9'], ['1.4.1', '1.5']],
    ['~=1.4', ['1.4', '1.9'], ['1.3', '2.0']],
    ['1.0', ['1.0.0'], ['1.0.1']],
    ['>1,<=2', ['1.0.1', '2'], ['1', '2.0.1']],
  ]
  for (const [range, inside, outside] of cases) {
    for (const text of inside) expect(inRange(range, text), `${text} in ${range}`).toBe(true)
    for (const text of outside) expect(inRange(range, text), `${text} in ${range}`).toBe(false)
  }
  for (const text of ['>=', '~=1', '<1.*', 'one', '>=1;<2']) expect(readRange(text)).toBeNull()
})

test('the order is total, and a range has either a version or its opposite', () => {
  const any = fc.constantFrom(...IN_ORDER)
  fc.assert(
    fc.property(any, any, (a, b) => {
      expect(
        compareVersions(version(a), version(b)) + compareVersions(version(b), version(a)),
      ).toBe(0)
      expect(inRange(`<${a}`, b)).toBe(!(inRange(`>=${a}`, b) ?? true))
      expect(inRange(`==${a}`, b)).toBe(!(inRange(`!=${a}`, b) ?? true))
    }),
  )
})
