import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { canonical } from '../src/registry/ledger/canonical'
import type { Entry } from '../src/registry/ledger/event'
import { hashText } from '../src/registry/ledger/hash'
import { entryNumber } from '../src/registry/ledger/log'
import { readAliasWrite } from './aliasGuard'
import { refusal } from './answer'
import type { Caller, Credential } from './caller'
import type { HeaderList } from './headers'
import { isJsonObject, parseJsonObject } from './jsonObject'
import type { Refused } from './requestRules'

/** One write that passed the front, with what it takes to prove it later. docs/audit-log.md is the long form. */
export interface AuditLine {
  v: 1
  /** When its answer was known, by the console's clock. */
  at: string
  /** As the backend knows them; null: the console can't say. */
  person: string | null
  /** How the console knows. */
  as: Credential['kind']
  method: string
  path: string
  workspace?: string
  /** Of the answer that the browser got. */
  status: number
  /** SHA-256 of the body that was sent. */
  body: string | null
  /** Of an alias: `from` only where the writer said what they saw; `to` null where it was removed. */
  alias?: { model: string; alias: string; from?: string | null; to: string | null }
  /** Of the ledger: which entries were written, each with the SHA-256 of its text. */
  ledger?: LedgerLine
  /** The console signed this entry; whether it was written, another line says. */
  signed?: LedgerLine
}

interface LedgerLine {
  run: string
  entries: readonly { n: number; hash: string }[]
}

/** Keeps a line for every write. */
export interface Audit {
  /** False: earlier lines could not be kept yet, so nothing may be written that would need another. */
  ready(): Promise<boolean>
  /** Resolves when the line is kept, or known to wait for its place. */
  note(line: AuditLine): Promise<void>
}

export interface Writing {
  caller: Caller
  credential: Credential
  headers: HeaderList
  method: string
  target: string
  body: Uint8Array | null
  /** What the writer said that they saw. */
  precondition: { holder: string | null } | null
}

export const NOT_KEPT: Refused = {
  status: 503,
  code: 'RINGSIDE_AUDIT',
  because: 'The console can’t keep its audit log. Nothing was written.',
}

/** `write`, with a line about it; refused without one where no line can be kept. */
export async function audited(
  audit: Audit | null,
  writing: Writing,
  write: () => Promise<Response>,
): Promise<Response> {
  if (audit === null) return write()
  if (!(await audit.ready())) return refusal(NOT_KEPT.status, NOT_KEPT.code, NOT_KEPT.because)
  const answer = await write()
  await audit.note({ ...lineOf(writing), status: answer.status, ...evidenceOf(writing) })
  return answer
}

type Who = Pick<Writing, 'caller' | 'credential' | 'headers' | 'method' | 'target' | 'body'>

function lineOf({ caller, credential, headers, method, target, body }: Who) {
  const workspace = headers.find(([name]) => name.toLowerCase() === 'x-mlflow-workspace')?.[1]
  const [path = ''] = target.split('?', 1)
  return {
    v: 1 as const,
    at: new Date().toISOString(),
    person: caller.session?.user ?? (credential.kind === 'shared' ? credential.user : null),
    as: credential.kind,
    method,
    path,
    ...(workspace === undefined ? {} : { workspace }),
    body: body === null ? null : bytesToHex(sha256(body)),
  }
}

const textOf = (body: Uint8Array | null) => new TextDecoder().decode(body ?? undefined)

const ALIAS = /\/registered-models\/alias$/
const PARAMS = /\/runs\/(?:log-batch|log-parameter)$/

function evidenceOf({ target, method, body, precondition }: Writing) {
  const [path = ''] = target.split('?', 1)
  const said = parseJsonObject(textOf(body)) ?? {}
  if (ALIAS.test(path)) {
    const named = readAliasWrite(body)
    if (named === null) return {}
    const from = precondition === null ? {} : { from: precondition.holder }
    const to = method === 'POST' && typeof said.version === 'string' ? said.version : null
    return { alias: { ...named, ...from, to } }
  }
  if (!PARAMS.test(path)) return {}
  const run = said.run_id ?? said.run_uuid
  const entries = entriesIn(said)
  return typeof run === 'string' && entries.length > 0 ? { ledger: { run, entries } } : {}
}

function entriesIn(said: Readonly<Record<string, unknown>>): LedgerLine['entries'] {
  const params: unknown[] = Array.isArray(said.params) ? said.params : [said]
  return params.filter(isJsonObject).flatMap(({ key, value }) => {
    if (typeof key !== 'string' || typeof value !== 'string') return []
    const n = entryNumber(key)
    return n === null ? [] : [{ n, hash: hashText(value) }]
  })
}

/** The line about an entry that was signed. */
export const signedLine = (
  who: Omit<Who, 'body'>,
  { run, n }: { run: string; n: number },
  entry: Entry,
): AuditLine => ({
  ...lineOf({ ...who, body: null }),
  status: 200,
  signed: { run, entries: [{ n, hash: hashText(canonical(entry)) }] },
})
