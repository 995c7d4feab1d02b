import type { Verdict } from '../../src/registry/serving/findings'
import { checkInput } from '../../src/registry/checkInput'
import { parseSignature } from '../../src/registry/parseSignature'
import type { Pair } from './grid'

/** What the console says of a pair. */
export function judge({ inputs, params, body }: Pair): Verdict {
  const entries = Object.entries({ inputs, params }).flatMap(([key, fields]) =>
    fields === undefined ? [] : [[key, { kind: 'text', text: JSON.stringify(fields) }] as const],
  )
  return checkInput(body, parseSignature({ kind: 'map', entries }).signature)
}
