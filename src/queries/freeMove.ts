import type { QueryClient } from '@tanstack/react-query'
import { removeAlias } from '../backends/annotate'
import { attempt, inWords } from '../backends/changeOnce'
import { markOf } from '../backends/ledger/holderNow'
import { type LaneMove, type LaneOutcome, moveInLane } from '../backends/ledger/moveInLane'
import { asMove, moveAlias } from '../backends/moveAlias'
import { now } from '../lib/clock'
import { wait } from '../lib/wait'
import type { MoveOutcome } from '../registry/aliasMove'
import { RegistryError } from '../registry/errors'
import type { Mark } from '../registry/ledger/event'
import type { LedgerParts } from './ledger'
import { ledgerPorts } from './ledgerPorts'
import { readyLedger } from './readyLedger'

/** A move that nobody has to approve. `unrecorded` null: it is on the record, by the name `as`; else why it is not. */
export interface FreeMove {
  outcome: LaneOutcome | MoveOutcome
  unrecorded: string | null
  as?: string
}

/** `from` and `to` as the person saw them; `to` null: the alias is removed. Without a date it is read what they are. */
export interface FreeMoveWish {
  alias: string
  from: Mark | null
  to: Mark | null
  reason: string
}

/** Waits (ms) while somebody else moves the same alias: a move takes some seconds. */
const TURNS = [500, 1000, 2000, 4000]
/** An announcement that is older was left by whoever made it. */
const FRESH_MS = 60_000

/** Moves an alias that is not guarded: on the record where there is one that this person may write, else without, and says so. */
export async function freeMove(
  parts: LedgerParts,
  client: QueryClient,
  { model, ...wish }: FreeMoveWish & { model: string },
): Promise<FreeMove> {
  const plain = async (unrecorded: string): Promise<FreeMove> => ({
    outcome: await withoutRecord(parts, model, wish),
    unrecorded,
  })
  const ledger = await attempt(() => readyLedger(parts, client))
  if (ledger instanceof RegistryError) return plain(inWords(ledger))
  if ('kind' in ledger) return plain(ledger.message)
  const { registry } = parts.backend
  const known = async (mark: Mark | null) =>
    mark === null || mark.created !== null ? mark : markOf(registry, model, mark.version)
  const read = await attempt(() => Promise.all([known(wish.from), known(wish.to)]))
  if (read instanceof RegistryError) {
    return { outcome: { kind: 'refused', message: inWords(read) }, unrecorded: null }
  }
  const [from, to] = read
  const ports = await ledgerPorts(parts, client)
  const move: LaneMove = { ...wish, model, from, to, request: null, emergency: false }
  let outcome = await moveInLane(ports, ledger, move)
  for (const delay of TURNS) {
    if (outcome.kind !== 'busy' || now() - outcome.open.at.getTime() > FRESH_MS) break
    await wait(delay)
    outcome = await moveInLane(ports, ledger, move)
  }
  if ('on' in outcome && outcome.on === 'record') {
    return plain(outcome.kind === 'denied' ? 'You may not write into the ledger.' : outcome.message)
  }
  return { outcome, unrecorded: null, as: ports.user }
}

async function withoutRecord(
  { backend: { registry, wings } }: LedgerParts,
  model: string,
  { alias, from, to }: FreeMoveWish,
): Promise<MoveOutcome> {
  if (to !== null) {
    return moveAlias(registry, { model, alias, from: from?.version ?? null, to: to.version })
  }
  if (from === null) return { kind: 'already-there' }
  const removal = { model, alias, from: from.version }
  return asMove(await removeAlias(registry, await wings.annotations(), removal))
}
