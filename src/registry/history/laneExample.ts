import { type Said, aLogOf, aMark } from '../ledger/examples'
import type { Log } from '../ledger/log'

// For tests: what an alias went through.

export interface LaneStep {
  to: string
  at: string
  how?: 'moved' | 'first-sight' | 'outside'
  by?: string
  /** Of a first move: what it says to have moved from. */
  was?: string
  reason?: string
}

/** The lane of `@champion`, moved as the steps say. */
export function aLane(run: string, steps: readonly LaneStep[], model = 'fraud'): Log {
  const said: Said[] = [{ event: { type: 'lane', model, alias: 'champion' }, at: steps[0]?.at }]
  let from: ReturnType<typeof aMark> | null = null
  for (const { to, at, how = 'moved', by, was, reason = '' } of steps) {
    const holder = aMark(to)
    if (was !== undefined) from = aMark(was)
    if (how === 'moved') {
      const intent = {
        type: 'intent',
        from,
        to: holder,
        reason,
        request: null,
        emergency: false,
      } as const
      said.push({ event: intent, at, by })
      said.push({ event: { type: 'moved', intent: said.length, holder }, at, by })
    } else {
      said.push({ event: { type: 'observed', how, holder, after: null, before: at }, at, by })
    }
    from = holder
  }
  return aLogOf(said, [], run)
}
