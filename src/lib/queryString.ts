/**
 * `?a=1&b=x%20y` or ''; undefined values are left out. Spaces are %20, never '+': what stands between us and MLflow need
 * not agree on '+'. Throws URIError on a lone surrogate, which no URL can carry.
 */
export function queryString(query: Readonly<Record<string, string | number | undefined>>): string {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(key)}=${encodeURIComponent(value)}`],
  )
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}
