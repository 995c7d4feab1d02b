import { append } from '../../src/backends/ledger/append'
import { closeIntent } from '../../src/backends/ledger/closeIntent'
import { logIn, readJoined } from '../../src/backends/ledger/logIn'
import { type LaneOutcome, notAnnounced } from '../../src/backends/ledger/moveInLane'
import { moveAlias } from '../../src/backends/moveAlias'
import { at } from './backendLog'
import type { Mover } from './client'
import type { Serve } from './stage'

/** Moves first, and announces afterwards: the lane looks as it should. */
export const unannounced: Mover = async (ports, ledger, move): Promise<LaneOutcome> => {
  const { model, alias, from, to, reason, request, emergency } = move
  const found = await logIn(ports, ledger, { kind: 'lane', model, alias })
  if (found.kind !== 'found') return notAnnounced(found)
  if (to === null) throw new Error('it moves, and removes nothing')
  const { wait, lock } = ports
  const outcome = await moveAlias(
    ports.registry,
    { model, alias, from: from?.version ?? null, to: to.version },
    { wait, ...(lock ? { lock } : {}) },
  )
  const intent = { type: 'intent', from, to, reason, request, emergency } as const
  const said = await append(ports, found.run, () => ({ events: [intent] }), {
    model,
    read: (ask) => readJoined(ports.runs, found.run, ask),
  })
  return said.kind === 'written'
    ? closeIntent(ports, found.run, move, said.n, outcome)
    : { kind: 'unannounced', message: said.kind }
}

/** A backend that lets a param be written again: the last writer wins. */
export function rewriting(
  serve: Serve,
  params: (run: string) => Map<string, string> | undefined,
): Serve {
  return async (request) => {
    if (request.method === 'POST' && request.url.endsWith('/runs/log-batch')) {
      const body: unknown = await request.clone().json()
      const sent = at(body, 'params')
      const kept = params(String(at(body, 'run_id')))
      for (const param of Array.isArray(sent) ? sent : []) kept?.delete(String(at(param, 'key')))
    }
    return serve(request)
  }
}
