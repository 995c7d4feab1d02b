import { holds } from '../history/changes'
import { ownerOf } from '../owner'
import type { Mark } from '../ledger/event'
import type { ListedModel, Snapshot } from '../snapshot/snapshot'
import type { Answer, Line } from './answer'
import type { Member } from './members'
import { type Move, unsettledIn } from './moves'
import { unrecordedIn, unwatched } from './outsideMoves'
import type { Pending } from './pending'
import type { Recorded } from './recorded'

/** Owners by the name of the model, as lines tell them. */
const ownersOf = (models: readonly ListedModel[]) => {
  const owners = new Map(models.map(({ name, tags }) => [name, ownerOf(tags)]))
  return (model: string) => owners.get(model) ?? null
}

const name = (mark: Mark | null | undefined) =>
  mark === undefined ? 'not known' : mark === null ? 'no version' : `v${mark.version}`

const fromTo = ({ from, to }: Pick<Move, 'from' | 'to'>) => `${name(from)} → ${name(to)}`

const because = (reason: string) => (reason.trim() === '' ? '' : `: ${reason.trim()}`)

interface Asked {
  models: readonly ListedModel[]
  period: { from: Date; to: Date }
}

/** Requests that wait. `says`: what one waits for. */
export function waiting(
  recorded: Recorded,
  pending: readonly Pending[],
  models: readonly ListedModel[],
  says: (one: Pending) => string,
): Answer {
  const owner = ownersOf(models)
  return {
    of: recorded.requests.length,
    hits: pending.map((one): Line => {
      const { proposal, asked, run } = one.request
      const to = proposal.kind === 'copy' ? null : proposal.to.version
      return {
        model: proposal.model,
        version: to,
        owner: owner(proposal.model),
        fact: says(one),
        at: asked,
        request: run,
      }
    }),
    unknown: [],
  }
}

/** Moves that went back on a version, or that nobody was asked about before; `spans`: how a length of time is said. */
export function setbacks(
  { moves, lanes }: Recorded,
  { models, period }: Asked,
  spans: (ms: number) => string,
): Answer {
  const owner = ownersOf(models)
  const asked = moves.filter(({ at }) => holds(period, at))
  return {
    of: asked.length,
    hits: asked
      .filter(({ back, how }) => back || how === 'emergency')
      .map((move) => ({
        ...lineOf(move, owner(move.model)),
        fact: [
          `${fromTo(move)}${move.back ? `, back ${afterWords(move, spans)}` : ''}`,
          ...(move.how === 'emergency' ? [emergencyWords(move)] : []),
        ]
          .join('; ')
          .concat(because(move.reason)),
      })),
    unknown: unsettledLines(lanes, period, owner),
  }
}

const afterWords = (move: Move, spans: (ms: number) => string) => {
  const ms = timeToRestore(move)
  return ms === null ? 'after a time that nobody knows' : `after ${spans(ms)}`
}

/** Of a step back: how long the version that it replaced had held the alias. Null: not known. */
export const timeToRestore = ({ back, at, replacedSince }: Move): number | null =>
  back && replacedSince !== null ? Math.max(0, at.getTime() - replacedSince.getTime()) : null

/** What became of the review that an emergency owes. */
function emergencyWords({ request }: Move): string {
  if (request === null || request.emergency === null) return 'an emergency that names no review'
  const { reviewed } = request.emergency
  if (reviewed === null) return 'an emergency that nobody has reviewed'
  const stands = reviewed.event.type === 'reviewed' && reviewed.event.verdict === 'stands'
  return `an emergency; ${reviewed.by.name} says that it ${stands ? 'stands' : 'should not have been'}`
}

/** An emergency whose review is still owed. */
export const owesReview = ({ how, request }: Move): boolean =>
  how === 'emergency' && request?.emergency?.reviewed == null

/** Moves by somebody who did not use the console, recorded or not. What nobody watches is not known. */
export function bypasses(
  { moves, lanes }: Recorded,
  { models, period, snapshot, members }: Asked & { snapshot: Snapshot; members: readonly Member[] },
): Answer {
  const owner = ownersOf(models)
  const asked = moves.filter(({ at }) => holds(period, at))
  // it was seen when the registry was read, so a question about days before that is none about it
  const unrecorded = holds(period, snapshot.begun) ? unrecordedIn(lanes, snapshot) : []
  return {
    of: asked.length + unrecorded.length,
    hits: [
      ...unrecorded.map(({ model, was, now }) => ({
        model,
        version: now,
        owner: owner(model),
        fact: `${was === null ? 'no version' : `v${was}`} → ${now === null ? 'no version' : `v${now}`}, and nobody has recorded it yet`,
        at: snapshot.begun,
      })),
      ...asked
        .filter(({ how }) => how === 'outside')
        .map((move) => ({
          ...lineOf(move, owner(move.model)),
          fact: `${fromTo(move)}${move.settled === null ? ', and nobody has said whether it is to stay' : `, ${move.settled.as} by ${move.settled.by.name}${because(move.settled.reason)}`}`,
        })),
    ],
    unknown: [
      ...unwatched(members, lanes).map(({ model, version }) => ({
        model: model.name,
        version,
        owner: ownerOf(model.tags),
        fact: 'Nobody records this alias: it may have been moved at any time',
      })),
      ...unsettledLines(lanes, period, owner),
    ],
  }
}

const lineOf = ({ model, to, at, request }: Move, owner: string | null) => ({
  model,
  version: to?.version ?? null,
  owner,
  at,
  ...(request !== null && { request: request.run }),
})

const unsettledLines = (
  lanes: Recorded['lanes'],
  period: Asked['period'],
  owner: (model: string) => string | null,
): Line[] =>
  unsettledIn(lanes)
    .filter(({ at }) => holds(period, at))
    .map(({ model, to, at }) => ({
      model,
      version: to?.version ?? null,
      owner: owner(model),
      fact: `An attempt to move it to ${name(to)} was never settled`,
      at,
    }))
