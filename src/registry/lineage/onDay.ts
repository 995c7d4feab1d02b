import { minuteWords } from '../../lib/day'
import { isFormer } from '../ledger/former'
import type { Lane } from '../ledger/lane'
import { type Stretch, stretchesIn, stretchesOf } from '../ledger/stretches'
import type { Axis } from '../ledger/timeline'
import type { Draft } from './draft'
import { type Records, valueOf } from './records'
import { nodeId } from './subject'

/** Who held which alias is asked of a day in the past, and answered by the lanes of a ledger. */
export interface OnDay {
  day: Axis
  now: Date
  /** By model; one that is missing was not read. */
  lanes: ReadonlyMap<string, readonly Lane[]>
}

/** The aliases as they were: what their lanes don't know is not what they are now. */
export function addLanes(draft: Draft, records: Records, on: OnDay) {
  for (const reading of records.model.values()) {
    if (reading.state === 'unread') continue
    const { name: model, aliases } = reading.value
    for (const alias of aliases.keys()) draft.node({ kind: 'alias', model, alias })
  }
  for (const [model, lanes] of on.lanes) {
    const created =
      valueOf(records, 'model', nodeId({ kind: 'model', name: model }))?.created ?? null
    for (const lane of lanes) addLane(draft, lane, created, on)
  }
  draft.markUnheld((about) => whyUnheld(about.model, about.alias, on))
}

function addLane(draft: Draft, lane: Lane, modelCreated: Date | null, { day, now }: OnDay) {
  const all = stretchesIn(stretchesOf(lane), { ...day, now })
  const certain = all.filter(({ kind }) => kind !== 'between')
  // between two looks it was the one or the other; the neighbours say it already
  const told = certain.length === 0 ? all : certain
  if (told.length === 0) return
  const alias = draft.node({ kind: 'alias', model: lane.model, alias: lane.alias })
  draft.tell(alias, {
    live: true,
    fact: told.map((one) => stretchFact(one, modelCreated)).join(' → '),
  })
  for (const stretch of told) {
    for (const mark of marksOf(stretch)) {
      if (mark === null || mark === undefined || isFormer(mark, modelCreated)) continue
      const version = draft.node({ kind: 'version', model: lane.model, version: mark.version })
      draft.tell(version, { live: true })
      draft.edge(version, alias, 'held by', {
        request: 'runs/search',
        field: `lane of @${lane.alias}, entry ${stretch.span.from.n}`,
        value: spanWords(stretch),
        claimed: !isSigned(stretch),
      })
    }
  }
}

function marksOf(stretch: Stretch) {
  switch (stretch.kind) {
    case 'held':
      return [stretch.holder]
    case 'between':
      return [stretch.before, stretch.after]
    case 'unsettled':
      return [stretch.tried]
    default:
      return stretch satisfies never
  }
}

function stretchFact(stretch: Stretch, modelCreated: Date | null): string {
  const words = marksOf(stretch).map((mark) =>
    mark === undefined
      ? 'something unknown'
      : mark === null
        ? 'nobody'
        : `v${mark.version}${isFormer(mark, modelCreated) ? ' of an earlier model' : ''}`,
  )
  return stretch.kind === 'unsettled' ? `maybe ${words.join('')}` : words.join(' or ')
}

const spanWords = ({ from, to }: Stretch) =>
  `from ${minuteWords(from)}${to === null ? ' on' : ` to ${minuteWords(to)}`}`

/** Only a move that somebody signed is more than the word of a client. */
const isSigned = ({ kind, span: { from } }: Stretch) =>
  kind === 'held' && from.how === 'moved' && from.by.trust === 'signed'

function whyUnheld(model: string, alias: string, { lanes, day, now }: OnDay): string {
  if (day.from > now) return 'This day has not come yet.'
  const read = lanes.get(model)
  if (read === undefined) return `The lanes of “${model}” were not read.`
  const since = read.find((lane) => lane.alias === alias)?.watchedSince ?? null
  return since === null
    ? 'Nobody has watched it yet.'
    : `Nobody watched it before ${minuteWords(since)}.`
}
