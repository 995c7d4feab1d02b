import { freePort, start, waitFor } from './runner/processes.mjs'

const START_SECONDS = 120

/**
 * The console as `npm start` runs it, on 127.0.0.1. Throws with its own words when it doesn't come up.
 * @param {{ trackingUri?: string, port?: number }} options without `trackingUri`: on the mock
 */
export async function startConsole({ trackingUri, port }) {
  const at = port ?? (await freePort())
  /** @type {NodeJS.ProcessEnv} */
  const env = { PORT: String(at) }
  if (trackingUri !== undefined) env.MLFLOW_TRACKING_URI = trackingUri
  const server = start(process.execPath, ['bin/start.mjs'], { env })
  const url = `http://127.0.0.1:${at}`
  await waitFor(`${url}/-/health`, server, START_SECONDS)
  return { url, stop: server.stop, output: server.output, ended: server.ended }
}
