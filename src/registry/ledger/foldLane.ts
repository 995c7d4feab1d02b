import { NEEDS_EDIT, mayNotEdit, readable } from './author'
import { type EventOf, type LedgerEvent, type Mark, isOf } from './event'
import type { Author, Beginning, Lane, OpenIntent, Settled, Span } from './lane'
import { type Log, MOST_ENTRIES } from './log'
import { sameMark } from './marks'

/*
 * foldLane(log)  →  Lane | null       null: it is no lane's log
 *
 * What an alias has been, from the entries alone, in the order of their numbers. Anybody with EDIT on the experiment may have
 * written them: what does not fit (a second intent while one is open, an end to an intent that is not, a move seen that
 * changes nothing) counts for nothing, and `ignored` says why.
 */
export function foldLane(log: Log): Lane | null {
  if (log.about?.kind !== 'lane') return null
  const { model, alias } = log.about
  const state: State = { spans: [], holder: undefined, open: null, since: null, ended: false }
  const ignored = new Map<number, string>()
  for (const recorded of log.entries) {
    const { n } = recorded
    const read = readable(recorded)
    const because = read.ok
      ? apply(state, {
          n,
          at: read.at,
          by: read.author,
          event: read.entry.event,
          opens: n === log.first,
        })
      : read.because
    if (because !== null) ignored.set(n, because)
  }
  const { spans, holder, open, since } = state
  return { run: log.run, model, alias, spans, holder, open, watchedSince: since, ignored }
}

interface State {
  spans: Span[]
  holder: Mark | null | undefined
  open: OpenIntent | null
  since: Date | null
  /** It goes on in another run; only the opening of that is to follow. */
  ended: boolean
}

interface Step {
  n: number
  at: Date
  by: Author
  event: LedgerEvent
  /** The first of all. */
  opens: boolean
}

const OF_A_LANE = [
  'intent',
  'moved',
  'failed',
  'unknown',
  'observed',
  'adopted',
  'reverted',
  'continued',
] as const

/** Changes `state`, and says why not where it does not. */
function apply(state: State, step: Step): string | null {
  const { event, n, by, opens } = step
  if (opens) return null
  if (event.type === 'lane') {
    if (!state.ended) return 'The lane had begun before.'
    state.ended = false
    return null
  }
  if (state.ended) return 'The lane goes on in another run.'
  if (!isOf(event, OF_A_LANE)) return 'It does not belong into a lane.'
  switch (event.type) {
    case 'intent':
      return announce(state, step, event)
    case 'moved':
      return settleMoved(state, step, event)
    case 'failed':
      return close(state, event.intent, () => undefined)
    case 'unknown':
      return close(state, event.intent, (intent) => {
        begin(state, intent.to, { how: 'unknown', n, at: step.at, by: intent.by }, step.at)
        state.holder = undefined
      })
    case 'observed':
      return observe(state, step, event)
    case 'adopted':
      return mayNotEdit(by) ? NEEDS_EDIT : settleOutside(state, step, event.observed, 'adopted')
    case 'reverted': {
      if (mayNotEdit(by)) return NEEDS_EDIT
      const undone = state.spans.some(
        ({ from }) => from.how === 'moved' && from.intent === event.by && event.by > event.observed,
      )
      if (!undone) return 'It names no move that would have undone it.'
      return settleOutside(state, step, event.observed, 'reverted')
    }
    case 'continued':
      if (n < MOST_ENTRIES) return 'The lane is not full yet, so it goes on here.'
      state.ended = true
      return null
    default:
      return event satisfies never
  }
}

function announce(state: State, { n, at, by }: Step, event: EventOf<'intent'>): string | null {
  if (mayNotEdit(by)) return NEEDS_EDIT
  if (state.open !== null) return `The move announced as number ${state.open.n} was not settled.`
  const { from, to, reason, request, emergency } = event
  state.open = { n, from, to, by, at, reason, request, emergency }
  return null
}

function close(state: State, intent: number, then: (open: OpenIntent) => void): string | null {
  const { open } = state
  if (open === null || open.n !== intent) return `No move announced as number ${intent} was open.`
  state.open = null
  then(open)
  return null
}

function settleMoved(state: State, { n, at }: Step, event: EventOf<'moved'>): string | null {
  const { open } = state
  if (open?.n === event.intent && !sameMark(open.to, event.holder)) {
    return 'It names another version than the move that it would settle.'
  }
  return close(state, event.intent, ({ n: intent, from: was, by, reason, request, emergency }) => {
    const how = { how: 'moved', n, intent, was, at, by, reason, request, emergency } as const
    begin(state, event.holder, how, at)
  })
}

function observe(state: State, { n }: Step, event: EventOf<'observed'>): string | null {
  if (state.open !== null) return `The move announced as number ${state.open.n} was not settled.`
  const { holder } = event
  const before = new Date(event.before)
  if (state.holder !== undefined && sameMark(state.holder, holder)) {
    return 'The lane said so before.'
  }
  if (state.spans.length === 0) {
    begin(state, holder, { how: 'first-sight', n, at: before }, before)
    return null
  }
  const after = event.after === null ? null : new Date(event.after)
  begin(state, holder, { how: 'outside', n, after, before, settled: null }, before)
  return null
}

function settleOutside(
  state: State,
  { n, at, by, event }: Step,
  observed: number,
  as: Settled['as'],
): string | null {
  const reason = 'reason' in event ? event.reason : ''
  const index = state.spans.findIndex(({ from }) => from.how === 'outside' && from.n === observed)
  const span = state.spans[index]
  if (span?.from.how !== 'outside') return `No outside move was seen as number ${observed}.`
  if (span.from.settled !== null) return 'That was settled before.'
  const settled: Settled = { as, n, at, by, reason }
  state.spans[index] = { ...span, from: { ...span.from, settled } }
  return null
}

function begin(state: State, holder: Mark | null, from: Beginning, at: Date) {
  const last = state.spans.pop()
  if (last !== undefined) state.spans.push({ ...last, to: at })
  state.spans.push({ holder, from, to: null })
  state.holder = holder
  state.since ??= at
}
