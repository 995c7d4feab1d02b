// The grammar of MLflow's `filter`, as met on 3.17.2: a text is quoted '…' or "…" and has no escape, so one with both
// quotes can't be written; in LIKE and ILIKE `%` and `_` are wildcards without an escape, and ILIKE folds ASCII only on
// sqlite, while PostgreSQL and MySQL take `\` for an escape. So a character that would be misread is asked for as `_`
// (any one character) and the answer, which may hold more, is filtered here. modelFilter.ts asks for models by them.

/** What to ask the server, and what of its answer is meant. */
export interface NameFilter {
  /** Undefined: no filter. */
  filter: string | undefined
  matches: (name: string) => boolean
  /** The server may answer with more than is meant. */
  loose: boolean
}

/** Versions of exactly the model `name`. */
export function versionsOf(name: string): NameFilter {
  const loose = name.includes("'") && name.includes('"')
  const quote = name.includes("'") ? '"' : "'"
  return {
    filter: loose ? `name LIKE '${loosen(name, Infinity)}'` : `name = ${quote}${name}${quote}`,
    matches: (other) => other === name,
    loose,
  }
}

/** A text for LIKE or ILIKE: `_` for what would be misread, can't travel in an address, or has a case that only some servers fold. */
export const loosen = (text: string, max: number) =>
  Array.from(text)
    .slice(0, max)
    .map((char) => (/[%'"\\\p{Cc}\p{Cs}]/u.test(char) || isCased(char) ? '_' : char))
    .join('')

const isCased = (char: string) => char > '\x7f' && char.toLowerCase() !== char.toUpperCase()
