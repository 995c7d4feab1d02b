import { type ContractVerdict, contractVerdict, unknownContract } from '../contract/contractVerdict'
import { type DiffRow, diffRows } from './diffRows'
import { type Known, mapKnown, unknown } from './known'
import type { Side } from './side'
import { signatureFacts } from './signatureFacts'

/** What each version would do to those who rely on the baseline; null for the baseline, undefined while it is being read. */
export function contractsOf(
  sides: readonly Side[],
  base: number,
  names: readonly string[],
): readonly (ContractVerdict | null | undefined)[] {
  const before = sides[base]?.mlmodel
  return sides.map(({ mlmodel: after }, i) => {
    if (i === base) return null
    if (before === undefined || before.state === 'reading' || after.state === 'reading')
      return undefined
    const [old, now] = [names[base] ?? '', names[i] ?? '']
    if (before.state === 'unknown') return unknownContract(`of ${old}, ${before.because}`)
    if (after.state === 'unknown') return unknownContract(`of ${now}, ${after.because}`)
    return contractVerdict(before.value.signature, after.value.signature, {
      before: old,
      after: now,
    })
  })
}

/** The signatures side by side, place by place. */
export function signatureRows(sides: readonly Side[], base: number): readonly DiffRow<string>[] {
  return diffRows(sides.map(signatureOf), base, (a, b) => a === b)
}

const signatureOf = ({ mlmodel }: Side): Known<ReadonlyMap<string, string>> =>
  mlmodel.state === 'known' && mlmodel.value.signature === null
    ? unknown('it was logged without a signature')
    : mapKnown(mlmodel, ({ signature }) => signatureFacts(signature))
