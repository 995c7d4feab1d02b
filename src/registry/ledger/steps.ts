import { GATES, type Guard, type Mode, type Policy, guardOf, modeOf } from '../policy'
import type { Mark, Proposal } from './event'
import type { Beginning, Lane } from './lane'

/** One alias that moves. */
export interface Step {
  model: string
  alias: string
  from: Mark | null
  /** Null: the copy is still to be made. */
  to: Mark | null
}

/** What a proposal does to aliases, in order; `copied`: the version that a copy has made. */
export function stepsOf(proposal: Proposal, copied: Mark | null = null): readonly Step[] {
  const { model, alias, from } = proposal
  switch (proposal.kind) {
    case 'move':
      return [{ model, alias, from, to: proposal.to }]
    case 'swap':
      return [
        { model, alias, from, to: proposal.to },
        { model, alias: proposal.other, from: proposal.to, to: proposal.from },
      ]
    case 'copy':
      return [{ model, alias, from, to: copied }]
    default:
      return proposal satisfies never
  }
}

type Moved = Extract<Beginning, { how: 'moved' }>

/** The entry of `lane` that says that a step was done for the request of `run`, if one does; the last of them. */
export function doneFor(run: string, lane: Lane): Moved | null {
  const found = lane.spans.findLast(
    ({ from }) => from.how === 'moved' && from.request?.run === run,
  )?.from
  return found?.how === 'moved' ? found : null
}

/** The lane of an alias, among those of a model. */
export const laneFor = (
  lanes: readonly Lane[],
  { model, alias }: Pick<Step, 'model' | 'alias'>,
): Lane | undefined => lanes.find((lane) => lane.model === model && lane.alias === alias)

/**
 * What guards all that a proposal moves, as one: of two guards, whatever either asks for. Null: nothing of it is guarded.
 */
export function guardFor(policy: Policy, proposal: Proposal): Guard | null {
  const guards = stepsOf(proposal).flatMap(({ alias }) => guardOf(policy, alias) ?? [])
  const [first, ...others] = guards
  return first === undefined ? null : others.reduce((a, b) => both(policy, a, b), first)
}

/** Stands where two guards of one request name different people: nobody is on both lists. */
export const NOBODY = '(nobody: the guards of the two aliases name different people)'

function both(policy: Policy, a: Guard, b: Guard): Guard {
  if (a === b) return a
  return {
    aliases: [...a.aliases, ...b.aliases],
    approvals: Math.max(a.approvals, b.approvals),
    approvers: onBoth(a.approvers, b.approvers),
    signed: a.signed || b.signed,
    unknown: a.unknown === 'block' ? a.unknown : b.unknown,
    gates: Object.fromEntries(
      GATES.map((gate) => [gate, stricter(modeOf(policy, a, gate), modeOf(policy, b, gate))]),
    ),
  }
}

const STRICT: readonly Mode[] = ['off', 'inform', 'block']
const stricter = (a: Mode, b: Mode): Mode => (STRICT.indexOf(a) > STRICT.indexOf(b) ? a : b)

/** An empty list names everybody. */
function onBoth(a: readonly string[], b: readonly string[]): string[] {
  if (a.length === 0) return [...b]
  if (b.length === 0) return [...a]
  const common = a.filter((name) => b.includes(name))
  return common.length === 0 ? [NOBODY] : common
}
