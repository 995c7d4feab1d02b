/** Code points in order: what sqlite's BINARY collation compares, since UTF-8 keeps their order. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i += 1) {
    const [left, right] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (left !== right) return rank(left) - rank(right)
  }
  return a.length - b.length
}

/** Surrogates stand for what lies beyond the basic plane: after all of it, not before its last part. */
const rank = (unit: number) => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x1_0000 : unit)

// sqlite's LOWER folds ASCII only: ILIKE 'ÉTÉ' does not find 'été'
const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/**
 * SQL LIKE without an escape character: `%` is any text, `_` any one character. Walks the pattern once with one point to
 * return to, so a pattern of many `%` costs no more than text × pattern.
 */
export function like(text: string, pattern: string): boolean {
  const [have, want] = [Array.from(text), Array.from(pattern)]
  let [at, in_] = [0, 0]
  let [retryAt, retryIn] = [0, -1]
  while (at < have.length) {
    if (want[in_] === '%') {
      ;[retryAt, retryIn] = [at, in_]
      in_ += 1
    } else if (in_ < want.length && (want[in_] === '_' || want[in_] === have[at])) {
      at += 1
      in_ += 1
    } else if (retryIn >= 0) {
      retryAt += 1
      ;[at, in_] = [retryAt, retryIn + 1]
    } else return false
  }
  return want.slice(in_).every((character) => character === '%')
}

export const ilike = (text: string, pattern: string) => like(lower(text), lower(pattern))
