import { hexId } from './seeds/hash'

// Files as Flask sends them: with a mark to ask again by, and in part where a part is asked for.
// https://werkzeug.palletsprojects.com/en/stable/wrappers/#werkzeug.wrappers.Response.make_conditional

/** What of a request decides how a file is answered. */
export interface Condition {
  noneMatch: string | null
  range: string | null
  ifRange: string | null
}

export const conditionOf = (headers: Headers): Condition => ({
  noneMatch: headers.get('if-none-match'),
  range: headers.get('range'),
  ifRange: headers.get('if-range'),
})

/** Other bytes, another mark: each byte is a letter of its own to this decoder. */
const markOf = (bytes: Uint8Array) =>
  `"${hexId(`${bytes.length} ${new TextDecoder('latin1').decode(bytes)}`)}"`

const matches = (list: string, mark: string) =>
  list
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''))
    .some((each) => each === '*' || each === mark)

/** One part of the whole; null for a range that is none, or several. The end is the first byte that is not in it. */
function partOf(range: string, size: number): { start: number; end: number } | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range.trim()) ?? []
  if (from === '' && to === '') return null
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size : Math.min(size, Number(to) + 1)
  return start < end ? { start, end } : null
}

const UNSATISFIABLE =
  '<!doctype html>\n<html lang=en>\n<title>416 Requested Range Not Satisfiable</title>\n<h1>Requested Range Not Satisfiable</h1>\n<p>The server cannot provide the requested range.</p>\n'

/** `headers` says what the file is; how much of it is sent is added. */
export function answerFile(
  content: string | Uint8Array<ArrayBuffer>,
  headers: Headers,
  { noneMatch, range, ifRange }: Condition,
): Response {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const mark = markOf(bytes)
  headers.set('etag', mark)
  headers.set('cache-control', 'no-cache')
  headers.set('accept-ranges', 'bytes')
  if (noneMatch !== null && matches(noneMatch, mark)) {
    headers.delete('content-type')
    return new Response(null, { status: 304, headers })
  }
  if (range === null || (ifRange !== null && ifRange !== mark))
    return new Response(bytes, { headers })
  const part = partOf(range, bytes.length)
  if (part === null) {
    const refused = {
      'content-type': 'text/html; charset=utf-8',
      'content-range': `bytes */${bytes.length}`,
    }
    return new Response(UNSATISFIABLE, { status: 416, headers: refused })
  }
  headers.set('content-range', `bytes ${part.start}-${part.end - 1}/${bytes.length}`)
  return new Response(bytes.slice(part.start, part.end), { status: 206, headers })
}
