import { collect } from '../backends/crawl/collect'
import { keepSnapshot, keptSnapshot } from '../backends/crawl/snapshotStore'
import { type RunningCrawl, startCrawl } from '../backends/crawl/startCrawl'
import { takeHanded } from '../backends/crawl/takeHanded'
import type { CrawlAnswer } from '../backends/crawl/messages'
import type { ConnectionConfig } from '../registry/connection'
import type { PolicyFile } from '../registry/policyFile'
import type { Snapshot } from '../registry/snapshot/snapshot'

/** How far a reading of the whole registry has come. `versions`: those that hold an alias; `of` null: not known yet. */
export interface Progress {
  models: number
  versions: number
  of: number | null
  /** By the wall clock: what is left is told from it. */
  since: number
}

export type Standing =
  /** What this browser keeps is being looked for. */
  | { kind: 'opening' }
  | { kind: 'idle' }
  | { kind: 'reading' | 'paused'; progress: Progress }
  /** Another tab is reading, and what it finds is shown when it is done. */
  | { kind: 'elsewhere' }
  | { kind: 'failed'; message: string; signedOut: boolean }

export interface Seen {
  standing: Standing
  /** The last one that was read whole; while there is none, as much as was read. Null: nothing yet. */
  snapshot: Snapshot | null
  /** Why this browser does not keep it. */
  notKept: string | null
}

interface Parts {
  /** Of the connection and the person. */
  id: string
  config: ConnectionConfig
  workspace: string | null
  policy: PolicyFile
  now: () => number
}

/** The whole registry, read in the background: one for each connection, and it goes on from page to page. */
export interface RegistryReading {
  seen: () => Seen
  subscribe: (changed: () => void) => () => void
  /** Shows what is kept or handed out, and reads all of it again where that is older than `staleMs`. */
  open: (staleMs: number) => void
  read: () => void
  pause: () => void
  goOn: () => void
  stop: () => void
}

/** What arrives is shown this often: each showing counts everything anew. */
const SHOW_EVERY = 400

/** A mock is read in a moment, and its next seed would be taken for the same registry. */
const KEEPS_NOTHING: SnapshotStore = {
  kept: () => Promise.resolve(null),
  keep: () => Promise.resolve(null),
}
const KEEPS: SnapshotStore = { kept: keptSnapshot, keep: keepSnapshot }

const readings = new Map<string, RegistryReading>()

export function registryReading(parts: Parts): RegistryReading {
  const made =
    readings.get(parts.id) ??
    (parts.config.connection === 'mock'
      ? createReading(parts, { store: KEEPS_NOTHING })
      : createReading(parts))
  readings.set(parts.id, made)
  return made
}

interface SnapshotStore {
  kept: typeof keptSnapshot
  keep: typeof keepSnapshot
}

/** What a reading is done with; in tests, not the browser's. */
interface Means {
  start: typeof startCrawl
  store: SnapshotStore
  handed: typeof takeHanded
  /** Null: this browser has none, and tabs know nothing of each other. */
  locks: Pick<LockManager, 'request'> | null
}

/** In milliseconds since 1970; 0: it was not read whole. */
const endOf = (snapshot: Snapshot | null) => snapshot?.ended?.getTime() ?? 0

