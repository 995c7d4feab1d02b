import { basic } from './basic'

/** Where a backend is: what is fixed of every request to it. */
export interface Address {
  secure: boolean
  hostname: string
  port: number
  /** Of the path, raw, without a slash at its end; '' for none. */
  prefix: string
  /** `Basic …` from `user:password@` in the address; null when it has none. */
  authorization: string | null
  user: string | null
  /** Host and path, to show. */
  name: string
}

/** The setting can't be used; the message is one line for the person who started the console. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Other places that MLflow's client takes for a tracking URI, alone or as a scheme. */
const UNSUPPORTED: ReadonlyMap<string, string> = new Map([
  ['databricks', 'Databricks'],
  ['databricks-uc', 'Unity Catalog on Databricks'],
  ['uc', 'Unity Catalog'],
])

/** `localhost:5000/path`; no `@`, since what is before it may be a password. */
const SCHEMELESS = /^(?:[\w.-]+|\[[\da-f:.]+\]):\d{1,5}(?:\/[^?#@\s]*)?$/i

/**
 * The address in a setting such as `MLFLOW_TRACKING_URI`. What is wrong with it is said without repeating it, unless
 * it can hold no secret: database addresses, which MLflow's client takes here too, hold passwords.
 */
export function parseAddress(setting: string, uri: string): Address {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1]?.toLowerCase() ?? null
  if (scheme !== 'http' && scheme !== 'https') {
    const unsupported = UNSUPPORTED.get(scheme ?? uri.toLowerCase())
    if (unsupported !== undefined) {
      throw new UsageError(
        `${setting} names ${unsupported}, which Ringside does not support yet. ` +
          'It needs the address of an MLflow server (http:// or https://).',
      )
    }
    if (SCHEMELESS.test(uri)) {
      throw new UsageError(`${setting} lacks http:// or https://. Did you mean http://${uri}?`)
    }
    throw new UsageError(
      `${setting} is ${scheme ?? 'a path'}, but Ringside needs a server's address (http:// or https://). ` +
        'To look into a local store, start one: mlflow server --backend-store-uri …',
    )
  }
  // The operator's own setting, so `new URL` may read it; what browsers send is never parsed like this.
  const url = URL.canParse(uri) ? new URL(uri) : null
  if (url === null) throw new UsageError(`${setting} is not a complete address.`)
  if (url.search !== '' || url.hash !== '') {
    throw new UsageError(`${setting} must not hold a query or a fragment.`)
  }
  const prefix = url.pathname.replace(/\/+$/, '')
  // MLflow's client (requests) lets a name and password in the address win over all others, and needs both.
  const given = url.username !== '' && url.password !== ''
  const user = given ? decodeURIComponent(url.username) : null
  return {
    secure: url.protocol === 'https:',
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port),
    prefix,
    authorization: user === null ? null : basic(user, decodeURIComponent(url.password)),
    user,
    name: url.host + prefix,
  }
}
