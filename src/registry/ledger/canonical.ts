import canonicalize from 'canonicalize'

/**
 * The one text of a JSON value: RFC 8785. Throws on what JSON has no text for: NaN, an infinity, half a character
 * (a lone surrogate), `undefined` by itself. Whatever a person wrote goes through `wellFormed` before.
 */
export function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('Nothing to write down.')
  return text
}

/** What a canonical text says; undefined: it is no JSON, or another text says the same. */
export function readCanonical(text: string): { json: unknown } | undefined {
  try {
    const json: unknown = JSON.parse(text)
    return canonicalize(json) === text ? { json } : undefined
  } catch {
    return undefined
  }
}

/** The same with each half of a character replaced by U+FFFD, as every encoder of UTF-8 would. */
export function wellFormed<T>(value: T): T
export function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((each: unknown) => wellFormed(each))
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key.toWellFormed(), wellFormed<unknown>(each)]),
  )
}
