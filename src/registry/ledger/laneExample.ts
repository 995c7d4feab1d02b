import type { Beginning, Lane, Span } from './lane'
import { author } from './requestExample'

/** For tests: version `version` of the model. */
export const v = (version: string) => ({ version, created: 1_000 })

/** For tests: it was moved by mia. */
export const moved = (
  n: number,
  at: Date,
  { reason = '', request = null as string | null, was = null as ReturnType<typeof v> | null } = {},
): Beginning => ({
  how: 'moved',
  n,
  intent: n - 1,
  was,
  at,
  by: author('mia'),
  reason,
  request: request === null ? null : { run: request, n: 4 },
  emergency: false,
})

/** For tests: somebody went round the ledger. */
export const outside = (n: number, after: Date | null, before: Date): Beginning => ({
  how: 'outside',
  n,
  after,
  before,
  settled: null,
})

/** For tests: a lane of so many spans, each with its holder and how it began. */
export function laneOf(
  alias: string,
  spans: readonly (readonly [Span['holder'], Beginning])[],
  over: Partial<Lane> = {},
): Lane {
  return {
    run: `lane-${alias}`,
    model: 'card-fraud',
    alias,
    spans: spans.map(([holder, from], i) => {
      const next = spans[i + 1]
      return { holder, from, to: next === undefined ? null : start(next[1]) }
    }),
    holder: spans.at(-1)?.[0],
    open: null,
    watchedSince: spans[0] === undefined ? null : start(spans[0][1]),
    ignored: new Map(),
    ...over,
  }
}

const start = (from: Beginning) => (from.how === 'outside' ? from.before : from.at)
