import { RegistryError } from '../../registry/errors'
import { attempt, inWords, saysNo } from '../changeOnce'
import { type Failure, refusal } from './append'
import type { RunPorts } from './ports'

export type Claimed = { kind: 'held'; value: string } | Failure

const LOOKS = [0, 250, 1000]

/**
 * Writes a param that is written once, and says what stands there in the end: ours, or what somebody else wrote first. The
 * same value may be sent again, so a lost answer is asked for until it is known.
 */
export async function claim(
  { runs, wait }: RunPorts,
  run: string,
  key: string,
  value: string,
): Promise<Claimed> {
  let lost: RegistryError | null = null
  for (const delay of LOOKS) {
    const sent = await attempt(() => runs.logBatch(run, { params: new Map([[key, value]]) }))
    await wait(delay)
    const read = await attempt(() => runs.run(run))
    if (read instanceof RegistryError) {
      return { kind: 'unknown', message: `It could not be read back: ${inWords(read)}` }
    }
    const held = read.params.get(key)
    if (held !== undefined) return { kind: 'held', value: held }
    if (sent instanceof RegistryError) {
      if (saysNo(sent)) return refusal(sent)
      lost = sent
    }
  }
  return { kind: 'unknown', message: lost === null ? 'It can’t be read back.' : inWords(lost) }
}
