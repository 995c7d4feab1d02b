import { onlyValue, valuesOf, type HeaderList } from './headers'

/** Why a request is refused before anybody upstream hears of it. */
export interface Refused {
  status: number
  code: string
  because: string
}

/** Under which origins the front may be spoken to. */
export interface Origins {
  /** Where it listens, e.g. `http://127.0.0.1:4173`; also what a request's own Origin must match. */
  own: readonly string[]
  /** Where a reverse proxy publishes it. */
  public: readonly string[]
}

export const MAX_HEADERS = 100

const hostOf = (origin: string) => origin.slice(origin.indexOf('://') + 3).toLowerCase()

/**
 * Exactly one Host, and one of ours: a page of another site that has its name resolve to this computer (DNS rebinding)
 * sends its own.
 */
export function checkHost(headers: HeaderList, origins: Origins): Refused | null {
  const host = onlyValue(headers, 'host')?.toLowerCase()
  const known = [...origins.own, ...origins.public].map(hostOf)
  return host !== undefined && known.includes(host)
    ? null
    : {
        status: 403,
        code: 'RINGSIDE_WRONG_HOST',
        because: 'The console does not answer under this host name.',
      }
}

/**
 * Where a browser may have sent this request, the likeliest first: what it says itself, then what its Host allows. Where
 * a reverse proxy hides the host behind our own, it is any of the public ones.
 */
export function originsOf(headers: HeaderList, origins: Origins): string[] {
  const host = onlyValue(headers, 'host')?.toLowerCase()
  const named = [...origins.public, ...origins.own].filter((origin) => hostOf(origin) === host)
  const hidden = named.some((origin) => origins.own.includes(origin)) ? origins.public : []
  const all = [...new Set([...named, ...hidden])]
  const own = onlyValue(headers, 'origin')
  return own !== null && all.includes(own) ? [own, ...all.filter((one) => one !== own)] : all
}

const crossSite = (because: string): Refused => ({
  status: 403,
  code: 'RINGSIDE_CROSS_SITE',
  because,
})

/** Only our own page may ask: a read may lack both headers (a typed address), a write may not. */
export function checkSite(method: string, headers: HeaderList, origins: Origins): Refused | null {
  const site = valuesOf(headers, 'sec-fetch-site')
  const origin = valuesOf(headers, 'origin')
  if (site.some((value) => value !== 'same-origin' && value !== 'none') || site.length > 1) {
    return crossSite('Another site may not ask the console for data.')
  }
  if (origin.length > 0) {
    const host = onlyValue(headers, 'host')?.toLowerCase()
    const accepted = [...origins.own.filter((own) => hostOf(own) === host), ...origins.public]
    return origin.length === 1 && accepted.includes(origin[0] ?? '')
      ? null
      : crossSite('Another site may not ask the console for data.')
  }
  return method === 'GET' || site[0] === 'same-origin'
    ? null
    : crossSite('A write must say which page it comes from (Origin or Sec-Fetch-Site).')
}

const JSON_TYPE = /^application\/json(?:\s*;\s*charset=(?:utf-8|"utf-8"))?\s*$/i

/** A form of another site can send a body, but not as JSON. */
export function checkBodyType(method: string, headers: HeaderList): Refused | null {
  if (method === 'GET') {
    return { status: 400, code: 'RINGSIDE_BAD_BODY', because: 'A GET takes no body.' }
  }
  if (
    !JSON_TYPE.test(onlyValue(headers, 'content-type') ?? '') ||
    valuesOf(headers, 'content-encoding').length > 0
  ) {
    return {
      status: 415,
      code: 'RINGSIDE_CONTENT_TYPE',
      because: 'A body must be plain application/json.',
    }
  }
  return null
}

/** More headers than any browser sends. Their size is the server's to limit (it has parsed them by now). */
export function checkHeaderCount(headers: HeaderList): Refused | null {
  return headers.length <= MAX_HEADERS
    ? null
    : {
        status: 431,
        code: 'RINGSIDE_HEADERS',
        because: `A request may have ${MAX_HEADERS} headers.`,
      }
}
