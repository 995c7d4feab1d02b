import { clockWords, dayWords, minuteWords } from '../../lib/day'
import type { Mark } from '../../registry/ledger/event'
import type { Lane } from '../../registry/ledger/lane'
import { type Stretch, stretchesIn, stretchesOf } from '../../registry/ledger/stretches'
import { type Axis, dayOf } from '../../registry/ledger/timeline'
import { visibleText } from '../../ui/visibleText'

/** `v4`; nobody where it is null. */
export const holderWords = (holder: Mark | null | undefined): string => {
  if (holder === undefined) return 'something unknown'
  return holder === null ? 'nobody' : `v${visibleText(holder.version)}`
}

/** What one stretch says, as short as it goes. */
export function stretchWords(stretch: Stretch): string {
  switch (stretch.kind) {
    case 'held':
      return holderWords(stretch.holder)
    case 'between':
      return `${holderWords(stretch.before)} or ${holderWords(stretch.after)}`
    case 'unsettled':
      return 'not known'
    default:
      return stretch satisfies never
  }
}

/** What an alias was on a day, as short as it goes: `v4`, `v4 → v5`; null where nobody watched it. */
export function dayInWords(lane: Lane, day: Axis, now: Date): string | null {
  const found = stretchesIn(stretchesOf(lane), { ...day, now })
  if (found.length === 0) return null
  // between two looks it was the one or the other; the neighbours say it already
  const certain = found.filter(({ kind }) => kind !== 'between')
  const words = (certain.length === 0 ? found : certain).map(stretchWords)
  // of a busy day, what it began with and what it came to
  return (words.length > 3 ? [words[0], '…', words.at(-1)] : words).join(' → ')
}

export interface Answer {
  sentence: string
  /** Each that held it that day, in order. */
  stretches: readonly Stretch[]
}

/** Who held an alias on the day that begins at `day`, claiming no more than its lane tells. */
export function whoHeld(lane: Lane, day: Date, now: Date): Answer {
  const { from, to } = dayOf(day)
  const alias = `@${visibleText(lane.alias)}`
  const said = dayWords(day)
  if (from > now) return none(`${said} has not come yet.`)
  const all = stretchesOf(lane)
  const [first] = all
  if (first === undefined) return none(`Nothing is recorded of ${alias}.`)
  if (to <= first.from) {
    return none(
      `Nobody watched ${alias} before ${minuteWords(first.from)}: who held it on ${said} is not known.`,
    )
  }
  const stretches = stretchesIn(all, { from, to, now })
  const [one, ...more] = stretches
  if (one === undefined) return none(`Nothing is recorded of ${alias} on ${said}.`)
  const late = first.from > from ? ` Before ${clockWords(first.from)} nobody watched it.` : ''
  const running = to > now
  if (more.length === 0)
    return { sentence: `${alone(one, alias, said, running)}${late}`, stretches }
  const parts = stretches.map((stretch, i) => {
    const what = stretchWords(stretch)
    if (i === 0) return what
    return `from ${clockWords(stretch.from)} ${what}`
  })
  return { sentence: `On ${said} ${alias} was ${parts.join(', ')}.${late}`, stretches }
}

function alone(one: Stretch, alias: string, said: string, running: boolean): string {
  switch (one.kind) {
    case 'held':
      return one.holder === null
        ? `Nobody ${running ? 'holds' : 'held'} ${alias} on ${said}.`
        : `${holderWords(one.holder)} ${running ? 'holds' : 'held'} ${alias} on ${said}.`
    case 'between':
      return `${capital(stretchWords(one))} held ${alias} on ${said}: it moved outside at some moment between ${minuteWords(one.from)} and ${minuteWords(one.to)}.`
    case 'unsettled':
      return `Who held ${alias} on ${said} is not known: an attempt to move it to ${holderWords(one.tried)} was never settled.`
    default:
      return one satisfies never
  }
}

const none = (sentence: string): Answer => ({ sentence, stretches: [] })

// a version keeps its small v
const capital = (text: string) => text.replace(/^n/, 'N')
