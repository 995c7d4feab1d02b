import { guardedWrite, aliasQuery, readAliasWrite, readPrecondition } from './aliasGuard'
import { judge, type Route, type Side } from './allowList'
import { json, passOn, refusal } from './answer'
import { audited } from './audit'
import { LATE, withDeadline } from './bounded'
import { type Caller, callerOf, checkPerson } from './caller'
import { checkPassword } from './checkPassword'
import { connectionConfig, ProbeOnce } from './connectionReport'
import { LIMITS, type FrontOptions } from './frontOptions'
import type { HeaderList } from './headers'
import { keysReport } from './keysReport'
import { KeyedLock } from './keyedLock'
import { ASSUMED, probe } from './probe'
import { question, whyUnreachable } from './question'
import { readBody } from './readBody'
import {
  checkBodyType,
  checkHeaderCount,
  checkHost,
  checkSite,
  originsOf,
  type Refused,
} from './requestRules'
import type { Asker } from './session'
import { createSessionRoute } from './sessionRoute'
import { handOut, noSnapshot, offered } from './snapshotRoute'
import { checkWorkspace, upstreamHeaders } from './upstreamHeaders'
import { readWorkspaceLink } from './workspaceLink'

/** A request as it was received. A `Request` would tidy the target, upper-case the method and hide the Host. */
export interface Incoming {
  method: string
  /** Raw, as on the wire: `/path?query`. */
  target: string
  /** As received, duplicates included; names in any case. */
  headers: HeaderList
  /** Null when the request has none. Read only once the request has passed every other rule. */
  body: ReadableStream<Uint8Array> | null
  /** Aborted when the asker has left. */
  signal?: AbortSignal
}

/** What goes to a backend: `target` to append to its fixed address, `headers` complete but for Host and length. */
export interface UpstreamRequest {
  side: Side
  method: string
  target: string
  headers: HeaderList
  body: Uint8Array | null
  signal: AbortSignal
}

/** Sends one request, once, follows no redirect, unpacks nothing; rejects when no answer arrives. */
export type Forward = (request: UpstreamRequest) => Promise<Response>

/**
 * Answers what is the front's to answer; null: a page or a static file, whose Host has been checked. `forward` is null
 * where there is no backend to reach. Rejects never.
 */
export type Front = (incoming: Incoming, forward: Forward | null) => Promise<Response | null>

/** What is only ever read of the console itself. */
const OWN_READS = new Set(['/-/health', '/-/keys', '/-/snapshot', '/config.json'])

const refused = ({ status, code, because }: Refused) => refusal(status, code, because)

/**
 * The one gate between browsers and MLflow: rules, conditional alias moves, `config.json`. Web standards only: it runs in
 * Node, in Vite's dev server, and in a page around the mock.
 */
