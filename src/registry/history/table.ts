import type { HistoryEvent } from './events'

const HEAD = [
  'when (UTC)',
  'model',
  'alias',
  'what',
  'why',
  'by',
  'vouched for',
  'level',
  'counts',
  'kind',
  'log',
  'entry',
]

/** Events as rows of text, with a head. User text as it is: what writes it down makes it harmless. */
export const eventRows = (events: readonly HistoryEvent[]): string[][] => [
  HEAD,
  ...events.map(({ at, model, alias, told, by, ignored, kind, run, n }) => [
    at?.toISOString() ?? '',
    model ?? '',
    alias ?? '',
    told.what,
    told.why,
    by?.name ?? '',
    by?.trust ?? '',
    by?.admin ? 'admin' : (by?.level ?? ''),
    ignored ?? 'yes',
    kind,
    run,
    String(n),
  ]),
]
