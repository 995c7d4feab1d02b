import { FAILSAFE_SCHEMA, load, nullCoreTag, realMapTag, YAMLException } from 'js-yaml'
import { cut } from '../lib/cut'
import type { MlmodelValue, YamlReading } from './mlmodel'

/** A signature of 50,000 columns takes 2.8 MB, and reading it a third of a second. */
const LARGEST = 4 * 1024 * 1024
/** What is shown of a file as text: enough to find the trouble, little enough to draw. */
const SHOWN = 100_000
const DEEPEST = 64
/** Values after every alias is written out: what stops a file of 2 kB from becoming 10^10 entries. */
const MOST_VALUES = 100_000

// Text, lists, maps and null, nothing else: a version 3.10 stays "3.10", an int64 keeps its digits, and a tag that would
// make an object is an error. Real Maps, since a key may be `__proto__`; without merge keys, `<<` is a key.
const schema = FAILSAFE_SCHEMA.withTags(nullCoreTag, realMapTag)

class Trouble extends Error {}

/** Reads one YAML file of a model. Whatever the bytes are it answers, and quickly: it may stop, it never expands. */
export function readYaml(bytes: Uint8Array): YamlReading {
  if (bytes.length > LARGEST) {
    return unreadable('It is larger than 4 MiB.', decode(bytes.subarray(0, SHOWN), false) ?? '')
  }
  const text = decode(bytes, true)
  if (text === null) {
    return unreadable('It is neither UTF-8 nor UTF-16 text.', decode(bytes, false) ?? '')
  }
  if (text.trim() === '') return unreadable('It is empty.', text)
  if (/^\s*<(?:!doctype|\?xml|html|head|body)/i.test(text)) {
    return unreadable('It is a web page, not a YAML file.', text)
  }
  try {
    const value = load(text, { schema, maxDepth: DEEPEST })
    return { state: 'read', value: new Unfolding().value(value, 0), text: cut(text, SHOWN) }
  } catch (error) {
    return unreadable(reasonOf(error), text)
  }
}

const unreadable = (because: string, text: string): YamlReading => ({
  state: 'unreadable',
  because,
  text: cut(text, SHOWN),
})

/** By the byte order mark, else UTF-8; null when `strict` and a byte doesn't fit. */
function decode(bytes: Uint8Array, strict: boolean): string | null {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: strict }).decode(bytes)
  } catch {
    return null
  }
}

/** Copies what js-yaml built, where aliases are shared or circular references, into a tree of bounded size. */
class Unfolding {
  #left = MOST_VALUES

  value(from: unknown, depth: number): MlmodelValue {
    if (this.#left-- === 0) {
      throw new Trouble(`It unfolds to more than ${MOST_VALUES.toLocaleString('en')} values.`)
    }
    if (depth > DEEPEST) throw new Trouble('It is nested too deeply, or refers to itself.')
    if (from === null) return { kind: 'null' }
    if (typeof from === 'string') return { kind: 'text', text: from }
    if (Array.isArray(from)) {
      return { kind: 'list', items: from.map((item: unknown) => this.value(item, depth + 1)) }
    }
    if (!(from instanceof Map))
      throw new Trouble('It holds something that is no text, list or map.')
    const entries: [string, MlmodelValue][] = []
    for (const [key, item] of from as Map<unknown, unknown>) {
      if (typeof key !== 'string') throw new Trouble('It holds a key that is no text.')
      entries.push([key, this.value(item, depth + 1)])
    }
    return { kind: 'map', entries }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Trouble) return error.message
  if (error instanceof YAMLException) {
    const line = error.mark === undefined ? '' : ` (line ${error.mark.line + 1})`
    return `It is no YAML that we can read: ${cut(error.reason, 200)}${line}.`
  }
  // the parser's stack, for one, may end before its own limits do
  return 'It is no YAML that we can read.'
}
