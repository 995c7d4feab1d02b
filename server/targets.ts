/** A request target split into what the rules look at. */
export interface Target {
  path: string
  /** Raw, of the path; at least one, none empty. */
  segments: readonly string[]
  /** Raw, without the `?`; null when there is none. */
  query: string | null
}

export const MAX_TARGET_BYTES = 8192

/** More than this many rounds of percent-encoding is hiding something. */
const MAX_DECODINGS = 3

const PATH_BYTES = /^[A-Za-z0-9\-._~!$&'()*+,=:@/%]*$/
const QUERY_BYTES = /^[A-Za-z0-9\-._~!$&'()*+,=:@/%;?]*$/
const BROKEN_ESCAPE = /%(?![0-9A-Fa-f]{2})/
const ESCAPES = /(?:%[0-9A-Fa-f]{2})+/g

/** Unicode's control characters: C0, DEL, C1. */
export const CONTROL = /\p{Cc}/u

/**
 * One round of percent-decoding; null when the bytes are not UTF-8. A `%` that starts no escape stays, since the
 * text of a second round may hold one ("100%").
 */
export function decodeOnce(text: string): string | null {
  try {
    return text.replace(ESCAPES, (escapes) => decodeURIComponent(escapes))
  } catch {
    return null
  }
}

/**
 * The text at every stage of decoding, raw first, until nothing changes; null when a stage is not UTF-8 or there are
 * too many. A backend may decode once or twice more than we do, so every stage is judged.
 */
export function decodingStages(raw: string): string[] | null {
  const stages = [raw]
  let text = raw
  for (;;) {
    const next = decodeOnce(text)
    if (next === null) return null
    if (next === text) return stages
    if (stages.length > MAX_DECODINGS) return null
    stages.push(next)
    text = next
  }
}

const isDots = (text: string) => text === '.' || text === '..'

function segmentIsSound(raw: string): boolean {
  if (raw === '') return false
  const stages = decodingStages(raw)
  return (
    stages !== null &&
    stages.every((text) => !isDots(text) && !/[/\\]/.test(text) && !CONTROL.test(text))
  )
}

/** Origin form, checked byte by byte; a string says what is wrong with it. */
export function parseTarget(target: string): Target | string {
  const cut = target.indexOf('?')
  const path = cut === -1 ? target : target.slice(0, cut)
  const query = cut === -1 ? null : target.slice(cut + 1)
  if (!PATH_BYTES.test(path) || !QUERY_BYTES.test(query ?? '')) {
    return 'The address holds a character that must be percent-encoded.'
  }
  if (BROKEN_ESCAPE.test(target)) return 'The address holds a broken percent-encoding.'
  const segments = path.slice(1).split('/')
  if (!segments.every(segmentIsSound)) {
    return 'The path has an empty, dotted or doubly encoded segment.'
  }
  return { path, segments, query }
}

/** Parameters that a backend uses as a path to a file. */
const FILE_PATHS = new Set([
  'path',
  'artifact_path',
  'artifact_file_path',
  'artifact_directory_path',
])

function filePathIsSound(raw: string): boolean {
  const stages = decodingStages(raw)
  return (
    stages !== null &&
    stages.every(
      (text) =>
        !/^(?:\/|[A-Za-z][A-Za-z0-9+.-]*:)/.test(text) &&
        !/[\\?#]/.test(text) &&
        !CONTROL.test(text) &&
        !text.split('/').some(isDots),
    )
  )
}

/** Null when every parameter is sound, else what is wrong. */
export function queryFault(query: string | null): string | null {
  if (query === null) return null
  const seen = new Set<string>()
  for (const pair of query.split('&')) {
    const cut = pair.indexOf('=')
    // In a query `+` is a space; it must be one before any decoding, since `%2B` is a plus.
    const raw = (cut === -1 ? '' : pair.slice(cut + 1)).replaceAll('+', ' ')
    const name = decodeOnce((cut === -1 ? pair : pair.slice(0, cut)).replaceAll('+', ' '))
    const value = decodeOnce(raw)
    if (name === null || value === null) return 'A query parameter is not valid UTF-8.'
    if (CONTROL.test(name) || CONTROL.test(value)) {
      return 'A query parameter holds a control character.'
    }
    if (FILE_PATHS.has(name)) {
      if (seen.has(name)) return `The parameter ${name} may occur once.`
      seen.add(name)
      if (!filePathIsSound(raw)) return `The parameter ${name} must be a plain relative path.`
    }
  }
  return null
}
