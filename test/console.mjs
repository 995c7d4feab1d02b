import { generateKeyPairSync } from 'node:crypto'
import { freePort, start, waitFor } from './runner/processes.mjs'

const START_SECONDS = 120

/**
 * The console as `npm start` runs it, on 127.0.0.1. Throws with its own words when it doesn't come up.
 * @param {{ trackingUri?: string, port?: number }} options without `trackingUri`: on the mock
 */
export async function startConsole({ trackingUri, port }) {
  const at = port ?? (await freePort())
  // signs what people write who sign in at it; elsewhere it has no use
  const { privateKey } = generateKeyPairSync('ed25519')
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    PORT: String(at),
    RINGSIDE_SIGNING_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
  if (trackingUri !== undefined) env.MLFLOW_TRACKING_URI = trackingUri
  const server = start(process.execPath, ['bin/start.mjs'], { env })
  const url = `http://127.0.0.1:${at}`
  await waitFor(`${url}/-/health`, server, START_SECONDS)
  return { url, stop: server.stop, output: server.output, ended: server.ended }
}
