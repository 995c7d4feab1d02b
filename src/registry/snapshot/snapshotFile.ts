import * as z from 'zod/mini'
import { GATES } from '../policy'
import { type ListedModel, type Snapshot, SNAPSHOT_SHAPE } from './snapshot'

/*
 * A snapshot as a file: two lines of JSON. The first says what the second is of, so that whoever hands it out need not read
 * millions of characters to know. In JSON a Map is the list of its entries, and a number that JSON has not is text.
 */

const FORMAT = 'ringside snapshot'

/** Which registry was read, and when that ended. */
export interface SnapshotHead {
  /** Host and path of the server, as the console names it. */
  of: string
  workspace: string | null
  ended: Date
}

export interface SnapshotFile {
  head: SnapshotHead
  snapshot: Snapshot
}

export function writeSnapshot({ head, snapshot }: SnapshotFile): string {
  const first = JSON.stringify({ format: FORMAT, shape: SNAPSHOT_SHAPE, ...head })
  return `${first}\n${JSON.stringify(snapshot, inJson)}\n`
}

const inJson = (_key: string, value: unknown) =>
  value instanceof Map
    ? [...(value as Map<unknown, unknown>)]
    : typeof value === 'number' && !Number.isFinite(value)
      ? String(value)
      : value

const time = z.pipe(
  z.string().check(z.iso.datetime()),
  z.transform((text) => new Date(text)),
)

const head = z.pipe(
  z.object({
    format: z.literal(FORMAT),
    shape: z.literal(SNAPSHOT_SHAPE),
    of: z.string(),
    workspace: z.nullable(z.string()),
    ended: time,
  }),
  z.transform(({ of, workspace, ended }): SnapshotHead => ({ of, workspace, ended })),
)

/** The first line of a file, which may be all of it that was read; null: it is no snapshot, or of another shape. */
export function readHead(text: string): SnapshotHead | null {
  const [line = ''] = text.split('\n', 1)
  return head.safeParse(parsed(line)).data ?? null
}

const texts = z.pipe(
  z.array(z.tuple([z.string(), z.string()])),
  z.transform((entries) => new Map(entries)),
)

const gap = z.object({
  known: z.literal(false),
  because: z.enum(['not read', 'denied', 'missing', 'unreadable', 'failed']),
  words: z.string(),
})
const known = <T extends z.ZodMiniType>(value: T) =>
  z.discriminatedUnion('known', [z.object({ known: z.literal(true), value }), gap])

const model: z.ZodMiniType<ListedModel> = z.object({
  name: z.string(),
  description: z.string(),
  created: z.nullable(time),
  updated: z.nullable(time),
  tags: texts,
  aliases: texts,
  latestVersion: z.nullable(z.string()),
  stages: z.optional(z.array(z.nullable(z.string()))),
})

const text = z.nullable(z.string())

const dataset = z.object({ name: z.string(), digest: z.string() })

const version = z.object({
  model: z.string(),
  version: z.string(),
  record: known(
    z.object({
      created: z.nullable(time),
      createdBy: text,
      status: z.enum(['READY', 'PENDING_REGISTRATION', 'FAILED_REGISTRATION', 'UNKNOWN']),
      tags: texts,
      described: z.boolean(),
    }),
  ),
  checks: z.array(
    z.object({
      gate: z.enum(GATES),
      title: z.string(),
      result: z.enum(['pass', 'warn', 'fail', 'unknown']),
      fact: z.string(),
    }),
  ),
  flavors: known(z.array(z.object({ name: z.string(), library: text }))),
  mlflow: known(text),
  python: known(text),
  packages: known(z.nullable(z.array(z.object({ name: z.string(), pinned: text })))),
  pickled: known(z.array(z.string())),
  points: known(
    z.array(
      z.object({
        key: z.string(),
        value: z.union([
          z.number(),
          z.pipe(
            z.enum(['NaN', 'Infinity', '-Infinity']),
            z.transform((number) => Number(number)),
          ),
        ]),
        dataset: z.nullable(dataset),
      }),
    ),
  ),
  origin: known(
    z.object({
      run: z.enum(['there', 'deleted', 'none']),
      runId: text,
      data: z.array(dataset),
    }),
  ),
  training: known(
    z.nullable(
      z.object({
        experiment: z.string(),
        started: z.nullable(time),
        data: z.array(z.object({ name: z.string(), digest: z.string(), place: text })),
      }),
    ),
  ),
})

const snapshotBody: z.ZodMiniType<Snapshot> = z.object({
  begun: time,
  policy: z.string(),
  ended: z.nullable(time),
  listed: z.boolean(),
  models: z.array(model),
  skipped: z.number(),
  versions: z.pipe(
    z.array(z.tuple([z.string(), version])),
    z.transform((entries) => new Map(entries)),
  ),
})

/** A file that `writeSnapshot` wrote; null for any other. */
export function readSnapshot(file: string): SnapshotFile | null {
  const end = file.indexOf('\n')
  const first = readHead(file)
  const { data } = snapshotBody.safeParse(parsed(file.slice(end + 1)))
  return first === null || data === undefined ? null : { head: first, snapshot: data }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
