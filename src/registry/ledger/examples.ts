import type { Run } from '../tracking'
import { aRun } from '../examples'
import type { LedgerEvent, Mark, Proposal, Signature } from './event'
import { hashText } from './hash'
import { type Log, type Trust, entryKey } from './log'
import { readLog } from './readLog'
import { draftEntry, writeEntry } from './writeEntry'

// For tests: logs as somebody would have written them.

/** One entry to be: who says what. `level` and `admin` are as a console that is trusted vouched. */
export interface Said {
  by?: string
  at?: string
  event: LedgerEvent
  trust?: Trust
  level?: Signature['level']
  admin?: boolean
}

export const aMark = (version: string, created: number | null = 1_000): Mark => ({
  version,
  created,
})

export const aMove = (more: Partial<Extract<Proposal, { kind: 'move' }>> = {}): Proposal => ({
  kind: 'move',
  model: 'fraud',
  alias: 'champion',
  from: aMark('4'),
  to: aMark('5'),
  ...more,
})

export const anAsk = (
  more: Partial<Extract<LedgerEvent, { type: 'asked' }>> = {},
): Extract<LedgerEvent, { type: 'asked' }> => ({
  type: 'asked',
  proposal: aMove(),
  reason: 'better',
  policy: null,
  evidence: A_HASH,
  expires: null,
  again: null,
  emergency: null,
  ...more,
})

export const A_HASH = 'a'.repeat(64)
export const B_HASH = 'b'.repeat(64)

const START = Date.UTC(2026, 0, 1)
const HOUR = 3_600_000

/** The params of a run in which this was said, an hour apart. */
export function aRunOf(said: readonly Said[], attached: readonly string[] = [], id = 'run'): Run {
  const params = new Map<string, string>()
  let prev: string | null = null
  for (const [
    i,
    { by = 'anna', at, event, trust, level = null, admin = false },
  ] of said.entries()) {
    const entry = draftEntry({
      event,
      prev,
      by,
      at: at === undefined ? new Date(START + i * HOUR) : new Date(at),
      nonce: `nonce-0${i}`,
    })
    const signature = { key: 'k', level, admin, value: 'v' }
    const signed = trust === undefined || trust === 'unsigned' ? entry : { ...entry, signature }
    const written = writeEntry(i + 1, signed, i === 0 ? attached : [])
    if (written.kind !== 'written') throw new Error('too long')
    for (const [key, value] of written.params) params.set(key, value)
    prev = hashText(params.get(entryKey(i + 1)) ?? '')
  }
  return aRun({ id, params })
}

/** The same as a log whose signatures were checked, with the outcome that was given. */
export function aLogOf(said: readonly Said[], attached: readonly string[] = [], id = 'run'): Log {
  const log = readLog(aRunOf(said, attached, id))
  return {
    ...log,
    entries: log.entries.map((each, i) => ({ ...each, trust: said[i]?.trust ?? 'unsigned' })),
  }
}
