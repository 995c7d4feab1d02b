import * as z from 'zod/mini'
import { canonical } from '../registry/ledger/canonical'
import { type Entry, entry, type LedgerEvent } from '../registry/ledger/event'
import { RegistryError } from '../registry/errors'
import { createClient } from './http'
import { readWire } from './readWire'

const ADDRESS = '/-/sign'

const answer = z.object({ entry })

/** What is to be written, before anybody says by whom and when. */
export interface Unsigned {
  run: string
  n: number
  prev: string | null
  nonce: string
  event: LedgerEvent
  /** The model that the log is about; null: the log of the console's policy. */
  model: string | null
}

/**
 * Has the console server sign what the person who is signed in there is about to write. Throws `RegistryError`: then nothing
 * was signed, and asking again does no harm.
 */
export function consoleSigner(send: typeof fetch) {
  const client = createClient({ base: '', fetch: send })
  return {
    async sign({ run, n, prev, nonce, event, model }: Unsigned): Promise<Entry> {
      const body = { run, n, prev, nonce, event, model }
      const said = await client.write({ method: 'POST', path: ADDRESS, body, task: 'Signing' })
      const { entry: signed } = readWire(answer, said, ADDRESS)
      const same =
        signed.prev === prev &&
        signed.nonce === nonce &&
        canonical(signed.event) === canonical(event)
      if (same && signed.signature !== undefined) return signed
      throw new RegistryError('unreadable', 'Signing failed: the console signed something else.', {
        asked: `POST ${ADDRESS}`,
      })
    },
  }
}
