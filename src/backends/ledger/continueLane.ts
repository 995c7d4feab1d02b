import { RegistryError } from '../../registry/errors'
import { hashText } from '../../registry/ledger/hash'
import { type Log, MOST_ENTRIES, tailOf } from '../../registry/ledger/log'
import { isFull } from '../../registry/ledger/readLog'
import { runNameOf } from '../../registry/ledger/subject'
import { writeEntry } from '../../registry/ledger/writeEntry'
import { attempt, saysNo } from '../changeOnce'
import { type Failure, refusal } from './append'
import { beginRun } from './beginRun'
import { openingOf, readJoined } from './logIn'
import type { Ledger, LogPorts } from './ports'
import { logTags } from './tags'

/**
 * Has a lane that is full go on in another run; null: it has room, or has it now. The new run is begun first and `continued`
 * written last, so that whoever is stopped, or second, leaves a run that nothing leads to.
 */
export async function continueIfFull(
  ports: LogPorts,
  ledger: Ledger,
  { run: first, log }: { run: string; log: Log },
): Promise<Failure | null> {
  if (log.about?.kind !== 'lane' || lengthOf(log) < MOST_ENTRIES - 1) return null
  const subject = log.about
  const begun = await beginRun(ports, {
    experiment: ledger.experiment,
    name: runNameOf(subject),
    tags: logTags(subject),
  })
  if (begun.kind !== 'begun') return begun

  const { n, prev } = tailOf(log)
  const compose = async (
    at: number,
    before: string | null,
    run: string,
    event: Parameters<typeof ports.signer.sign>[0]['event'],
  ) => {
    const draft = { run, n: at, prev: before, nonce: ports.nonce(), event, model: subject.model }
    const written = writeEntry(at, await ports.signer.sign(draft))
    if (written.kind === 'too-long') throw new Error('an opening is short')
    return written
  }
  const made = await attempt(async () => {
    const end = await compose(n, prev, log.run, { type: 'continued', run: begun.run })
    const opening = await compose(n + 1, hashText(end.text), begun.run, openingOf(subject))
    await ports.runs.logBatch(begun.run, { params: opening.params })
    return ports.runs.logBatch(log.run, { params: end.params })
  })
  if (made instanceof RegistryError && saysNo(made) && made.kind === 'denied') return refusal(made)
  // ours, somebody else's, or nobody's: what stands there says
  const now = await attempt(() => readJoined(ports.runs, first))
  if (now instanceof RegistryError) return refusal(now)
  if (lengthOf(now) < MOST_ENTRIES - 1) return null
  return {
    kind: 'unknown',
    message: 'The history of this alias is full, and could not be continued.',
  }
}

/** Entries in the run that is written to. */
function lengthOf({ first, entries }: Log): number {
  const before = entries.findLast(isFull)?.n ?? first - 1
  return entries.length - (before - first + 1)
}
