import type { IncomingMessage, ServerResponse } from 'node:http'
import { auditTo } from './auditFile'
import { createFront } from './front'
import { ownOrigins } from './main'
import { createForward } from './nodeForward'
import { sendResponse, toIncoming } from './nodeStreams'
import { readSettings } from './settings'
import { snapshotIn } from './snapshotSource'
import { thisComputer } from './thisComputer'

/** True: answered. False: a page, or one of its modules. */
export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

/** The front for Vite's dev server, from the environment alone: flags are Vite's there. */
export function createHandle(port: number): Handle {
  const settings = readSettings([], thisComputer())
  if (typeof settings === 'string') throw new Error('No flags were given.')
  const { backends, name, addresses, twoServers, credential, readOnlyBecause, ledger } = settings
  const forward = backends === null ? null : createForward(backends).forward
  const front = createFront({
    connection: backends === null ? 'mock' : 'server',
    name,
    addresses,
    twoServers,
    credential,
    readOnlyBecause,
    ledger,
    snapshot: settings.snapshot === null ? null : snapshotIn(settings.snapshot, name),
    audit: settings.auditLog === null ? null : auditTo(settings.auditLog),
    origins: { own: ownOrigins(port), public: settings.publicOrigins },
  })
  return async (request, response) => {
    const answer = await front(toIncoming(request, response), forward)
    if (answer === null) return false
    await sendResponse(answer, response)
    return true
  }
}
