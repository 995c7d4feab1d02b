import * as z from 'zod/mini'
import { RegistryError } from '../registry/errors'

/**
 * The answer of `asked` ("GET /api/…") as `schema` reads it. Throws `unreadable` naming the endpoint and the first path
 * that didn't fit; the value itself is not in the message, since it may be anything.
 */
export function readWire<T extends z.ZodMiniType>(
  schema: T,
  answer: unknown,
  asked: string,
): z.output<T> {
  const read = z.safeParse(schema, answer)
  if (read.success) return read.data
  const at = read.error.issues[0]?.path.map(String).join('.')
  throw new RegistryError(
    'unreadable',
    `The answer of ${asked} can't be read: ${at ? `${at} is missing or of another type` : 'it is not an object'}.`,
    { asked, status: 200 },
  )
}
