import { RegistryError } from '../../registry/errors'
import { readPolicy } from '../../registry/policyFile'
import { createMlflowBackend } from '../mlflow/adapter'
import { createMlmodelReader } from '../mlmodelReader'
import { createSessionWatch } from '../sessionWatch'
import { crawl } from './crawl'
import type { CrawlAnswer, CrawlRequest } from './messages'

// Reads the whole registry away from the page: what comes is parsed and boiled down here, so that nobody's typing waits.

const say = (answer: CrawlAnswer) => postMessage(answer)

// nobody fires it: a crawl that is stopped is ended with the whole worker
const { signal } = new AbortController()
/** Resolved while nobody has paused it. */
let turn = Promise.resolve()
let goOn: (() => void) | null = null

addEventListener('message', ({ data }: MessageEvent<CrawlRequest>) => {
  switch (data.kind) {
    case 'start':
      void run(data)
      break
    case 'pause':
      turn = new Promise((resolve) => {
        goOn = resolve
      })
      break
    case 'go-on':
      goOn?.()
      break
    default:
      data satisfies never
  }
})

async function run({ config, workspace, policy, today, known }: CrawlRequest & { kind: 'start' }) {
  const { identity } = config
  const person = identity.kind === 'session' ? identity.person : null
  try {
    await crawl({
      backend: createMlflowBackend({
        config,
        workspace,
        fetch: person === null ? undefined : createSessionWatch(person.user).fetch,
      }),
      reader: createMlmodelReader(),
      policy: readPolicy(policy).policy,
      now: () => new Date(today ?? Date.now()),
      signal,
      turn: () => turn,
      known: (key) => known.get(key),
      say,
    })
    say({ kind: 'done' })
  } catch (error) {
    say({
      kind: 'failed',
      message: error instanceof Error ? error.message : String(error),
      signedOut: error instanceof RegistryError && error.kind === 'signed-out',
    })
  }
}
