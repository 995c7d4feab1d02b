import type { Probe } from '../src/registry/connection'
import type { SnapshotHead } from '../src/registry/snapshot/snapshotFile'
import type { Side } from './allowList'
import { refusal, sealed } from './answer'
import { type Caller, checkPerson } from './caller'
import { CURRENT, readPerson } from './checkPassword'
import { type HeaderList, valuesOf } from './headers'
import type { Answer } from './question'
import type { Refused } from './requestRules'
import type { Session } from './session'

/** A snapshot of the registry that somebody has made for all, and to whom it is given. */
export interface SnapshotOptions {
  /** Not to admins alone. */
  forEveryone: boolean
  /** What there is at this moment; a sentence says why there is nothing. */
  look: () => Promise<Handed | string>
}

export interface Handed {
  head: SnapshotHead
  etag: string
  /** All of it, by gzip. */
  packed: Uint8Array<ArrayBuffer>
}

export interface HandingOut {
  snapshot: SnapshotOptions
  headers: HeaderList
  caller: Caller
  probe: Probe
  /** As who is signed in. */
  ask: (side: Side, target: string) => Promise<Answer>
  /** What to call the backend. */
  name: string
}

const refused = ({ status, code, because }: Refused) => refusal(status, code, because)
export const noSnapshot = (because = 'This console was not started with --snapshot.') =>
  refusal(404, 'RINGSIDE_NO_SNAPSHOT', because)

/**
 * `/-/snapshot`: the whole registry as whoever made the file could read it. Rights differ, and what a server lets people
 * read by default can't be asked, so where people sign in it is for admins, whom the backend names at this moment, unless
 * the console was told otherwise.
 */
export async function handOut(asked: HandingOut): Promise<Response> {
  const { snapshot, headers } = asked
  const closed = await whyClosed(asked, snapshot)
  if (closed !== null) return refused(closed)
  const found = await snapshot.look()
  if (typeof found === 'string') return noSnapshot(found)
  const { etag, packed } = found
  const common = { ...sealed('application/x-ndjson'), etag, vary: 'accept-encoding' }
  if (valuesOf(headers, 'if-none-match').some((one) => one.includes(etag))) {
    return new Response(null, { status: 304, headers: common })
  }
  if (takesGzip(headers)) {
    const length = String(packed.byteLength)
    return new Response(packed, {
      headers: { ...common, 'content-encoding': 'gzip', 'content-length': length },
    })
  }
  const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(plain, { headers: common })
}

const takesGzip = (headers: HeaderList) =>
  valuesOf(headers, 'accept-encoding').some((line) =>
    /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\b)/i.test(line),
  )

async function whyClosed(
  { caller, headers, probe, ask, name }: HandingOut,
  { forEveryone }: SnapshotOptions,
): Promise<Refused | null> {
  const other = checkPerson(headers, caller)
  if (other !== null) return other
  if (probe.state === 'signed-out') return SIGNED_OUT
  if (probe.state !== 'ok') {
    return { status: 502, code: 'RINGSIDE_UNREACHABLE', because: probe.message }
  }
  if (probe.auth === 'none') return null
  const answer = await ask('registry', CURRENT)
  if (answer.status === 401) return SIGNED_OUT
  if (readPerson(answer)?.admin === true) return null
  // 404: a server behind a proxy's sign-in knows no people
  const letIn = answer.status === 200 || answer.status === 404
  if (forEveryone && letIn) return null
  return letIn || answer.status === 403
    ? FOR_ADMINS
    : {
        status: 502,
        code: 'RINGSIDE_UNREACHABLE',
        because: `${name} does not say who is asking.`,
      }
}

const SIGNED_OUT: Refused = {
  status: 401,
  code: 'RINGSIDE_SIGNED_OUT',
  because: 'The snapshot is for people who have signed in.',
}

const FOR_ADMINS: Refused = {
  status: 403,
  code: 'RINGSIDE_SNAPSHOT_CLOSED',
  because:
    'The snapshot may hold what you may not read, so it is for admins. Started with --snapshot-for-everyone, the console gives it to all who sign in.',
}

/** What `config.json` says of it to one who may have it as far as is known: the route has the last word. */
export async function offered(
  snapshot: SnapshotOptions | null,
  { probe, session, signIn }: { probe: Probe; session: Session | null; signIn: boolean },
): Promise<{ ended: number; workspace: string | null } | null> {
  if (snapshot === null || probe.state !== 'ok') return null
  const open = probe.auth === 'none' || snapshot.forEveryone || !signIn || session?.admin === true
  const found = open ? await snapshot.look() : ''
  if (typeof found === 'string') return null
  return { ended: found.head.ended.getTime(), workspace: found.head.workspace }
}
