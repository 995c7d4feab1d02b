// URIs as Python's urllib.parse reads them, which is not how `URL` does: nothing is resolved, decoded or refused.

export interface Uri {
  /** Lower case; '' for none. */
  scheme: string
  /** Between `//` and the next `/`. */
  authority: string
  path: string
}

/** `fragments` false: a `#` belongs to the path, as in `models:/` URIs. */
export function parseUri(text: string, { fragments = true } = {}): Uri {
  const [, scheme = '', rest = ''] = /^(?:([a-z][\w+.-]*):)?(.*)$/is.exec(text) ?? []
  const [, authority = '', path = ''] = /^(?:\/\/([^/?#]*))?(.*)$/s.exec(rest) ?? []
  const end = path.search(fragments ? /[?#]/ : /\?/)
  return {
    scheme: scheme.toLowerCase(),
    authority,
    path: end < 0 ? path : path.slice(0, end),
  }
}

/** `%2e` and the like; what is no UTF-8 becomes a mark. */
const unquote = (text: string) =>
  text.replace(/(?:%[\da-f]{2})+/gi, (bytes) =>
    new TextDecoder().decode(
      Uint8Array.from(bytes.slice(1).split('%'), (byte) => Number.parseInt(byte, 16)),
    ),
  )

/** Unquoted until nothing is left to unquote. */
export function plainText(text: string): string {
  const once = unquote(text)
  return once === text ? text : plainText(once)
}

const partsOf = ({ path }: Uri) =>
  path
    .split('/')
    .filter((part) => part !== '')
    .map(plainText)

export function isWithin(source: string, root: string): boolean {
  const [inner, outer] = [parseUri(source), parseUri(root)]
  const [parts, start] = [partsOf(inner), partsOf(outer)]
  return (
    inner.scheme === outer.scheme &&
    inner.authority.toLowerCase() === outer.authority.toLowerCase() &&
    start.length > 0 &&
    start.every((part, at) => parts[at] === part)
  )
}
