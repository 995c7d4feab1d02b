// not from 'msw', which brings GraphQL along: 70 kB
import { http } from 'msw/core/http'
import { setupWorker } from 'msw/browser'
import { createFront, type Forward, type Incoming } from '../../server/front'
import { PLAIN_LEDGER } from '../../server/frontOptions'
import { createSigner } from '../../server/signer'
import { trustedUrl } from '../lib/trustedUrls'
import { remember } from './journal'
import type { Persona } from '../registry/persona'
import { chooseSeed, DEFAULT_SEED, plant } from './seeds'
import type { Serve } from './server'
import { MOCK_KEY } from './signingKey'
import { become, tabSession } from './tabSession'

const WORKER = '/mockServiceWorker.js'
const SHELF = 'ringside.mock.'

/** What the front would have seen on the wire. A service worker hides Host and Origin, and only sees our own pages. */
async function incomingOf(request: Request): Promise<Incoming> {
  const { host, origin } = location
  const bytes = request.method === 'GET' ? null : await request.blob()
  return {
    method: request.method,
    target: request.url.slice(origin.length),
    headers: [...request.headers, ['host', host], ['origin', origin]],
    body: bytes === null || bytes.size === 0 ? null : bytes.stream(),
    signal: request.signal,
  }
}

const forwardTo =
  (serve: Serve): Forward =>
  ({ method, target, headers, body }) =>
    serve(
      new Request(`http://mock.invalid${target}`, {
        method,
        headers: headers.map(([name, value]) => [name, value]),
        ...(body === null ? {} : { body: new Blob([new Uint8Array(body)]) }),
      }),
    )

/**
 * Registers MSW's worker through our policy, since MSW's own `register` is refused under Trusted Types; it then finds
 * this registration and uses it. A page that loads while the worker is new has no controller until it claims the page,
 * and MSW would reload a page that has none.
 */
async function registerWorker() {
  const { serviceWorker } = navigator
  const controlled = new Promise<void>((resolve) => {
    if (serviceWorker.controller) resolve()
    else serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true })
  })
  const registration = await serviceWorker.register(trustedUrl(WORKER))
  // only a new worker claims pages: one that the page was loaded around (Shift-Reload) never does, and MSW's reload is right
  const isNew = registration.active === null
  await serviceWorker.ready
  if (isNew) await controlled
}

/**
 * Browsers stop a worker that idles behind a hidden tab. It wakes with the next request and has forgotten which pages
 * it serves, so a request would go past it, to a console server that has no backend. Tell it again before asking.
 */
function keepAwake() {
  const plain = globalThis.fetch
  const FORGETS_AFTER_MS = 10_000
  let told = Date.now()
  globalThis.fetch = async (...request) => {
    const { controller } = navigator.serviceWorker
    if (controller && Date.now() - told > FORGETS_AFTER_MS) await tell(controller)
    told = Date.now()
    return plain(...request)
  }
}

/** The worker answers each page that reports. One that doesn't is left alone after a while: better a failed request. */
const tell = (worker: ServiceWorker) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(patience)
      navigator.serviceWorker.removeEventListener('message', heard)
      resolve()
    }
    const heard = (event: MessageEvent) => {
      if (Object(event.data).type === 'MOCKING_ENABLED') done()
    }
    const patience = setTimeout(done, 2000)
    navigator.serviceWorker.addEventListener('message', heard)
    worker.postMessage('MOCK_ACTIVATE', [])
  })

const SEED = `${SHELF}seed`

/** What this tab runs on. */
export const currentSeed = () => sessionStorage.getItem(SEED) ?? DEFAULT_SEED

/** Kept for the tab, since links inside the app don't carry it. */
function seedOf(asked: string | null): string {
  const seed = chooseSeed({ asked, kept: sessionStorage.getItem(SEED) })
  sessionStorage.setItem(SEED, seed)
  return seed
}

/** What a page may know of its mock, and do to it, past the API. */
export interface Mock {
  /** The mock's own time in ms: its today, and a second for every write. */
  now: () => number
  cast: readonly Persona[]
  /** Looks through the eyes of one of the cast from the next load on. Others are nobody. */
  become(user: string): void
}

let here: Mock | null = null

/** The mock of this tab, once it has started. */
export const mockHere = () => here

/**
 * Starts an MLflow in this tab, behind the same front as everywhere else: from then on `fetch` reaches it. Resolves when
 * it answers; rejects with MockFailure for a seed that doesn't exist. What is written survives a reload, and is seen by this tab alone.
 */
export async function startMock({ seed: asked }: { seed: string | null }): Promise<Mock> {
  const seed = seedOf(asked)
  const world = await plant(seed)
  const serve = await remember(world, sessionStorage, `${SHELF}writes.${seed}`)
  const session = `${SHELF}session.${seed}`
  const keeper = tabSession(sessionStorage, session, world.signedInAs)
  const front = createFront({
    connection: 'mock',
    name: 'mock',
    origins: { own: [location.origin], public: [] },
    credential: { kind: 'session', keeper },
    readOnlyBecause: null,
    ledger: { ...PLAIN_LEDGER, signer: createSigner(MOCK_KEY), clock: () => world.now },
  })
  const worker = setupWorker(
    http.all('*', async ({ request }) => {
      // undefined: MSW lets it pass, as a file of the build
      if (new URL(request.url).origin !== location.origin) return undefined
      return (await front(await incomingOf(request), forwardTo(serve))) ?? undefined
    }),
  )
  await registerWorker()
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass' })
  keepAwake()
  here = {
    now: () => world.now,
    cast: world.cast,
    become(user) {
      const person = world.people.get(user)
      if (person && world.cast.some((one) => one.user === user))
        become(sessionStorage, session, person)
    },
  }
  return here
}

/** Forgets what this tab has written, on every seed; the next load finds the one it is on as it was. */
export function resetMock() {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(SHELF) && key !== SEED) sessionStorage.removeItem(key)
  }
}
