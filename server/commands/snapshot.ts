import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { collect } from '../../src/backends/crawl/collect'
import { crawl } from '../../src/backends/crawl/crawl'
import type { MlmodelReader } from '../../src/backends/mlmodelReader'
import { counted } from '../../src/lib/counted'
import { wait } from '../../src/lib/wait'
import { RegistryError } from '../../src/registry/errors'
import { policyFile, readPolicy } from '../../src/registry/policyFile'
import { readMlmodel } from '../../src/registry/readMlmodel'
import { readYaml } from '../../src/registry/readYaml'
import { gapsIn, type Snapshot } from '../../src/registry/snapshot/snapshot'
import {
  readSnapshot,
  type SnapshotHead,
  writeSnapshot,
} from '../../src/registry/snapshot/snapshotFile'
import { UsageError } from '../address'
import { CONNECTION_FLAGS, connect, type Connection } from './connect'
import { type Io, parseFlags } from './io'
import { readTime } from './times'

export const USAGE = `Usage: mlflow-ringside snapshot --out <file> [options]

Reads the whole registry once, as a page of the console does: every registered model, and each
version that holds an alias in depth. Writes what it found into a file, which a console started with
--snapshot <file> hands out, so that nobody waits for their browser to read it.

  --out <file>            where to; what is there stays until all has been read, and of what it
                          holds only what may have changed is read again
  --every <time>          again and again: 5m, 1h; goes on when the server was away
  --tracking-uri <uri>    the MLflow server (MLFLOW_TRACKING_URI)
  --registry-uri <uri>    where its registry is another server (MLFLOW_REGISTRY_URI)
  --help                  this text

It holds what the credential may read, which comes from the environment as for the console;
MLFLOW_WORKSPACE names a workspace.
Exit codes: 0 all was read; 1 it could not be read to the end, or not written, and the file is as it
was; 2 for settings that can't be used; 3 the file is written, and some models or versions in it
could not be read, each marked as such. With --every: 0 when it is told to stop.
`

const FLAGS = { ...CONNECTION_FLAGS, out: { type: 'string' }, every: { type: 'string' } } as const

/** Gives the exit code. */
export async function snapshot(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, FLAGS, 'snapshot')
  if (flags.help === true) {
    io.out(USAGE.trimEnd())
    return 0
  }
  const path = flags.out
  if (path === undefined || path === '') {
    throw new UsageError('Give --out <file>. See mlflow-ringside snapshot --help.')
  }
  const every = flags.every === undefined ? null : readTime(flags.every)
  const connection = connect(flags, io)
  try {
    if (every === null) return await takeOne(connection, path, io)
    while (!io.signal.aborted) {
      await takeOne(connection, path, io)
      await wait(every, io.signal).catch(() => undefined)
    }
    return 0
  } finally {
    connection.close()
  }
}

async function takeOne(connection: Connection, path: string, io: Io): Promise<number> {
  const of = {
    of: connection.settings.name,
    workspace: io.env.MLFLOW_WORKSPACE || null,
  }
  try {
    const began = Date.now()
    const found = await readAll(connection, await takenBefore(path, of), io)
    await replace(path, writeSnapshot({ head: { ...of, ended: found.ended }, snapshot: found }))
    const seconds = Math.ceil((Date.now() - began) / 1000)
    io.out(
      `${found.ended.toISOString()}  ${counted(found.models.length, 'model')}, ` +
        `${counted(found.versions.size, 'version')} with an alias, in ${seconds} s`,
    )
    const gaps = whatLacks(found)
    if (gaps === null) return 0
    io.complain(gaps)
    return 3
  } catch (error) {
    const why = io.signal.aborted ? 'It was told to stop.' : whyNot(error)
    if (why === null) throw error
    io.complain(`${new Date().toISOString()}  ${why} Nothing was written.`)
    return 1
  }
}

type Whole = Snapshot & { ended: Date }

async function readAll(
  { open }: Connection,
  before: Snapshot | null,
  { signal, out }: Io,
): Promise<Whole> {
  const { backend } = await open()
  // as the pages of the console judge, or they could not go on from it
  const policy = policyFile.parse({})
  const policyText = JSON.stringify(policy)
  const found = collect(new Date(), policyText)
  await crawl({
    backend,
    reader: READER,
    policy: readPolicy(policy).policy,
    now: () => new Date(),
    signal,
    turn: () => Promise.resolve(),
    known: (key) => (before?.policy === policyText ? before.versions.get(key) : undefined),
    say(event) {
      found.take(event)
      if (event.kind === 'listed') {
        out(
          `${counted(found.models(), 'model')} listed, ${counted(event.versions, 'version')} to read`,
        )
      }
    },
  })
  const ended = new Date()
  return { ...found.snapshot(ended), ended }
}

/** Not in a worker: nobody waits meanwhile, and what it takes is bounded. */
const READER: MlmodelReader = {
  mlmodel: async (bytes) => readMlmodel(bytes),
  yaml: async (bytes) => readYaml(bytes),
}

/** What the file holds of the same registry; null: nothing. */
async function takenBefore(
  path: string,
  of: Pick<SnapshotHead, 'of' | 'workspace'>,
): Promise<Snapshot | null> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const file = readSnapshot(text)
  return file?.head.of === of.of && file.head.workspace === of.workspace ? file.snapshot : null
}

/** At once, or not at all: who reads it meanwhile finds the old one or the new one. */
async function replace(path: string, text: string) {
  const beside = `${path}.${process.pid}.new`
  try {
    await writeFile(beside, text, { flush: true })
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

function whatLacks(found: Snapshot): string | null {
  const { rows, versions } = gapsIn(found)
  const parts = [
    ...(rows > 0 ? [counted(rows, 'model')] : []),
    ...(versions > 0 ? [`something of ${counted(versions, 'version')}`] : []),
  ]
  return parts.length === 0 ? null : `${parts.join(' and ')} could not be read.`
}

function whyNot(error: unknown): string | null {
  if (error instanceof RegistryError) return error.message
  if (error instanceof Error && 'code' in error && 'syscall' in error) {
    return `The file could not be written (${String(error.code)}).`
  }
  return null
}
