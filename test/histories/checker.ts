import { createHash } from 'node:crypto'
import { type AliasWritten, at, type Written } from './backendLog'

/*
 * Judges a history by what the backend did and what stands there in the end, and by nothing of the console's own: it hashes,
 * reads and follows the entries itself, so that a mistake there cannot agree with itself here.
 */

export interface Evidence {
  model: string
  aliases: readonly string[]
  /** All that took effect, in order. */
  writes: readonly Written[]
  /** Params of every run that has entries, as they are in the end. */
  params: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** Of the index: which run is whose lane. */
  lanes: ReadonlyMap<string, string>
  holders: ReadonlyMap<string, string | null>
  /** What people were told: that a move was made and is recorded as these entries. */
  promised: readonly { lane: string; intent: number; n: number }[]
  /** Requests that people were told are applied, or rolled back. */
  carried: readonly { run: string; as: 'applied' | 'rolled-back' }[]
  /** What the console's pages say of each alias: that something waits for a word, or nothing. */
  flagged: ReadonlyMap<string, boolean>
  /** Nobody went round the ledger, no answer was lost, no tab closed. */
  calm: boolean
}

interface Line {
  n: number
  text: string
  type: string
  event: unknown
  nonce: string
  prev: unknown
}

export function check(evidence: Evidence): string[] {
  const logs = new Map(Array.from(evidence.params, ([run, params]) => [run, linesOf(params)]))
  const found: string[] = []
  for (const [run, lines] of logs) found.push(...chainFaults(run, lines))
  found.push(...lostOrDoubled(evidence, logs))
  for (const alias of evidence.aliases) {
    const run = evidence.lanes.get(alias)
    const lines = run === undefined ? [] : (logs.get(run) ?? [])
    const writes = evidence.writes.filter(
      (write): write is AliasWritten => write.kind === 'alias' && write.alias === alias,
    )
    const lane = follow(lines, landings(evidence.writes, run))
    found.push(
      ...lane.faults.map((fault) => `@${alias}: ${fault}`),
      ...overwrites(alias, writes, lane),
      ...untrue(alias, writes, lane),
      ...unexplained(alias, evidence, lane),
    )
  }
  found.push(...broken(evidence, logs), ...twice(evidence, logs))
  return found
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

function linesOf(params: ReadonlyMap<string, string>): Line[] {
  return [...params]
    .flatMap(([key, text]) => {
      const n = /^ev\.(\d{5})$/.exec(key)?.[1]
      if (n === undefined) return []
      const json: unknown = JSON.parse(text)
      const [event, nonce, prev] = [at(json, 'event'), String(at(json, 'nonce')), at(json, 'prev')]
      return [{ n: Number(n), text, type: String(at(event, 'type')), event, nonce, prev }]
    })
    .toSorted((a, b) => a.n - b.n)
}

function chainFaults(run: string, lines: readonly Line[]): string[] {
  return lines.flatMap((line, i) => {
    const before = lines[i - 1]
    if (line.n !== i + 1) return [`${run}: entry ${line.n} stands where ${i + 1} is due`]
    const due = before === undefined ? null : sha256(before.text)
    return line.prev === due ? [] : [`${run}: entry ${line.n} does not follow the one before`]
  })
}

/** What the backend took is there as it was sent, and nobody's entry is there twice. */
function lostOrDoubled({ writes, params }: Evidence, logs: ReadonlyMap<string, readonly Line[]>) {
  const lost = writes.flatMap((write) => {
    if (write.kind !== 'entry') return []
    const key = `ev.${String(write.n).padStart(5, '0')}`
    return params.get(write.run)?.get(key) === write.text
      ? []
      : [`${write.run}: entry ${write.n} by ${write.by} is lost`]
  })
  const nonces = [...logs.values()].flat().map(({ nonce }) => nonce)
  const doubled = nonces.filter((nonce, i) => nonces.indexOf(nonce) < i)
  return [...lost, ...doubled.map((nonce) => `an entry stands twice: ${nonce}`)]
}

/** In which order of all writes each entry of a run landed. */
function landings(
  writes: readonly Written[],
  run: string | undefined,
): ReadonlyMap<number, number> {
  return new Map(
    writes.flatMap((write, order) =>
      write.kind === 'entry' && write.run === run ? [[write.n, order] as const] : [],
    ),
  )
}

interface Intent {
  n: number
  from: string | null
  to: string | null
  request: string | null
  opened: number
  /** Never: it is open in the end. */
  closed: number
  as: 'open' | 'moved' | 'failed' | 'unknown'
}

interface Followed {
  intents: Intent[]
  /** Undefined: the lane says of itself that it does not know. */
  holder: string | null | undefined
  /** What the lane was told, and when. */
  sayings: { order: number; holder: string | null | undefined }[]
  faults: string[]
}

const versionIn = (holder: unknown): string | null =>
  holder === null ? null : String(at(holder, 'version'))

function follow(lines: readonly Line[], landed: ReadonlyMap<number, number>): Followed {
  const lane: Followed = { intents: [], holder: undefined, sayings: [], faults: [] }
  let open: Intent | null = null
  for (const { n, type, event } of lines) {
    const order = landed.get(n) ?? Infinity
    const say = (holder: string | null | undefined) => {
      lane.holder = holder
      lane.sayings.push({ order, holder })
    }
    if (type === 'intent') {
      if (open !== null) lane.faults.push(`entry ${n} announces a move while ${open.n} is open`)
      const request = at(event, 'request', 'run')
      const [from, to] = [versionIn(at(event, 'from')), versionIn(at(event, 'to'))]
      const rest = { opened: order, closed: Infinity, as: 'open' as const }
      open = { n, from, to, request: typeof request === 'string' ? request : null, ...rest }
      if (lane.holder !== from) lane.faults.push(`entry ${n} moves from another than the lane’s`)
      lane.intents.push(open)
    } else if (type === 'moved' || type === 'failed' || type === 'unknown') {
      if (open === null || open.n !== at(event, 'intent')) {
        lane.faults.push(`entry ${n} closes what is not open`)
        continue
      }
      open.closed = order
      open.as = type
      if (type !== 'failed') say(type === 'moved' ? versionIn(at(event, 'holder')) : undefined)
      open = null
    } else if (type === 'observed') {
      if (open !== null) lane.faults.push(`entry ${n} observes while ${open.n} is open`)
      say(versionIn(at(event, 'holder')))
    }
  }
  return lane
}

const isOurs = ({ by }: AliasWritten) => !by.startsWith('outside')

/** Each write of a client of the ledger was announced, and took the place of what was announced. */
function overwrites(alias: string, writes: readonly AliasWritten[], lane: Followed): string[] {
  const intentOf = (write: AliasWritten) =>
    lane.intents.findLast(({ opened, to }) => opened < write.order && to === write.after)
  return writes.filter(isOurs).flatMap((write, i, ours) => {
    const { order } = write
    const intent = intentOf(write)
    const name = `@${alias}: ${write.by} set ${write.after} over ${write.before ?? 'nobody'}`
    if (intent === undefined) return [`${name}, which nobody had announced`]
    if (write.before === write.after) return []
    const isOpen = order < intent.closed
    if (isOpen) {
      if (write.before === intent.from) return []
      const previous = writes[writes.indexOf(write) - 1]
      const byOther = previous !== undefined && !isOurs(previous)
      const late = previous !== undefined && isOurs(previous) && isLate(previous)
      return byOther || late
        ? []
        : [`${name}, and had announced to move ${intent.from ?? 'nobody'}`]
    }
    // it landed after the move was settled without it: then that has to show
    const later = writes.slice(writes.indexOf(write) + 1)
    const next = later[0]
    const until = next === undefined ? Infinity : next.order
    const noticed =
      next === undefined ||
      !isOurs(next) ||
      isLate(next) ||
      lane.sayings.some((said) => said.order > order && said.holder === write.after) ||
      // the front of the next writer, or its look before, was passed by this one in flight
      (ours[i + 1] === next && until < Infinity && intent.as !== 'moved')
    return noticed ? [] : [`${name} after that was settled, and nobody noticed`]
  })

  function isLate(write: AliasWritten): boolean {
    const intent = intentOf(write)
    return intent !== undefined && write.order > intent.closed
  }
}

/** What a lane says to have moved was there, between its announcement and its record. */
function untrue(alias: string, writes: readonly AliasWritten[], { intents }: Followed): string[] {
  return intents
    .filter(({ as }) => as === 'moved')
    .filter(({ opened, closed, to }) => {
      const before = writes.findLast((write) => write.order < opened)
      const during = writes.filter(({ order }) => order > opened && order < closed)
      const values = [before?.after ?? null, ...during.map(({ after }) => after)]
      return !values.includes(to)
    })
    .map(({ n, to }) => `@${alias}: entry ${n} is recorded as moved, and ${to} never held it`)
}

/** In the end each alias is where its lane says, or the pages say that something waits. */
function unexplained(alias: string, evidence: Evidence, lane: Followed): string[] {
  const holder = evidence.holders.get(alias) ?? null
  const flagged = evidence.flagged.get(alias) ?? false
  if (evidence.lanes.get(alias) === undefined) {
    const ours = evidence.writes.some(
      (write) => write.kind === 'alias' && write.alias === alias && isOurs(write),
    )
    return ours ? [`@${alias}: a client of the ledger moved it, and it has no lane`] : []
  }
  const open = lane.intents.some(({ as }) => as === 'open')
  const agrees = !open && lane.holder !== undefined && lane.holder === holder
  const begun = lane.sayings.length > 0 || open
  if (!agrees && begun && !flagged) {
    return [
      `@${alias}: the lane says ${lane.holder ?? 'nobody'}, ${holder ?? 'nobody'} holds it, and nobody is told`,
    ]
  }
  return evidence.calm && !agrees && begun
    ? [
        `@${alias}: nothing went wrong, and the lane is not right: ${lane.holder ?? 'nobody'}, ${holder ?? 'nobody'}`,
      ]
    : []
}

/** What people were told is so. */
function broken(
  { promised, carried, lanes }: Evidence,
  logs: ReadonlyMap<string, readonly Line[]>,
): string[] {
  const runs = new Set(lanes.values())
  const moves = promised.flatMap(({ lane, intent, n }) => {
    const line = logs.get(lane)?.find((one) => one.n === n)
    const kept = runs.has(lane) && line?.type === 'moved' && at(line.event, 'intent') === intent
    return kept ? [] : [`somebody was told of entry ${n} of ${lane}, which says no move ${intent}`]
  })
  const requests = carried.flatMap(({ run, as }) => {
    const count = logs.get(run)?.filter(({ type }) => type === as).length ?? 0
    return count === 1
      ? []
      : [`${run}: somebody was told that it is ${as}, and it says so ${count} times`]
  })
  return [...moves, ...requests]
}

/** No step of a request is done twice, and what a request quotes is there. */
function twice({ lanes }: Evidence, logs: ReadonlyMap<string, readonly Line[]>): string[] {
  const found: string[] = []
  for (const [alias, run] of lanes) {
    const lines = logs.get(run) ?? []
    const done = lines
      .filter(({ type }) => type === 'moved')
      .map(({ event }) => lines.find(({ n }) => n === at(event, 'intent'))?.event)
      .filter((intent) => typeof at(intent, 'request', 'run') === 'string')
      .map((intent) => `${String(at(intent, 'request', 'run'))} to ${versionIn(at(intent, 'to'))}`)
    for (const [i, step] of done.entries()) {
      if (done.indexOf(step) < i) found.push(`@${alias}: a step was done twice: ${step}`)
    }
  }
  for (const [run, lines] of logs) {
    for (const { type, event } of lines) {
      if (type !== 'applied' && type !== 'rolled-back') continue
      const moves = at(event, 'moves')
      for (const move of Array.isArray(moves) ? moves : []) {
        const quoted = logs.get(String(at(move, 'run')))?.find(({ n }) => n === at(move, 'n'))
        if (quoted?.type !== 'moved') found.push(`${run}: it quotes a move that is not there`)
      }
    }
  }
  return found
}
