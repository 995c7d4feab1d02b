import { hashText, hashesOf } from './hash'
import { MOST_CHARACTERS } from './log'

/*
 * A text that is too long for an entry stands in params of its own, `at.<first 32 hex digits of its hash>.<part>`; an entry
 * quotes its hash.
 */

const KEY = /^at\.([0-9a-f]{32})\.(\d{3})$/
const NAMED = 32

/** Params that a text is kept in; null: it is too long for one call, which takes a hundred. */
export function attachmentParams(text: string): ReadonlyMap<string, string> | null {
  const parts = partsOf(text)
  if (parts.length > MOST_PARTS) return null
  const name = hashText(text).slice(0, NAMED)
  return new Map(parts.map((part, i) => [`at.${name}.${String(i).padStart(3, '0')}`, part]))
}

/** Of the hundred params that `runs/log-batch` takes, one is the entry that quotes it. */
const MOST_PARTS = 99

function partsOf(text: string): string[] {
  const parts: string[] = []
  for (let at = 0; at < text.length;) {
    let end = Math.min(at + MOST_CHARACTERS, text.length)
    // between the halves of a character no encoder would put them together again
    if (end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end -= 1
    parts.push(text.slice(at, end))
    at = end
  }
  return parts
}

/** All texts whose hash is what their params say, by that hash. */
export function readAttachments(params: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const found = new Map<string, Map<number, string>>()
  for (const [key, value] of params) {
    const [, name, part] = KEY.exec(key) ?? []
    if (name === undefined) continue
    const parts = found.get(name) ?? new Map<number, string>()
    found.set(name, parts.set(Number(part), value))
  }
  return new Map([...found].flatMap(([name, parts]) => whole(name, parts)))
}

/**
 * The beginning whose hash is right: a part may be added by anybody afterwards, and must not take away what was whole.
 */
function whole(name: string, parts: ReadonlyMap<number, string>): [string, string][] {
  const row: string[] = []
  for (let part = parts.get(0); part !== undefined; part = parts.get(row.length)) row.push(part)
  let taken = 0
  for (const hash of hashesOf(row)) {
    taken += 1
    if (hash.startsWith(name)) return [[hash, row.slice(0, taken).join('')]]
  }
  return []
}
