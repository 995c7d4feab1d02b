import { addDays, dayStart } from '../../lib/calendarDay'
import type { HistoryFilter } from '../../registry/history/filter'
import { KINDS } from '../../registry/history/events'

/** Days of the reader's calendar, as `<input type="date">` writes them; both are within the period. */
export interface Days {
  from: string
  to: string
}

export interface HistoryAddress {
  filter: HistoryFilter
  days: Days
}

/** What the address asks to see; what can't be understood is left out. */
export function readHistory(params: URLSearchParams): HistoryAddress {
  const text = (key: string) => params.get(key) ?? ''
  const [from, to] = [dayStart(text('from')), dayStart(text('to'))]
  return {
    filter: {
      from,
      to: to === null ? null : addDays(to, 1),
      model: text('model'),
      alias: text('alias'),
      by: text('by'),
      kind: KINDS.find((kind) => kind === text('kind')) ?? null,
      log: text('log') || null,
    },
    days: { from: from === null ? '' : text('from'), to: to === null ? '' : text('to') },
  }
}

/** Sets one thing that is asked for; '' takes it out. */
export function withAsked(
  params: URLSearchParams,
  key: 'from' | 'to' | 'model' | 'alias' | 'by' | 'kind' | 'log',
  value: string,
): URLSearchParams {
  const next = new URLSearchParams(params)
  if (value === '') next.delete(key)
  else next.set(key, value)
  return next
}

/** Whether anything narrows the list down. */
export const isNarrowed = ({ from, to, model, alias, by, kind, log }: HistoryFilter) =>
  [from, to, kind, log].some((one) => one !== null) || [model, alias, by].some((one) => one !== '')