export function createReading(
  { id, config, workspace, policy, now }: Parts,
  {
    start = startCrawl,
    store = KEEPS,
    handed = takeHanded,
    locks = globalThis.navigator?.locks,
  }: Partial<Means> = {},
): RegistryReading {
  const listeners = new Set<() => void>()
  let seen: Seen = { standing: { kind: 'idle' }, snapshot: null, notKept: null }
  let opening: Promise<void> | null = null
  /** Somebody has ended it: it does not begin again by itself. */
  let stopped = false
  let running: RunningCrawl | null = null
  let release: (() => void) | null = null

  const show = (next: Partial<Seen>) => {
    seen = { ...seen, ...next }
    for (const changed of listeners) changed()
  }

  /** Runs `act` once no other tab reads; what that one kept is shown instead of reading it again. */
  function inTurn(act: () => void) {
    if (!locks) return act()
    const name = `ringside reading ${id}`
    const hold = () =>
      new Promise<void>((resolve) => {
        release = resolve
        act()
      })
    void locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock !== null) return hold()
      show({ standing: { kind: 'elsewhere' } })
      void locks.request(name, async () => {
        const before = endOf(seen.snapshot)
        const snapshot = await store.kept(id)
        // that tab was closed, failed, or could keep nothing: then it is read here
        if (endOf(snapshot) <= before) return hold()
        show({ standing: { kind: 'idle' }, snapshot })
        return undefined
      })
      return undefined
    })
  }

  function read() {
    if (seen.standing.kind !== 'idle' && seen.standing.kind !== 'failed') return
    // at once, so that nobody asks twice
    show({
      standing: {
        kind: 'reading',
        progress: { models: 0, versions: 0, of: null, since: Date.now() },
      },
    })
    inTurn(crawlNow)
  }

  async function keepIt(snapshot: Snapshot) {
    const notKept = await store.keep(id, snapshot)
    release?.()
    show({ notKept })
  }

  async function openKept() {
    const kept = await store.kept(id)
    show({ snapshot: kept })
    const offer = config.snapshot
    if (offer && offer.workspace === workspace && offer.ended > endOf(kept)) {
      const { identity } = config
      const person = identity.kind === 'session' ? (identity.person?.user ?? null) : null
      const snapshot = await handed({ person, workspace })
      if (snapshot !== null && endOf(snapshot) > endOf(kept)) {
        show({ snapshot })
        await keepIt(snapshot)
      }
    }
    show({ standing: { kind: 'idle' } })
  }

  async function readIfOld(opened: Promise<void>, staleMs: number) {
    await opened
    const age = seen.snapshot?.ended == null ? Infinity : now() - endOf(seen.snapshot)
    if (age > staleMs && seen.standing.kind === 'idle' && !stopped) read()
  }

  function crawlNow() {
    const kept = seen.snapshot
    const whole = kept?.ended != null
    const policyText = JSON.stringify(policy)
    const found = collect(new Date(now()), policyText)
    let progress: Progress = { models: 0, versions: 0, of: null, since: Date.now() }
    let due: ReturnType<typeof setTimeout> | null = null
    show({ standing: { kind: 'reading', progress } })
    const flush = () => {
      due = null
      const kind = seen.standing.kind === 'paused' ? 'paused' : 'reading'
      show({
        standing: { kind, progress },
        ...(!whole && { snapshot: found.snapshot() }),
      })
    }
    const end = (standing: Standing, snapshot: Snapshot) => {
      if (due !== null) clearTimeout(due)
      running = null
      show({ standing, ...((!whole || snapshot.ended !== null) && { snapshot }) })
    }
    const hear = (answer: CrawlAnswer) => {
      switch (answer.kind) {
        case 'models':
        case 'listed':
        case 'version':
          found.take(answer)
          progress = {
            ...progress,
            models: found.models(),
            versions: found.versions(),
            of: answer.kind === 'listed' ? answer.versions : progress.of,
          }
          break
        case 'done': {
          const snapshot = found.snapshot(new Date(now()))
          end({ kind: 'idle' }, snapshot)
          void keepIt(snapshot)
          return
        }
        case 'failed': {
          const { message, signedOut } = answer
          end({ kind: 'failed', message, signedOut }, found.snapshot())
          release?.()
          return
        }
        default:
          answer satisfies never
      }
      due ??= setTimeout(flush, SHOW_EVERY)
    }
    running = start(
      {
        kind: 'start',
        config,
        workspace,
        policy,
        // a mock's clock is not the worker's
        today: config.connection === 'mock' ? now() : null,
        // judged by another policy, they are judged anew
        known: (kept?.policy === policyText ? kept.versions : null) ?? new Map(),
      },
      hear,
    )
  }

  return {
    seen: () => seen,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    open(staleMs) {
      if (opening === null) {
        show({ standing: { kind: 'opening' } })
        opening = openKept()
      }
      void readIfOld(opening, staleMs)
    },
    read,
    pause() {
      if (seen.standing.kind !== 'reading') return
      running?.pause()
      show({ standing: { ...seen.standing, kind: 'paused' } })
    },
    goOn() {
      if (seen.standing.kind !== 'paused') return
      running?.goOn()
      show({ standing: { ...seen.standing, kind: 'reading' } })
    },
    stop() {
      stopped = true
      running?.stop()
      running = null
      release?.()
      show({ standing: { kind: 'idle' } })
    },
  }
}