export function createFront(options: FrontOptions): Front {
  const limits = { ...LIMITS, ...options.limits }
  const readOnly = options.readOnlyBecause !== null
  const lock = new KeyedLock()
  const probed = new ProbeOnce()
  const { credential, audit = null, snapshot = null } = options
  const session = credential.kind === 'session' ? createSessionRoute(credential.keeper) : null

  return async (received, forward) => {
    const incoming = readWorkspaceLink(received)
    const { method, target, headers } = incoming
    const wrongHost = checkHeaderCount(headers) ?? checkHost(headers, options.origins)
    if (wrongHost !== null) return refused(wrongHost)
    const verdict = judge(method, target, readOnly)
    if (verdict.kind === 'page') return null
    if (verdict.kind === 'refuse') return refused(verdict)
    const fault = checkSite(method, headers, options.origins)
    if (fault !== null) return refused(fault)
    const asker = { headers, origins: originsOf(headers, options.origins) }
    const caller = await callerOf(asker, credential)
    if (verdict.kind === 'own') return ownRoute(verdict.path, incoming, asker, caller, forward)
    if (forward === null) {
      return refusal(
        404,
        'RINGSIDE_NO_BACKEND',
        'No MLflow server is set: the mock lives in the page.',
      )
    }
    return forwardChecked(verdict, incoming, caller, forward)
  }

  async function ownRoute(
    path: string,
    incoming: Incoming,
    asker: Asker,
    caller: Caller,
    forward: Forward | null,
  ) {
    const { method, headers, body } = incoming
    if (path === '/-/session' && session !== null && forward !== null) {
      return session({
        incoming,
        asker,
        caller,
        check: (login) =>
          checkPassword(forward, login, {
            headersFor: (_side, authorization) => upstreamHeaders(headers, authorization, false),
            timeoutMs: limits.probeMs,
            name: options.name,
            twoServers: options.twoServers === true,
          }),
      })
    }
    if (path === '/-/sign' && forward !== null) {
      const { sign } = await import('./signRoute')
      return sign({
        options,
        incoming,
        caller,
        ask: (side, target) =>
          question(
            forward,
            {
              headersFor: (to) => upstreamHeaders(headers, caller.authorization[to], false),
              timeoutMs: limits.probeMs,
            },
            side,
            target,
          ),
      })
    }
    if (!OWN_READS.has(path)) {
      return refusal(404, 'RINGSIDE_NOT_FOUND', 'The console has no such address.')
    }
    if (method !== 'GET') {
      return refusal(405, 'RINGSIDE_METHOD', `${method} is not a method of this address.`)
    }
    if (body !== null) return refusal(400, 'RINGSIDE_BAD_BODY', 'A GET takes no body.')
    if (path === '/-/health') {
      return json(200, {
        ok: true,
        backend: forward === null ? 'mock' : (probed.last?.state ?? 'unknown'),
      })
    }
    if (path === '/-/keys') return json(200, keysReport(options.ledger))
    if (path === '/-/snapshot' && (snapshot === null || forward === null)) return noSnapshot()
    if (forward === null) return json(200, connectionConfig(options, ASSUMED, null))
    const asking = {
      headersFor: (side: Side) => upstreamHeaders(headers, caller.authorization[side], false),
      timeoutMs: limits.probeMs,
    }
    const found = await probed.ask(caller.authorization.registry, () =>
      probe(forward, { ...asking, name: options.name }),
    )
    if (path === '/-/snapshot' && snapshot !== null) {
      const ask = (side: Side, target: string) => question(forward, asking, side, target)
      const { name } = options
      return handOut({ snapshot, headers, caller, probe: found, ask, name })
    }
    const who = { probe: found, session: caller.session, signIn: session !== null }
    const report = connectionConfig(options, found, caller.session, await offered(snapshot, who))
    return json(200, report)
  }

  async function forwardChecked(
    { route, writes: changes }: { route: Route; writes: boolean },
    incoming: Incoming,
    caller: Caller,
    forward: Forward,
  ) {
    const { method, headers, target } = incoming
    const fault =
      (session === null ? null : checkPerson(headers, caller)) ??
      checkWorkspace(headers) ??
      (incoming.body === null ? null : checkBodyType(method, headers))
    if (fault !== null) return refused(fault)
    const writes = method !== 'GET'
    const precondition = writes ? readPrecondition(headers) : null
    if (typeof precondition === 'string') {
      return refusal(400, 'RINGSIDE_PRECONDITION', precondition)
    }
    const guarded = route.alias && method !== 'PATCH'
    if (precondition !== null && !guarded) {
      // Written without the check it asked for, it could overwrite what it meant to protect.
      return refusal(400, 'RINGSIDE_PRECONDITION', 'This address takes no precondition.')
    }
    const body = await readBody(incoming, limits.bodyBytes)
    if (body instanceof Response) return body
    const pass = () => send(route, incoming, caller, { method, target, body }, forward)
    const writing = { caller, credential, headers, method, target, body, precondition }
    const write = () => (changes ? audited(audit, writing, pass) : pass())
    if (!writes || !guarded) return write()
    const aliasWrite = readAliasWrite(body)
    if (aliasWrite === null) {
      return precondition === null
        ? write()
        : refusal(400, 'RINGSIDE_PRECONDITION', 'The body names no alias to compare.')
    }
    const [path = ''] = target.split('?', 1)
    const ask = { method: 'GET', target: path + aliasQuery(aliasWrite), body: null }
    return guardedWrite({
      lock,
      lockMs: limits.lockMs,
      precondition,
      target: aliasWrite,
      gone: () => incoming.signal?.aborted === true,
      readHolder: () => send(route, incoming, caller, ask, forward),
      write,
    })
  }

  async function send(
    route: Route,
    { headers, signal: gone }: Incoming,
    { authorization }: Caller,
    request: Pick<UpstreamRequest, 'method' | 'target' | 'body'>,
    forward: Forward,
  ): Promise<Response> {
    const abort = new AbortController()
    // A read that nobody waits for is stopped. A write is not: it may have been applied, and while it might still be,
    // the next writer must wait.
    const stop = () => abort.abort()
    if (request.method === 'GET') gone?.addEventListener('abort', stop, { once: true })
    const from = Date.now()
    try {
      const answer = await withDeadline(
        forward({
          ...request,
          side: route.side,
          headers: upstreamHeaders(headers, authorization[route.side], request.body !== null),
          signal: abort.signal,
        }),
        limits.upstreamMs,
      )
      if (answer === LATE) {
        abort.abort()
        return refusal(504, 'RINGSIDE_TIMEOUT', `${options.name} took too long to answer.`)
      }
      return passOn(answer, {
        artifact: route.artifact,
        maxBytes: route.artifact ? Number.POSITIVE_INFINITY : limits.answerBytes,
        patience: route.artifact
          ? { ms: limits.artifactIdleMs, per: 'each' }
          : { ms: Math.max(0, limits.upstreamMs - (Date.now() - from)), per: 'all' },
      })
    } catch (error) {
      return refusal(
        502,
        'RINGSIDE_UNREACHABLE',
        `${options.name} could not be reached: ${whyUnreachable(error)}.`,
      )
    }
  }
}
