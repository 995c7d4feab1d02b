import {
  type Answer,
  type Ask,
  type Records,
  askKey,
  isAnswered,
  noRecords,
  withAnswers,
} from '../../registry/lineage/records'
import type { Job } from './jobs'

/** What a person agrees to by opening a page; more is asked for. */
export const BUDGET = 120
/** Browsers open no more connections to one server. */
const AT_ONCE = 6

export interface Progress {
  records: Records
  /** Requests so far, those that were answered from what is kept included. */
  requests: number
  state:
    | 'reading'
    /** All that was wanted is there. */
    | 'done'
    /** The budget is spent; `left` questions are open. */
    | 'paused'
  left: number
}

export interface Walk {
  progress: () => Progress
  subscribe: (changed: () => void) => () => void
  /** What is wanted from now on, given what was read: asked step by step until nothing is. */
  want(wanted: (records: Records) => readonly Ask[]): void
  /** Spends another budget. */
  goOn(): void
  /** Asks again what failed. What was refused, or is gone, stays so. */
  again(): void
  /** Begins, or begins again; what is returned ends it and calls off what is under way. */
  start(): () => void
}

const nothing: (records: Records) => readonly Ask[] = () => []

/** What jobs are made of: what was read, and the keys of asks that a search left out. */
export interface Known {
  records: Records
  alone: ReadonlySet<string>
}

/** Reads a lineage breadth-first: all that is wanted next at once, then what that leads to, within a budget of requests. */
export function createWalk(
  jobsFor: (asks: readonly Ask[], known: Known, signal: AbortSignal) => readonly Job[],
): Walk {
  let ended = new AbortController()
  const listeners = new Set<() => void>()
  let budget = BUDGET
  // until it is started, nothing is asked
  ended.abort()
  let wanted = nothing
  let current: Progress = { records: noRecords(), requests: 0, state: 'reading', left: 0 }
  let running = false
  const alone = new Set<string>()

  function tell(next: Partial<Progress>) {
    current = { ...current, ...next }
    for (const changed of listeners) changed()
  }

  async function run() {
    const { signal } = ended
    if (running || signal.aborted) return
    running = true
    try {
      for (;;) {
        const asks = wanted(current.records)
        if (asks.length === 0) return tell({ state: 'done', left: 0 })
        const { records } = current
        const jobs = affordable(
          jobsFor(asks, { records, alone }, signal),
          budget - current.requests,
        )
        if (jobs.length === 0) return tell({ state: 'paused', left: asks.length })
        tell({ state: 'reading', left: asks.length })
        const answers = await inTurn(jobs)
        signal.throwIfAborted()
        const next = withAnswers(current.records, answers)
        const missed = jobs
          .flatMap(({ searchesFor = [] }) => searchesFor)
          .filter((ask) => !isAnswered(next, ask))
        if (answers.length + missed.length === 0) return tell({ state: 'done', left: 0 })
        for (const ask of missed) alone.add(askKey(ask))
        const spent = jobs.reduce((sum, { cost }) => sum + cost, 0)
        tell({ records: next, requests: current.requests + spent })
      }
    } catch (error) {
      // nobody waits any longer
      if (!signal.aborted) throw error
    } finally {
      running = false
      // begun again meanwhile
      if (signal.aborted && !ended.signal.aborted) void run()
    }
  }

  return {
    progress: () => current,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    want(next) {
      wanted = next
      void run()
    },
    goOn() {
      budget = current.requests + BUDGET
      void run()
    },
    again() {
      tell({ records: withoutFailures(current.records) })
      void run()
    },
    start() {
      const own = new AbortController()
      ended = own
      void run()
      return () => own.abort()
    },
  }
}

function affordable(jobs: readonly Job[], budget: number): Job[] {
  const chosen: Job[] = []
  let spent = 0
  for (const job of jobs) {
    if (spent + job.cost > budget) break
    spent += job.cost
    chosen.push(job)
  }
  return chosen
}

async function inTurn(jobs: readonly Job[]): Promise<readonly Answer[]> {
  const answers: (readonly Answer[])[] = []
  let next = 0
  const worker = async () => {
    for (let job = jobs[next++]; job !== undefined; job = jobs[next++])
      answers.push(await job.answer())
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, jobs.length) }, worker))
  return answers.flat()
}

const keep = <T extends { state: string; why?: string }>(map: ReadonlyMap<string, T>) =>
  new Map([...map].filter(([, { state, why }]) => !(state === 'unread' && why === 'failed')))

function withoutFailures(records: Records): Records {
  return {
    version: keep(records.version),
    model: keep(records.model),
    run: keep(records.run),
    'whole-run': keep(records['whole-run']),
    'logged-model': keep(records['logged-model']),
    versions: keep(records.versions),
    copies: keep(records.copies),
    registered: keep(records.registered),
    children: keep(records.children),
    users: keep(records.users),
    measured: keep(records.measured),
    files: keep(records.files),
  }
}

export const hasFailures = (records: Records) =>
  Object.values(records).some((map: ReadonlyMap<string, { state: string; why?: string }>) =>
    [...map.values()].some(({ state, why }) => state === 'unread' && why === 'failed'),
  )
