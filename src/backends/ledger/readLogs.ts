import type { LogKind } from '../../registry/ledger/event'
import type { Log } from '../../registry/ledger/log'
import { readLog } from '../../registry/ledger/readLog'
import { KIND_TAG, MODEL_SHA_TAG, STATE_TAG, modelSha } from '../../registry/ledger/subject'
import type { Run } from '../../registry/tracking'
import type { Ask } from '../backend'
import type { RunsBackend } from '../wings'
import { tagged } from './tags'

/** Each run comes with all its params: about a kilobyte an entry. */
const PAGE = 200
/** A token that never ends is not followed for ever. */
const MOST_PAGES = 50

/** A log with the tags of its run: what they say of it may be wrong, and is put right by the next writer. */
export interface Tagged {
  log: Log
  tags: ReadonlyMap<string, string>
}

export interface Reading {
  logs: readonly Tagged[]
  /** The runs among them that say to be of the index, which hold no log. */
  index: readonly Run[]
  /** Where to read on; null: that was all. */
  next: string | null
  /** Runs that could not be read. */
  skipped: number
}

/** All logs about one model, its policy among them: one request for most. Deleted runs are read as well. */
export const readLogsOf = (runs: RunsBackend, experiment: string, model: string, ask?: Ask) =>
  readAll(runs, experiment, tagged(MODEL_SHA_TAG, modelSha(model)), { ask, deleted: true })

/** Requests that somebody has still to do something about, as their tags say. */
export const readOpenRequests = (runs: RunsBackend, experiment: string, ask?: Ask) =>
  readAll(runs, experiment, OPEN, { ask, deleted: false })

const OPEN = `${tagged(KIND_TAG, 'request')} and tags."${STATE_TAG}" != 'final'`

/** A page of all logs there are, or of all of one kind; newest first. */
export async function readPage(
  runs: RunsBackend,
  experiment: string,
  { kind, cursor }: { kind: LogKind | null; cursor: string | null },
  ask: Ask = {},
): Promise<Reading> {
  const filter = kind === null ? '' : tagged(KIND_TAG, kind)
  const page = await runs.search({ experiment, filter, pageSize: PAGE, cursor, deleted: true }, ask)
  return {
    logs: page.items.flatMap(logOf),
    index: page.items.filter(({ tags }) => tags.get(KIND_TAG) === 'index'),
    next: page.next === cursor ? null : page.next,
    skipped: page.skipped,
  }
}

async function readAll(
  runs: RunsBackend,
  experiment: string,
  filter: string,
  { ask = {}, deleted }: { ask: Ask | undefined; deleted: boolean },
): Promise<Omit<Reading, 'next' | 'index'>> {
  const logs: Tagged[] = []
  let skipped = 0
  let cursor: string | null = null
  for (let read = 0; read < MOST_PAGES; read++) {
    const page = await runs.search({ experiment, filter, pageSize: PAGE, cursor, deleted }, ask)
    logs.push(...page.items.flatMap(logOf))
    skipped += page.skipped
    if (page.next === null || page.next === cursor) break
    cursor = page.next
  }
  return { logs, skipped }
}

/** None of a run without entries: of the index, or one that was begun and given up. */
export function logOf(run: Run): Tagged[] {
  const log = readLog(run)
  return log.entries.length + log.stray.length === 0 ? [] : [{ log, tags: run.tags }]
}
