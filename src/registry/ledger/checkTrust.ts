import { fromBase64Url } from '../../lib/base64url'
import { canonical, readCanonical } from './canonical'
import { keyId } from './keyId'
import type { Log, Recorded, Trust } from './log'

/** The part of WebCrypto that is asked; for tests. */
export type Subtle = Pick<SubtleCrypto, 'importKey' | 'verify'>

/**
 * Says of each entry of a log whether a key that is believed here vouches for it. `keys`: public keys of Ed25519, the 32
 * bytes in base64url. Without WebCrypto (a page that came over plain http), or one that lacks Ed25519, what is signed stays
 * `unchecked`: it then counts no more than a claim.
 */
export async function checkTrust(
  log: Log,
  keys: readonly string[],
  subtle: Subtle | null = globalThis.crypto?.subtle ?? null,
): Promise<Log> {
  const byId = new Map<string, Promise<Verify | null>>()
  const named = new Set([...log.entries, ...log.stray].map(({ entry }) => entry?.signature?.key))
  for (const key of keys) {
    const id = keyId(key)
    if (id !== null && named.has(id)) byId.set(id, verifierOf(key, subtle))
  }
  const model = log.about?.model ?? null
  const checked = async (recorded: Recorded): Promise<Recorded> => ({
    ...recorded,
    trust: await trustIn(recorded, model, byId),
  })
  const [entries, stray] = await Promise.all([
    Promise.all(log.entries.map(checked)),
    Promise.all(log.stray.map(checked)),
  ])
  return { ...log, entries, stray }
}

type Verify = (signature: Uint8Array<ArrayBuffer>, text: string) => Promise<boolean>

/** Null: nobody here can check what was signed with it. */
async function verifierOf(key: string, subtle: Subtle | null): Promise<Verify | null> {
  const bytes = fromBase64Url(key)
  if (subtle === null || bytes === null) return null
  try {
    const imported = await subtle.importKey('raw', bytes, { name: 'Ed25519' }, false, ['verify'])
    return (signature, text) =>
      subtle.verify({ name: 'Ed25519' }, imported, signature, new TextEncoder().encode(text))
  } catch {
    return null
  }
}

async function trustIn(
  { run, n, text, entry }: Recorded,
  model: string | null,
  byId: ReadonlyMap<string, Promise<Verify | null>>,
): Promise<Trust> {
  const { signature } = entry ?? {}
  if (signature === undefined) return 'unsigned'
  const known = byId.get(signature.key)
  if (known === undefined) return 'unknown-key'
  const verify = await known
  if (verify === null) return 'unchecked'
  const bytes = fromBase64Url(signature.value)
  const signed = textOf({ run, n, model }, text)
  if (bytes === null || signed === null) return 'forged'
  try {
    return (await verify(bytes, signed)) ? 'signed' : 'forged'
  } catch {
    return 'forged'
  }
}

/** Made of the text as it stands, so that what a later form adds to entries is covered too. */
function textOf(place: { run: string; n: number; model: string | null }, text: string) {
  const raw = objectOf(readCanonical(text)?.json)
  const signature = objectOf(raw?.get('signature'))
  if (raw === null || signature === null) return null
  signature.delete('value')
  raw.set('signature', Object.fromEntries(signature))
  return canonical({ ...place, entry: Object.fromEntries(raw) })
}

const objectOf = (json: unknown): Map<string, unknown> | null =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
    ? new Map(Object.entries(json))
    : null
