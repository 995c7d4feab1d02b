import { refusal } from './answer'
import { readAtMost } from './bounded'
import type { Incoming } from './front'
import { valuesOf } from './headers'

/** The whole body, or the refusal. */
export async function readBody(
  { body, headers }: Incoming,
  most: number,
): Promise<Uint8Array | Response | null> {
  if (body === null) return null
  try {
    const announced = valuesOf(headers, 'content-length').some((length) => Number(length) > most)
    const bytes = announced ? null : await readAtMost(body, most)
    return bytes ?? refusal(413, 'RINGSIDE_TOO_LARGE', `A body may have ${most} bytes.`)
  } catch {
    return refusal(400, 'RINGSIDE_BAD_BODY', 'The body did not arrive whole.')
  }
}
