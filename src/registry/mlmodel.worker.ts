import type { MlmodelReading, YamlReading } from './mlmodel'
import { readMlmodel } from './readMlmodel'
import { readYaml } from './readYaml'

// YAML from strangers is parsed here and nowhere else: what takes too long is ended with the whole worker.

/** What the page asks. The answer carries the same number. */
export interface ReadRequest {
  id: number
  kind: 'mlmodel' | 'yaml'
  bytes: Uint8Array
}

/** `started` once, when the worker's code is loaded; then one answer for each request. */
export type ReadAnswer =
  | { kind: 'started' }
  | { kind: 'mlmodel'; id: number; reading: MlmodelReading }
  | { kind: 'yaml'; id: number; reading: YamlReading }

const say = (answer: ReadAnswer) => postMessage(answer)

addEventListener('message', ({ data: { id, kind, bytes } }: MessageEvent<ReadRequest>) => {
  if (kind === 'mlmodel') say({ kind, id, reading: readMlmodel(bytes) })
  else say({ kind, id, reading: readYaml(bytes) })
})
say({ kind: 'started' })
