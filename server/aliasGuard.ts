import { json, refusal } from './answer'
import { LATE, readAtMost } from './bounded'
import { valuesOf, type HeaderList } from './headers'
import { isJsonObject, parseJsonObject } from './jsonObject'
import type { KeyedLock } from './keyedLock'

/** What the writer saw: a version, or nobody. */
export interface Precondition {
  holder: string | null
}

const BAD_PRECONDITION =
  'The precondition must be If-Match: "<version>" or If-None-Match: *, one of them, once.'

/** The precondition of an alias write; null when there is none, a string when it can't be understood. */
export function readPrecondition(headers: HeaderList): Precondition | string | null {
  const match = valuesOf(headers, 'if-match')
  const none = valuesOf(headers, 'if-none-match')
  if (match.length + none.length === 0) return null
  if (match.length + none.length > 1) return BAD_PRECONDITION
  if (none.length === 1) return none[0] === '*' ? { holder: null } : BAD_PRECONDITION
  const version = /^"([A-Za-z0-9._-]{1,64})"$/.exec(match[0] ?? '')?.[1]
  return version === undefined ? BAD_PRECONDITION : { holder: version }
}

export interface AliasWrite {
  model: string
  alias: string
}

/** Which alias a body names; null when it names none (the backend would refuse it, too). */
export function readAliasWrite(body: Uint8Array | null): AliasWrite | null {
  try {
    const { name, alias } =
      parseJsonObject(new TextDecoder('utf-8', { fatal: true }).decode(body ?? undefined)) ?? {}
    if (typeof name !== 'string' || typeof alias !== 'string') return null
    // Throws on a lone surrogate, which no address can hold.
    encodeURIComponent(name + alias)
    return { model: name, alias }
  } catch {
    return null
  }
}

/** The query that reads the holder. */
export const aliasQuery = ({ model, alias }: AliasWrite) =>
  `?name=${encodeURIComponent(model)}&alias=${encodeURIComponent(alias)}`

const MAX_HOLDER_BYTES = 2 ** 20

/**
 * Who holds an alias by the answer to GET `registered-models/alias`; undefined when the answer does not tell. MLflow says
 * 400 INVALID_PARAMETER_VALUE for an alias that is not set, and 404 RESOURCE_DOES_NOT_EXIST for the model.
 */
export async function readHolder(answer: Response): Promise<string | null | undefined> {
  const bytes = answer.body === null ? null : await readAtMost(answer.body, MAX_HOLDER_BYTES)
  if (bytes === null) return undefined
  const { error_code: code, model_version: holder } =
    parseJsonObject(new TextDecoder().decode(bytes)) ?? {}
  if (answer.status === 400) return code === 'INVALID_PARAMETER_VALUE' ? null : undefined
  if (answer.status === 404) return code === 'RESOURCE_DOES_NOT_EXIST' ? null : undefined
  if (answer.status !== 200 || !isJsonObject(holder)) return undefined
  const { version } = holder
  // Some servers send int64 as numbers.
  return typeof version === 'string' || typeof version === 'number' ? String(version) : undefined
}

const NOT_WRITTEN = 'Nothing was written.'

/**
 * One alias write, alone on its model in this process. With a precondition the holder is read first, and the write
 * happens only if it is the one that the writer saw. Other processes and clients are not held back: between the read
 * and the write they may still slip in.
 *
 * The lock is held until the write's answer began to arrive (it was applied by then) or its time was up.
 */
export async function guardedWrite(options: {
  lock: KeyedLock
  /** Milliseconds to wait for one's turn. */
  lockMs: number
  precondition: Precondition | null
  target: AliasWrite
  /** Has the asker left? Then there is nobody to tell, and the write is not begun. */
  gone: () => boolean
  readHolder: () => Promise<Response>
  write: () => Promise<Response>
}): Promise<Response> {
  const { lock, precondition, target } = options
  const outcome = await lock.run(target.model, options.lockMs, async () => {
    if (options.gone()) return refusal(499, 'RINGSIDE_GONE', NOT_WRITTEN)
    if (precondition !== null) {
      const refused = await compare(options.readHolder, precondition, target)
      if (refused !== null) return refused
      if (options.gone()) return refusal(499, 'RINGSIDE_GONE', NOT_WRITTEN)
    }
    return options.write()
  })
  return outcome === LATE
    ? refusal(503, 'RINGSIDE_BUSY', `Other writes to this model took too long. ${NOT_WRITTEN}`)
    : outcome
}

/** Null when the holder is who the writer saw; else the answer that says otherwise. */
async function compare(
  ask: () => Promise<Response>,
  precondition: Precondition,
  { alias }: AliasWrite,
): Promise<Response | null> {
  const answer = await ask()
  // Not signed in and not allowed mean the same for the write, so the backend's own answer stands.
  if (answer.status === 401 || answer.status === 403) return answer
  const holder = await readHolder(answer).catch(() => undefined)
  if (holder === undefined) {
    return refusal(
      502,
      'RINGSIDE_HOLDER_UNKNOWN',
      `The MLflow server did not say who holds @${alias} now. ${NOT_WRITTEN}`,
    )
  }
  if (holder === precondition.holder) return null
  const now = holder === null ? 'nobody holds' : `version ${holder} holds`
  return json(412, {
    error_code: 'RINGSIDE_HOLDER_CHANGED',
    message: `Since you looked, ${now} @${alias}. ${NOT_WRITTEN}`,
    holder,
  })
}
