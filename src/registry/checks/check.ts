import type { Gate, Mode } from '../policy'
import type { Known } from './facts'

export type Result = 'pass' | 'warn' | 'fail' | 'unknown'

/** What a gate finds. */
export interface Finding {
  result: Result
  /** A sentence without its full stop; holds user text. */
  fact: string
  /** More of the same, each a sentence; what weighs most first. */
  details: readonly string[]
  /** The records it was read from: "MLmodel", "run". */
  from: string
  /** Something was not read that would be, if somebody asked. */
  unread: boolean
}

/** A finding, and what follows from it by the policy. */
export interface Check extends Finding {
  gate: Gate
  title: string
  mode: Exclude<Mode, 'off'>
  /** It stands in the way: only ever of a gate that blocks. */
  blocks: boolean
}

export const finding = (
  result: Result,
  from: string,
  fact: string,
  details: readonly string[] = [],
): Finding => ({ result, fact, details, from, unread: false })

/** What can't be told, because something is not known. */
export const notKnown = (
  what: string,
  gap: Extract<Known<unknown>, { known: false }>,
): Finding => ({
  ...finding('unknown', what, `${what}: ${gap.words}`),
  unread: gap.because === 'not read',
})

const WORST: readonly Result[] = ['fail', 'unknown', 'warn', 'pass']

/**
 * Several findings of one gate as one: its word and fact are those of the worst, and what is as
 * bad or not quite are details; what is well is told only where all is. */
export function worst(from: string, found: readonly Finding[], fine: string): Finding {
  const bad = WORST.flatMap((result) =>
    result === 'pass' ? [] : found.filter((each) => each.result === result),
  )
  const [first, ...others] = bad
  const good = found.filter(({ result }) => result === 'pass').map(({ fact }) => fact)
  if (first === undefined) return finding('pass', from, fine, good)
  return {
    ...first,
    from,
    details: [...first.details, ...others.flatMap(({ fact, details }) => [fact, ...details])],
    unread: found.some(({ unread }) => unread),
  }
}
