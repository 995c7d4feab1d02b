import { contractVerdict } from '../../src/registry/contract/contractVerdict'
import type { Pair } from './grid'
import { toSignature } from './signatures'

/** What the console says of a pair, and whether it says that MLflow will refuse something; null: it can’t say. */
export function judge({ before, after }: Pick<Pair, 'before' | 'after'>) {
  const verdict = contractVerdict(toSignature(before), toSignature(after))
  // MLflow enforces nothing on outputs
  const known = verdict.parts.inputs !== 'unknown' && verdict.parts.params !== 'unknown'
  const refuses = known ? verdict.rules.some(({ effect }) => effect === 'refused') : null
  return { ...verdict, refuses }
}
