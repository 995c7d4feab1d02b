import { connect, type Socket } from 'node:net'

export interface RawAnswer {
  /** 0: the connection closed without an answer. */
  status: number
  /** Names in lower case; of duplicates the last. */
  headers: ReadonlyMap<string, string>
  body: string
  /** Everything that came. */
  text: string
}

/** Sends bytes as they are (`fetch` would tidy them) and reads one answer to its end, or to the connection's. */
export function sendRaw(
  port: number,
  bytes: string | Buffer,
  onConnected?: (socket: Socket) => void,
): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(bytes)
      onConnected?.(socket)
    })
    let text = ''
    const finish = () => {
      socket.destroy()
      resolve(parse(text))
    }
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => {
      text += chunk
      if (isComplete(text)) finish()
    })
    // A refusal may come with a reset, when we were still sending.
    socket.on('error', finish)
    socket.on('close', finish)
  })
}

function parse(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const [statusLine = '', ...lines] = head.split('\r\n')
  return {
    status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(statusLine)?.[1] ?? 0),
    headers: new Map(
      lines.map((line) => {
        const cut = line.indexOf(':')
        return [line.slice(0, cut).toLowerCase(), line.slice(cut + 1).trim()]
      }),
    ),
    body: rest.join('\r\n\r\n'),
    text,
  }
}

function isComplete(text: string): boolean {
  if (!text.includes('\r\n\r\n')) return false
  const { headers, body } = parse(text)
  if (headers.get('transfer-encoding') === 'chunked') return body.endsWith('0\r\n\r\n')
  const length = headers.get('content-length')
  return length !== undefined && body.length >= Number(length)
}

/** Test data spells bytes as `\xHH` (and `\\`), and length as `@REPEAT(text,n)`. */
export function unescapeBytes(text: string): Buffer {
  const repeated = text.replace(/@REPEAT\((.*?),(\d+)\)/g, (_, part: string, times: string) =>
    part.repeat(Number(times)),
  )
  const bytes = repeated.replace(/\\(?:x([0-9a-f]{2})|(\\))/gi, (_, hex?: string) =>
    hex === undefined ? '\\' : String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1')
}
