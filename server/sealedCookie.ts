import { fromBase64Url, toBase64Url } from '../src/lib/base64url'
import { valuesOf, type HeaderList } from './headers'
import { parseJsonObject } from './jsonObject'
import { type Asker, readSession, type Session, type SessionKeeper } from './session'

/** Browsers drop a larger cookie without a word. */
const MAX_COOKIE_BYTES = 4096
const NONCE_BYTES = 12
/** Of what is sealed: a later shape gets another, and older cookies are then nobody's. */
const SHAPE = 'ringside session 1'

const utf8 = new TextEncoder()

/**
 * Sessions as cookies that only this console can read or make: AES-256-GCM under a key derived from `secret`, or a
 * random one that ends with the process. A cookie sealed for another backend or at another origin is nobody's, even
 * under the same secret: the password in it must not be sent anywhere else.
 */
export function sealedCookies(options: { secret: string | null; backend: string }): SessionKeeper {
  const key = deriveKey(options.secret)
  const bound = utf8.encode(`${SHAPE}\n${options.backend}`)

  return {
    async read({ headers, origins }) {
      for (const origin of origins) {
        for (const sealed of cookiesNamed(headers, cookieName(origin))) {
          const session = await open(await key, bound, sealed, origin)
          if (session !== null) return session
        }
      }
      return null
    },
    async keep(session, asker) {
      const origin = originOf(asker)
      const cookie = `${cookieName(origin)}=${await seal(await key, bound, { ...session, origin })}`
      return cookie.length > MAX_COOKIE_BYTES ? null : { 'set-cookie': cookie + attributes(origin) }
    },
    forget(asker) {
      const origin = originOf(asker)
      return { 'set-cookie': `${cookieName(origin)}=${attributes(origin)}; Max-Age=0` }
    },
  }
}

const originOf = ({ origins }: Asker) => origins[0] ?? ''

/** Cookies know no ports, and several consoles may run on one computer. `__Host-`: of this very host, over https. */
function cookieName(origin: string): string {
  const { protocol, port } = new URL(origin)
  return protocol === 'https:' ? '__Host-ringside' : `ringside-${port || '80'}`
}

/** Without an age: it goes when the browser closes, and how long it may be used is sealed inside. */
const attributes = (origin: string) =>
  `; Path=/; HttpOnly; SameSite=Strict${origin.startsWith('https:') ? '; Secure' : ''}`

function cookiesNamed(headers: HeaderList, name: string): string[] {
  return valuesOf(headers, 'cookie')
    .flatMap((line) => line.split(';'))
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}

async function deriveKey(secret: string | null): Promise<CryptoKey> {
  const material =
    secret === null ? crypto.getRandomValues(new Uint8Array(32)) : utf8.encode(secret)
  const base = await crypto.subtle.importKey('raw', material, 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8.encode(SHAPE) },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

async function seal(
  key: CryptoKey,
  bound: Uint8Array<ArrayBuffer>,
  content: Session & { origin: string },
): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const plain = utf8.encode(JSON.stringify(content))
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: bound },
    key,
    plain,
  )
  return toBase64Url(new Uint8Array([...iv, ...new Uint8Array(sealed)]))
}

async function open(
  key: CryptoKey,
  bound: Uint8Array<ArrayBuffer>,
  text: string,
  origin: string,
): Promise<Session | null> {
  const bytes = fromBase64Url(text)
  if (bytes === null) return null
  const iv = bytes.slice(0, NONCE_BYTES)
  try {
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData: bound },
      key,
      bytes.slice(NONCE_BYTES),
    )
    const said = parseJsonObject(new TextDecoder().decode(plain))
    return said?.origin === origin ? readSession(said) : null
  } catch {
    // tampered with, or sealed by another key
    return null
  }
}
