import { canonical } from '../src/registry/ledger/canonical'
import type { Entry } from '../src/registry/ledger/event'
import { keyId } from '../src/registry/ledger/keyId'
import { MOST_CHARACTERS } from '../src/registry/ledger/log'
import { signedText, type Unsealed } from '../src/registry/ledger/signedText'
import type { Side } from './allowList'
import { json, refusal } from './answer'
import { NOT_KEPT, signedLine } from './audit'
import { askRights, type Resource, type Rights } from './askRights'
import { type Caller, checkPerson } from './caller'
import type { Incoming } from './front'
import type { FrontOptions } from './frontOptions'
import { valuesOf } from './headers'
import type { Answer } from './question'
import { readBody } from './readBody'
import { checkBodyType, type Refused } from './requestRules'
import type { Session } from './session'
import type { Signer } from './signer'
import { readSignRequest, type SignRequest } from './signRequest'
import { checkWorkspace } from './upstreamHeaders'

/** An entry has 5,500 characters, each of which JSON may spell in six. */
const MAX_BODY_BYTES = 64 * 1024

export interface Signing {
  options: FrontOptions
  incoming: Incoming
  caller: Caller
  /** As who is signed in. */
  ask: (side: Side, target: string) => Promise<Answer>
}

const refused = ({ status, code, because }: Refused) => refusal(status, code, because)

/**
 * `/-/sign`: makes an entry of what a page is about to write into a log, with who they are and what they may do to the model
 * that the log is about, as the backend says at this moment, and vouches for it.
 */
export async function sign({ options, incoming, caller, ask }: Signing): Promise<Response> {
  const { method, headers } = incoming
  const { signer } = options.ledger
  if (method !== 'POST') {
    return refusal(405, 'RINGSIDE_METHOD', `${method} is not a method of this address.`)
  }
  if (options.readOnlyBecause !== null) {
    return refusal(403, 'RINGSIDE_READ_ONLY', options.readOnlyBecause)
  }
  if (signer === null) {
    return refusal(404, 'RINGSIDE_NO_KEY', 'This console has no signing key, so it signs nothing.')
  }
  if (options.credential.kind !== 'session') {
    return refusal(
      409,
      'RINGSIDE_NO_SIGN_IN',
      'Nobody signs in at this console, so it can’t say who wrote this.',
    )
  }
  const { session } = caller
  const fault = checkPerson(headers, caller) ?? checkWorkspace(headers)
  if (fault !== null) return refused(fault)
  if (session === null) {
    return refusal(
      401,
      'RINGSIDE_SIGNED_OUT',
      'Only what people write who have signed in is signed.',
    )
  }
  const badType = checkBodyType(method, headers)
  if (badType !== null) return refused(badType)
  const body = await readBody(incoming, MAX_BODY_BYTES)
  if (body instanceof Response) return body
  const request = readSignRequest(body)
  if (typeof request === 'string') return refusal(400, 'RINGSIDE_BAD_ENTRY', request)

  const elsewhere = await checkWhere(request, { options, incoming, ask })
  if (elsewhere !== null) return refused(elsewhere)
  const on = await resourceOf(request, options, ask)
  if ('because' in on) return refused(on)
  const rights = await askRights({ ask, user: session.user, on, name: options.name })
  if ('because' in rights) return refused(rights)
  const entry = await seal(request, {
    signer,
    session,
    rights,
    now: (options.ledger.clock ?? Date.now)(),
  })
  const over = canonical(entry).length - MOST_CHARACTERS
  if (over > 0) {
    return refusal(413, 'RINGSIDE_TOO_LARGE', `This is ${over} characters too long for the ledger.`)
  }
  const { audit = null, credential } = options
  if (audit !== null) {
    const who = { caller, credential, headers, method, target: incoming.target }
    await audit.note(signedLine(who, request, entry))
    // what was signed and is not on record must not be used
    if (!(await audit.ready())) return refused(NOT_KEPT)
  }
  return json(200, { entry })
}

/** A level is on the model that the log is about; in the log of the console's policy, on the ledger. */
async function resourceOf(
  { model }: SignRequest,
  { ledger: { experiment, name } }: FrontOptions,
  ask: Signing['ask'],
): Promise<Resource | Refused> {
  if (model !== null) return { type: 'registered_model', id: model }
  if (experiment !== null) return { type: 'experiment', id: experiment }
  const target = `/api/2.0/mlflow/experiments/get-by-name?${new URLSearchParams({ experiment_name: name })}`
  const answer = await ask('tracking', target)
  const found = answer.status === 200 ? Object(answer.json?.experiment).experiment_id : null
  return typeof found === 'string'
    ? { type: 'experiment', id: found }
    : {
        status: 409,
        code: 'RINGSIDE_NO_LEDGER',
        because: `The ledger could not be found: there is no experiment “${name}” that you may read.`,
      }
}

/**
 * In several workspaces there may be a model of one name in each, and a level on one says nothing about the others: the log
 * must be in the workspace that the level is asked in.
 */
async function checkWhere(
  { run }: SignRequest,
  { options, incoming, ask }: Pick<Signing, 'options' | 'incoming' | 'ask'>,
): Promise<Refused | null> {
  if (valuesOf(incoming.headers, 'x-mlflow-workspace').length === 0) return null
  const { status } = await ask('tracking', `/api/2.0/mlflow/runs/get?run_id=${run}`)
  if (status === 200) return null
  return status === 403 || status === 404
    ? {
        status: 409,
        code: 'RINGSIDE_NO_LEDGER',
        because: 'There is no such log in this workspace that you may read.',
      }
    : {
        status: 502,
        code: 'RINGSIDE_UNREACHABLE',
        because: `${options.name} does not say where the log is. Nothing was signed.`,
      }
}

async function seal(
  { run, n, prev, nonce, event, model }: SignRequest,
  by: { signer: Signer; session: Session; rights: Rights; now: number },
): Promise<Entry> {
  const { signer, session, rights } = by
  const unsealed: Unsealed = {
    v: 1,
    prev,
    nonce,
    by: session.user,
    at: new Date(by.now).toISOString(),
    event,
    signature: { key: keyId(signer.publicKey) ?? '', ...rights },
  }
  const value = await signer.sign(signedText({ run, n, model }, unsealed))
  return { ...unsealed, signature: { ...unsealed.signature, value } }
}
