import type { EventOf } from '../../registry/ledger/event'
import { runNameOf } from '../../registry/ledger/subject'
import { append, type Failure } from './append'
import { beginRun } from './beginRun'
import type { Ledger, LogPorts } from './ports'
import { tagsAfter } from './tagState'
import { requestTags } from './tags'

export interface Asking {
  asked: EventOf<'asked'>
  /** What the evidence hash is of, so that it can be compared later. */
  attachments?: readonly string[]
  /** The open request whose place it takes. */
  supersedes?: string
}

/** `superseded`: why the other request could not be told; null: it was, or there is none. */
export type Asked = { kind: 'asked'; run: string; superseded: string | null } | Failure

/** Begins a request: a run, then its first entry. Whoever is stopped in between leaves a run without entries, which nobody reads. */
export async function ask(
  ports: LogPorts,
  ledger: Ledger,
  { asked, attachments = [], supersedes }: Asking,
): Promise<Asked> {
  const { proposal } = asked
  const { model, alias } = proposal
  const begun = await beginRun(ports, {
    experiment: ledger.experiment,
    name: runNameOf({ kind: 'request', model, alias }, proposal),
    tags: requestTags(proposal, ports.user, 'open'),
  })
  if (begun.kind !== 'begun') return begun
  const { run } = begun
  const written = await append(
    ports,
    run,
    (log) =>
      log.entries.length > 0
        ? { unwanted: 'It was asked before.' }
        : { events: [asked], attachments },
    { model },
  )
  if (written.kind === 'beaten') return { kind: 'unknown', message: written.message }
  if (written.kind !== 'written' && written.kind !== 'unwanted') return written
  if (supersedes === undefined) return { kind: 'asked', run, superseded: null }
  return { kind: 'asked', run, superseded: await supersede(ports, supersedes, { by: run, model }) }
}

/** Ends a request in favour of another. Why it could not be told; null: it was. */
export async function supersede(
  ports: LogPorts,
  run: string,
  { by, model }: { by: string; model: string },
): Promise<string | null> {
  const told = await append(
    ports,
    run,
    (log) => {
      const events = [{ type: 'superseded', by } as const]
      return { events, tags: tagsAfter(log, events, { by: ports.user, at: ports.now() }) }
    },
    { model },
  )
  return told.kind === 'written' ? null : told.kind === 'unwanted' ? told.because : told.message
}
