import type { Evidence } from './checker'
import type { Plan } from './history'
import { type Fault, FAULTS } from './network'

/** What happened in histories: so many of each, so that a run in which nothing happens is seen to be one. */
export type Counts = Readonly<Record<string, number>>

export function countsOf(
  { clients }: Plan,
  evidence: Evidence,
  happened: ReadonlyMap<Fault, number>,
): Counts {
  const { writes, promised, carried, flagged, lanes } = evidence
  const aliases = writes.flatMap((write) => (write.kind === 'alias' ? [write] : []))
  // where the aliases were before the history is none of it
  const outside = aliases.filter(({ by }) => /^outside \d/.test(by)).length
  const before = aliases.filter(({ by }) => by === 'outside, before').length
  const events = new Map<string, number>()
  for (const write of writes) {
    if (write.kind !== 'entry') continue
    const type = /"type":"([a-z-]+)"/.exec(write.text)?.[1] ?? 'other'
    events.set(type, (events.get(type) ?? 0) + 1)
  }
  return {
    histories: 1,
    'with both consoles': new Set(clients.map(({ console }) => console)).size === 2 ? 1 : 0,
    'with nothing going wrong': evidence.calm ? 1 : 0,
    clients: clients.length,
    acts: clients.reduce((sum, { acts }) => sum + acts.length, 0),
    requests: [...happened.values()].reduce((sum, count) => sum + count, 0),
    ...Object.fromEntries(
      FAULTS.filter((fault) => fault !== 'none').map((fault) => [
        `requests: ${fault.replaceAll('-', ' ')}`,
        happened.get(fault) ?? 0,
      ]),
    ),
    'aliases moved by clients': aliases.length - outside - before,
    'aliases moved by others': outside,
    entries: writes.length - aliases.length,
    ...Object.fromEntries(COUNTED.map((type) => [`entries: ${type}`, events.get(type) ?? 0])),
    'moves that somebody was told of': promised.length,
    'plans that somebody was told are done': carried.length,
    'aliases in the end: as their lane says': [...flagged.values()].filter((flag) => !flag).length,
    'aliases in the end: shown as waiting for a word': [...flagged.values()].filter(Boolean).length,
    lanes: lanes.size,
  }
}

const COUNTED = [
  'intent',
  'moved',
  'failed',
  'unknown',
  'observed',
  'adopted',
  'reverted',
  'asked',
  'applied',
  'rolled-back',
]

export function plus(a: Counts, b: Counts): Counts {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return Object.fromEntries(Array.from(keys, (key) => [key, (a[key] ?? 0) + (b[key] ?? 0)]))
}
