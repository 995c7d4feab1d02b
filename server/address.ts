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

/** `Basic` with UTF-8, as MLflow's client does it. */
export const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

/**
 * The address in a setting such as `MLFLOW_TRACKING_URI`. What is wrong with it is said without repeating it: database
 * addresses, which MLflow's client takes here too, hold passwords.
 */
export function parseAddress(setting: string, uri: string): Address {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1]?.toLowerCase() ?? null
  if (scheme !== 'http' && scheme !== 'https') {
    const given = scheme ?? (uri === 'databricks' || uri === 'uc' ? uri : 'a path')
    throw new UsageError(
      `${setting} is ${given}, but Ringside needs a server's address (http:// or https://). ` +
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
