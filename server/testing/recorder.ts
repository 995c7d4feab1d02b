import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export interface Recorded {
  method: string
  /** As on the wire. */
  target: string
  headers: IncomingMessage['headers']
  body: string
}

type Answer = (recorded: Recorded, response: ServerResponse) => void

/** In every answer that is the backend's, so a leak is seen. */
export const UPSTREAM_DATA = 'only-the-backend-knows-this'

/** Headers that must not reach a browser. */
export const UPSTREAM_SECRETS = {
  'set-cookie': 'session=backend',
  'access-control-allow-origin': '*',
  'access-control-allow-credentials': 'true',
  'www-authenticate': 'Basic realm="mlflow"',
  'x-powered-by': 'backend',
}

/** A backend that writes down what it is asked. `answer` may be replaced between requests. */
export async function startRecorder(answer: Answer = answerJson(), port = 0) {
  const requests: Recorded[] = []
  const recorder = { answer, requests, port: 0, close: () => server.close() }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const recorded = {
        method: request.method ?? '',
        target: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      }
      requests.push(recorded)
      recorder.answer(recorded, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  recorder.port = typeof address === 'object' && address !== null ? address.port : 0
  recorder.close = () => {
    server.closeAllConnections()
    return server.close()
  }
  return recorder
}

export const answerJson =
  (body: unknown = { data: UPSTREAM_DATA }, status = 200): Answer =>
  (_recorded, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...UPSTREAM_SECRETS })
    response.end(JSON.stringify(body))
  }
