import * as z from 'zod/mini'
import { canonical } from '../src/registry/ledger/canonical'
import { event } from '../src/registry/ledger/event'
import { parseJsonObject } from './jsonObject'

/** What a page wants signed: an entry without its author, and where it is to stand. */
const request = z.strictObject({
  run: z.string().check(z.regex(/^[\w-]{1,64}$/)),
  n: z.int().check(z.minimum(1), z.maximum(99_999)),
  prev: z.nullable(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  nonce: z.string().check(z.minLength(8), z.maxLength(64)),
  event,
  /** Null: the log of the console's policy. */
  model: z.nullable(z.string().check(z.minLength(1))),
})

export type SignRequest = z.infer<typeof request>

/** The request in a body, or what is wrong with it. */
export function readSignRequest(body: Uint8Array | null): SignRequest | string {
  const sent = parseJsonObject(textOf(body))
  if (sent === null) return 'What is to be signed comes as JSON.'
  const { success, data, error } = z.safeParse(request, sent)
  if (!success) {
    const at = error.issues[0]?.path.map(String).join('.')
    return `This can’t be signed${at ? `: ${at} is missing or not as it should be` : ''}.`
  }
  if ((data.n === 1) !== (data.prev === null)) {
    return 'The first entry of a log, and no other, has none before it.'
  }
  try {
    // the schema leaves out what it does not know: signed without it, it would be another text than was sent
    return canonical(data) === canonical(sent)
      ? data
      : 'The event holds more than the console understands. Nothing is signed unread.'
  } catch {
    return 'The event holds half a character, which no text can.'
  }
}

function textOf(body: Uint8Array | null): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body ?? undefined)
  } catch {
    return ''
  }
}
