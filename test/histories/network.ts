import type { Front } from '../../server/front'
import { at, type Recorder } from './backendLog'
import type { Actor, Schedule } from './schedule'
import { fetchThrough } from './stage'

/** What happens to one request of a client. */
export const FAULTS = [
  'none',
  /** It never arrives. */
  'request-lost',
  /** It is done, and the client never hears of it. */
  'answer-lost',
  /** The client hears that it was lost, and it is done at some moment after. */
  'late',
  /** The client's tab is closed before it is sent, or right after it was done. */
  'closed-before',
  'closed-after',
] as const
export type Fault = (typeof FAULTS)[number]

export interface Console {
  front: Front
  /** Models whose aliases are being written: the front does that one after the other. */
  busy: Set<string>
}

interface Wire {
  schedule: Schedule
  recorder: Recorder
  console: Console
  /** Who this is, in the recorder. */
  by: string
  /** Of the i-th request. */
  fault: (i: number) => Fault
}

/**
 * A client's `fetch`: each request waits for its turn, and so does each of what a console server asks its backend for one.
 * Only alias writes are worth the way through the front: it passes all else on as it is.
 */
export function networkOf(
  actor: Actor,
  { schedule, recorder, console, by, fault }: Wire,
): typeof fetch {
  let sent = 0

  async function perform(
    who: Actor,
    path: string,
    init: RequestInit | undefined,
  ): Promise<Response> {
    const model = aliasWriteOf(path, init)
    if (model === null) return recorder.send(requestOf(path, init), by, schedule.step)
    console.busy.add(model)
    const through = fetchThrough(console.front, async (request) => {
      await who.turn()
      return recorder.send(request, by, schedule.step)
    })
    const answer = await through(path, init)
    console.busy.delete(model)
    return answer
  }

  return async (input, init) => {
    if (typeof input !== 'string') throw new TypeError('addresses are texts here')
    const path = input
    const model = aliasWriteOf(path, init)
    const free = () => model === null || !console.busy.has(model)
    const happens = fault(sent)
    sent += 1
    await actor.turn(free)
    switch (happens) {
      case 'closed-before':
        return actor.die()
      case 'request-lost':
        throw new TypeError('the request was lost')
      case 'late':
        schedule.spawn(async (ghost) => {
          await ghost.turn(free)
          await perform(ghost, path, init)
        })
        throw new TypeError('the answer was lost')
      case 'none':
      case 'answer-lost':
      case 'closed-after': {
        const answer = await perform(actor, path, init)
        if (happens === 'closed-after') return actor.die()
        if (happens === 'answer-lost') throw new TypeError('the answer was lost')
        return answer
      }
      default:
        return happens satisfies never
    }
  }
}

const requestOf = (path: string, init: RequestInit | undefined) =>
  new Request(`http://mlflow.example${path}`, { ...init, signal: null })

/** The model, where it is a write of an alias. */
function aliasWriteOf(path: string, init: RequestInit | undefined): string | null {
  if (init?.method !== 'POST' || !path.endsWith('/registered-models/alias')) return null
  if (typeof init.body !== 'string') throw new TypeError('bodies are texts here')
  const body: unknown = JSON.parse(init.body)
  return String(at(body, 'name'))
}
