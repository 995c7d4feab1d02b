import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitName } from './splitName'

const LONG = 'fraud-detector-for-cards-in-europe-west-v2'

describe('splitName', () => {
  it('leaves a short name whole', () => {
    expect(splitName('fraud-detector')).toBeNull()
    expect(splitName('a'.repeat(28))).toBeNull()
  })

  it('keeps the end of a long one, by which it differs from its neighbours', () => {
    expect(splitName(LONG)).toEqual({
      start: 'fraud-detector-for-cards-in-euro',
      end: 'pe-west-v2',
    })
  })

  it('does not cut at a space: it would stand at an end and look like part of the name', () => {
    const parts = splitName('fraud detector for all european west12345')
    expect(parts).toEqual({ start: 'fraud detector for all europea', end: 'n west12345' })
  })

  it('does not cut inside of what is seen as one character', () => {
    const parts = splitName(`${'a'.repeat(30)}👩‍💻${'b'.repeat(9)}`)
    expect(parts).toEqual({ start: 'a'.repeat(30), end: `👩‍💻${'b'.repeat(9)}` })
  })

  it('gives up where there is nothing but space to cut at', () => {
    expect(splitName(' '.repeat(200))).toBeNull()
  })

  it('keeps both parts of a name of any length, up to what a column can show', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 29, maxLength: 250 })
    fc.assert(
      fc.property(name, (text) => {
        const parts = splitName(text)
        if (parts !== null && !parts.start.endsWith('…')) {
          expect(parts.start + parts.end).toBe(text)
          expect(parts.start).not.toBe('')
        }
      }),
    )
    expect(splitName('x'.repeat(100_000))).toEqual({
      start: `${'x'.repeat(256)}…`,
      end: 'x'.repeat(10),
    })
  })
})
