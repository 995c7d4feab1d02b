import { RegistryError } from '../../registry/errors'
import type { Run } from '../../registry/tracking'
import { attempt, inWords, saysNo } from '../changeOnce'
import { type Failure, refusal } from './append'
import type { RunPorts } from './ports'
import { NONCE_TAG, tagged } from './tags'

/** Waits (ms) before each look for a run whose answer was lost. */
const LOOKS = [0, 500, 1500]

/**
 * Makes a run of the ledger. It carries a nonce, so that a run whose answer was lost is found again instead of made twice;
 * one that arrives even later has no entries, and stays so.
 */
export async function beginRun(
  ports: RunPorts,
  run: { experiment: string; name: string; tags: ReadonlyMap<string, string> },
): Promise<{ kind: 'begun'; run: string } | Failure> {
  const nonce = ports.nonce()
  const made = await attempt(() =>
    ports.runs.createRun({
      ...run,
      tags: new Map([...run.tags, [NONCE_TAG, nonce]]),
      user: ports.user,
      at: ports.now(),
    }),
  )
  if (typeof made === 'string') return { kind: 'begun', run: made }
  if (saysNo(made)) return refusal(made)
  for (const delay of LOOKS) {
    await ports.wait(delay)
    const found = await attempt(() => madeBy(ports, run.experiment, nonce))
    if (found instanceof RegistryError) {
      return { kind: 'unknown', message: `${inWords(made)} ${inWords(found)}` }
    }
    if (found !== null) return { kind: 'begun', run: found.id }
  }
  return { kind: 'unknown', message: inWords(made) }
}

async function madeBy({ runs }: RunPorts, experiment: string, nonce: string): Promise<Run | null> {
  const filter = tagged(NONCE_TAG, nonce)
  const query = { experiment, filter, pageSize: 1, cursor: null, deleted: false }
  return (await runs.search(query)).items[0] ?? null
}
