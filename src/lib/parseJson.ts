/**
 * JSON as written: numbers keep every digit, keys their order and their doubles, and `__proto__` is a key like any other.
 * `raw` is the value's own text.
 */
export type Json =
  | { kind: 'text'; value: string; raw: string }
  /** A number, true, false or null; Python's NaN and infinities as well. */
  | { kind: 'literal'; raw: string }
  | { kind: 'list'; items: readonly Json[]; raw: string }
  | { kind: 'map'; entries: readonly (readonly [string, Json])[]; raw: string }

/** Deeper than any sound file, far from the end of the stack. */
const DEEPEST = 2000

const SPACE = /[ \t\r\n]*/y
/** Ends at its quote; what it holds is judged by JSON.parse. */
const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"/sy
const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|NaN|-?Infinity/y

/** Throws SyntaxError where `source` is no JSON or nests deeper than 2000. */
export function parseJson(source: string): Json {
  let at = 0

  const take = (token: RegExp): string => {
    token.lastIndex = at
    const found = token.exec(source)?.[0] ?? ''
    at += found.length
    return found
  }
  const next = (char: string): boolean => {
    take(SPACE)
    if (source[at] !== char) return false
    at++
    return true
  }
  const fail = (): never => {
    throw new SyntaxError(`not JSON at character ${at + 1}`)
  }
  const text = (): string => {
    take(SPACE)
    try {
      const value: unknown = JSON.parse(take(STRING))
      if (typeof value === 'string') return value
    } catch {
      // an escape or a control character that JSON doesn't have, or no string at all
    }
    return fail()
  }

  const value = (depth: number): Json => {
    if (depth > DEEPEST) throw new SyntaxError('nested too deeply')
    take(SPACE)
    const start = at
    const raw = () => source.slice(start, at)
    if (next('[')) {
      const items: Json[] = []
      if (!next(']')) {
        do items.push(value(depth + 1))
        while (next(','))
        if (!next(']')) fail()
      }
      return { kind: 'list', items, raw: raw() }
    }
    if (next('{')) {
      const entries: [string, Json][] = []
      if (!next('}')) {
        do {
          const key = text()
          if (!next(':')) fail()
          entries.push([key, value(depth + 1)])
        } while (next(','))
        if (!next('}')) fail()
      }
      return { kind: 'map', entries, raw: raw() }
    }
    if (source[at] === '"') return { kind: 'text', value: text(), raw: raw() }
    return take(LITERAL) === '' ? fail() : { kind: 'literal', raw: raw() }
  }

  const whole = value(0)
  take(SPACE)
  return at === source.length ? whole : fail()
}
