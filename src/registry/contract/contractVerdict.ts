import type { Field, Part, Signature } from '../signature'
import { compareFields } from './fields'
import { compareParams } from './params'
import { type Rule, Rules, type Side, type Unknown } from './rule'

/**
 * What becomes of those who rely on a version when another takes over, judged by the two signatures alone.
 *
 *   contractVerdict(old, new)  →  ContractVerdict
 *     says       one of four words, the worst of the parts:
 *                `identical`   nothing that anybody could notice (names, types, shapes, defaults are equal; the order
 *                              of what has a name is nobody's business)
 *                `compatible`  something changed, and whoever relied on the old is served by the new
 *                `breaking`    some request that the old took is refused or means something else, or some reader of
 *                              predictions gets what they did not count on; `rules` says which and why
 *                `unknown`     nothing breaks as far as could be read, and not all could be read; `unknowns` says what
 *     rules      every `Rule` that fired, those that break first: name, path, effect, sentence
 *     unknowns   every place that could not be compared
 *     parts      the word of inputs, outputs and params, each alone
 *
 * Inputs are judged by what callers send (whoever sent what the old took must be taken), outputs by what readers get
 * (whoever read what the old gave must be given it), params by both what may be sent and what is used when nothing is.
 * What MLflow takes is held to MLflow 3.17.2 by `test/contract/verdicts.contract.test.ts`; what `compatible` means is
 * decided in docs/decisions/0012-what-compatible-means.md.
 */
export interface ContractVerdict {
  says: Says
  rules: readonly Rule[]
  unknowns: readonly Unknown[]
  parts: Readonly<Record<Side, Says>>
}

export type Says = 'identical' | 'compatible' | 'breaking' | 'unknown'

/** Why a version has no signature to compare: `of` is the sentence's subject, as "version 5". */
export const noSignature = (of: string) => `${of} was logged without a signature`

/** Null: logged without a signature. Whoever could not read one at all has `unknownContract`. */
export function contractVerdict(
  before: Signature | null,
  after: Signature | null,
  names: { before: string; after: string } = {
    before: 'the old version',
    after: 'the new version',
  },
): ContractVerdict {
  if (before === null || after === null) {
    const lacking = before === null ? names.before : names.after
    return unknownContract(noSignature(lacking))
  }
  const inputs = comparePart(before.inputs, after.inputs, 'inputs', names)
  const outputs = comparePart(before.outputs, after.outputs, 'outputs', names)
  const params = new Rules()
  compareParams(before.params, after.params, params)
  const found = { inputs, outputs, params }
  const rules = [...inputs.rules, ...outputs.rules, ...params.rules]
  return {
    says: wordOf(
      rules,
      Object.values(found).some(({ unknowns }) => unknowns.length > 0),
    ),
    rules: [...rules.filter(breaks), ...rules.filter((rule) => !breaks(rule))],
    unknowns: [...inputs.unknowns, ...outputs.unknowns, ...params.unknowns],
    parts: { inputs: ofPart(inputs), outputs: ofPart(outputs), params: ofPart(params) },
  }
}

/** A verdict for signatures that could not be read at all: denied, deleted, not there. */
export const unknownContract = (because: string): ContractVerdict => ({
  says: 'unknown',
  rules: [],
  unknowns: [{ path: [], because }],
  parts: { inputs: 'unknown', outputs: 'unknown', params: 'unknown' },
})

/** Whether a rule breaks somebody. */
export const breaks = ({ effect }: Rule): boolean => effect !== 'none'

/** The one sentence of a verdict: what breaks, or that nothing does. */
export function verdictSentence({ says, rules, unknowns }: ContractVerdict): string {
  switch (says) {
    case 'identical':
      return 'The signatures are the same.'
    case 'compatible':
      return 'The signature changed, and nobody who relied on the old one breaks.'
    case 'breaking': {
      const [first, ...others] = rules.filter(breaks)
      const more = others.length === 0 ? '' : ` And ${others.length} more.`
      return `${capital(first?.means ?? 'A change breaks callers')}.${more}`
    }
    case 'unknown':
      return `Not known: ${unknowns[0]?.because ?? 'not all could be read'}.`
    default:
      return says satisfies never
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function wordOf(rules: readonly Rule[], unknown: boolean): Says {
  if (rules.some(breaks)) return 'breaking'
  if (unknown) return 'unknown'
  return rules.length > 0 ? 'compatible' : 'identical'
}

const ofPart = ({ rules, unknowns }: Rules) => wordOf(rules, unknowns.length > 0)

function comparePart(
  before: Part<Field>,
  after: Part<Field>,
  side: 'inputs' | 'outputs',
  names: { before: string; after: string },
): Rules {
  const found = new Rules()
  const path = [side]
  if (before.state === 'unreadable' || after.state === 'unreadable') {
    const of = before.state === 'unreadable' ? names.before : names.after
    found.unknown(path, `the ${side} in the signature of ${of} could not be read`)
  } else if (before.state === 'given' && after.state === 'given') {
    compareFields(before.fields, after.fields, side, found)
  } else if (before.state === 'given') {
    found.unknown(path, `the signature of ${names.after} says nothing of ${side}`)
  } else if (after.state === 'given') {
    if (side === 'outputs')
      found.add(
        'described',
        path,
        'none',
        'outputs are described now; before, nothing was promised',
      )
    else found.unknown(path, `the signature of ${names.before} says nothing of inputs`)
  }
  return found
}
