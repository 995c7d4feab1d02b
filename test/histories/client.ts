import {
  applyRequest,
  type Carried,
  rollBack,
  verifyApplied,
} from '../../src/backends/ledger/applyRequest'
import { append, type Appended } from '../../src/backends/ledger/append'
import { ask } from '../../src/backends/ledger/ask'
import { holderNow } from '../../src/backends/ledger/holderNow'
import { logIn } from '../../src/backends/ledger/logIn'
import { type LaneOutcome, moveInLane } from '../../src/backends/ledger/moveInLane'
import { laneOf, observe } from '../../src/backends/ledger/observe'
import type { Ledger, LedgerPorts } from '../../src/backends/ledger/ports'
import { adopt, settleIntent } from '../../src/backends/ledger/settle'
import type { Mark, Proposal } from '../../src/registry/ledger/event'

/** What a client does next, by what it sees then. Aliases and versions by number; `which`: the last so many requests. */
export type Act =
  | { do: 'move'; alias: number; to: number }
  | { do: 'ask'; kind: 'move' | 'swap'; alias: number; to: number }
  | { do: 'approve'; which: number }
  | { do: 'apply'; which: number }
  | { do: 'roll-back'; which: number }
  | { do: 'verify'; which: number }
  | { do: 'settle'; alias: number; how: 'resume' | 'give-up' }
  | { do: 'adopt'; alias: number }
  | { do: 'revert'; alias: number }
  | { do: 'watch'; alias: number }

export const ALIASES = ['champion', 'challenger'] as const

/** What was told to whoever did it. */
export type Told =
  | { act: 'move'; alias: string; outcome: LaneOutcome }
  | { act: 'write'; outcome: Appended }
  | { act: 'carry'; run: string; as: 'applied' | 'rolled-back'; outcome: Carried }

export interface Registry {
  ledger: Ledger
  model: string
  /** Marks of its versions, from the first. */
  versions: readonly Mark[]
  /** Requests that were asked, by whomever. */
  requests: string[]
  told: Told[]
}

/** A move with something taken out of it: tests take the place of `moveInLane` with it. */
export type Mover = typeof moveInLane

/** Does one act as a person at a page would: reads, then asks the ledger for it. */
export async function perform(
  ports: LedgerPorts,
  { ledger, model, versions, requests, told }: Registry,
  act: Act,
  move: Mover = moveInLane,
): Promise<void> {
  /** One that is not there yet: else nothing would come of most acts. */
  const otherThan = (from: Mark | null, i: number): Mark => {
    const others = versions.filter(({ version }) => version !== from?.version)
    return others[i % others.length] ?? { version: '1', created: null }
  }
  const heard = (alias: string, outcome: LaneOutcome) => told.push({ act: 'move', alias, outcome })
  const wrote = (outcome: Appended) => told.push({ act: 'write', outcome })
  const requestOf = (which: number) =>
    requests[requests.length - 1 - (which % Math.max(1, requests.length))]
  const see = (alias: string) => holderNow(ports.registry, { model, alias }, null)

  switch (act.do) {
    case 'move': {
      const alias = aliasOf(act.alias)
      const free = { reason: 'It is better.', request: null, emergency: false }
      const from = await see(alias)
      heard(
        alias,
        await move(ports, ledger, { model, alias, from, to: otherThan(from, act.to), ...free }),
      )
      return
    }
    case 'ask': {
      const alias = aliasOf(act.alias)
      const from = await see(alias)
      const to = otherThan(from, act.to)
      const swap = act.kind === 'swap' && from !== null
      const proposal: Proposal = swap
        ? { kind: 'swap', model, alias, other: aliasOf(act.alias + 1), from, to }
        : { kind: 'move', model, alias, from, to }
      const rest = { reason: 'Why not.', policy: null, evidence: null, expires: null, again: null }
      const asked = await ask(ports, ledger, {
        asked: { type: 'asked', proposal, ...rest, emergency: null },
      })
      if (asked.kind === 'asked') requests.push(asked.run)
      return
    }
    case 'approve': {
      const run = requestOf(act.which)
      if (run === undefined) return
      const event = { type: 'approved', evidence: '0'.repeat(64), text: 'Yes.' } as const
      wrote(await append(ports, run, () => ({ events: [event] }), { model }))
      return
    }
    case 'apply':
    case 'roll-back': {
      const run = requestOf(act.which)
      if (run === undefined) return
      const outcome =
        act.do === 'apply'
          ? await applyRequest(ports, ledger, { run })
          : await rollBack(ports, ledger, { run, reason: 'Worse.' })
      told.push({ act: 'carry', run, as: act.do === 'apply' ? 'applied' : 'rolled-back', outcome })
      return
    }
    case 'verify': {
      const run = requestOf(act.which)
      if (run !== undefined) await verifyApplied(ports, run)
      return
    }
    case 'settle':
    case 'revert': {
      const alias = aliasOf(act.alias)
      const found = await logIn(ports, ledger, { kind: 'lane', model, alias })
      if (found.kind !== 'found') return
      const lane = laneOf(found.log)
      if (act.do === 'settle') {
        if (lane.open === null) return
        const settling = { model, alias, intent: lane.open.n, how: act.how, reason: 'It was left.' }
        heard(alias, await settleIntent(ports, ledger, settling))
        return
      }
      const was = lane.spans.at(-2)?.holder
      if (lane.spans.at(-1)?.from.how !== 'outside' || !was) return
      const back = {
        model,
        alias,
        from: await see(alias),
        to: was,
        reason: 'It was not asked for.',
      }
      heard(
        alias,
        await moveInLane(ports, ledger, {
          ...back,
          request: null,
          emergency: false,
          reverts: true,
        }),
      )
      return
    }
    case 'adopt':
      wrote(await adopt(ports, ledger, { model, alias: aliasOf(act.alias), reason: 'Fine.' }))
      return
    case 'watch': {
      const alias = aliasOf(act.alias)
      wrote(await observe(ports, ledger, { model, alias, look: () => see(alias), looked: null }))
      return
    }
    default:
      act satisfies never
  }
}

const aliasOf = (i: number) => ALIASES[i % ALIASES.length] ?? 'champion'
