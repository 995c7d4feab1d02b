import * as z from 'zod/mini'

/*
 * What may stand in a log. A log is a run; its entries are the write-once params `ev.00001`, `ev.00002`, …, each the
 * canonical JSON (RFC 8785) of an `Entry`, and each naming the hash of the one before. Four kinds of log:
 *
 *   lane     one for a registered model and an alias; begins with `lane`
 *   request  one for every ask; begins with `asked`
 *   policy   one for the console, one for each model with its own; begins with `policies`
 *   index    no entries: params that say which run is whose lane or policy
 *
 * The first entry, not a tag, says what a log is about: tags are an index, and whoever may write a run may change them.
 * docs/review-format.md is the long form; its JSON Schemas are made of this file.
 */

const text = z.string()
/** SHA-256 in lower-case hex. */
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const run = z.string().check(z.minLength(1))
const number = z.int().check(z.minimum(1))
/** A moment of ISO 8601 in UTC, as `Date.toISOString` writes it. */
const moment = z
  .string()
  .check(
    z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/),
    z.refine(isDay, { error: 'there is no such day' }),
  )

/** 31 February reads as a day of March. */
function isDay(said: string): boolean {
  const at = Date.parse(said)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === said.slice(0, 10)
}

/** A version as records name it. After a model was deleted and remade, its numbers are given again. */
export const mark = z.object({
  version: z.string().check(z.minLength(1)),
  /** Milliseconds since 1970; null where the server does not say. */
  created: z.nullable(z.int()),
})
const holder = z.nullable(mark)
const entryRef = z.object({ run, n: number })

/** What a request asks for. */
export const proposal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('move'), model: text, alias: text, from: holder, to: mark }),
  /** `to` takes `alias`; what held it takes `other` in exchange. */
  z.object({
    kind: z.literal('swap'),
    model: text,
    alias: text,
    other: text,
    from: mark,
    to: mark,
  }),
  /** A new version of `model` is made from `source`, then takes `alias` there. */
  z.object({
    kind: z.literal('copy'),
    model: text,
    alias: text,
    from: holder,
    source: z.object({ model: text, ...mark.shape }),
  }),
])

const policyRef = z.nullable(z.object({ number, hash, scope: z.enum(['console', 'model']) }))

const is = <const T extends string, S extends z.core.$ZodShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape })

/** Of a lane. */
const LANE = [
  is('lane', { model: text, alias: text }),
  /** Somebody is about to move it. Blocks everybody else until it is closed. */
  is('intent', {
    from: holder,
    to: holder,
    reason: text,
    request: z.nullable(entryRef),
    /** A guarded alias without the approvals it takes. */
    emergency: z.boolean(),
  }),
  /** These three close the intent they name. */
  is('moved', { intent: number, holder }),
  is('failed', { intent: number, message: text }),
  /** Nobody can say what became of it. */
  is('unknown', { intent: number, message: text }),
  /**
   * Seen to be held by `holder`: the first sight, or a move made elsewhere, between `after` (null: nobody looked before)
   * and `before`.
   */
  is('observed', {
    how: z.enum(['first-sight', 'outside']),
    holder,
    after: z.nullable(moment),
    before: moment,
  }),
  /** What the outside move that was `observed` did is to stay, or was undone by the intent `by`. */
  is('adopted', { observed: number, reason: text }),
  is('reverted', { observed: number, by: number, reason: text }),
] as const

/** Of a request. */
const REQUEST = [
  is('asked', {
    proposal,
    reason: text,
    policy: policyRef,
    /** Null: the first reviewer's console computes it. */
    evidence: z.nullable(hash),
    expires: z.nullable(moment),
    /** The request that this one asks again, after it was rejected or ran out. */
    again: z.nullable(run),
    /** It is applied at once, and reviewed by then. */
    emergency: z.nullable(z.object({ reviewBy: moment })),
  }),
  is('comment', { text }),
  is('changes-requested', { text }),
  /** By whoever asked for changes, or an admin. `changes`: the entry that is cleared. */
  is('changes-cleared', { changes: number, text }),
  /** What approvals are about from now on; its facts are an attachment under the same hash. */
  is('evidence', { evidence: hash, text }),
  is('approved', { evidence: hash, text }),
  /** A blocking check that is let pass. Takes one approval more. */
  is('waived', { gate: text, reason: text }),
  is('rejected', { text }),
  is('withdrawn', { text }),
  is('expired', {}),
  is('superseded', { by: run }),
  /** All steps are done: the entries of lanes that say so, in order; of a copy, the version that it made. */
  is('applied', { moves: z.array(entryRef), copied: z.nullable(mark) }),
  /** Read back later, in peace. */
  is('verified', { holder }),
  is('rolled-back', { moves: z.array(entryRef), reason: text }),
  /** The review that an emergency change owes. */
  is('reviewed', { verdict: z.enum(['stands', 'should-not-have-been']), text }),
] as const

/** Of a policy: each `policy` replaces the one before. */
const POLICY = [
  /** Null: of the whole console. */
  is('policies', { model: z.nullable(text) }),
  /** Its text, in the form of docs/policy.schema.json, is an attachment under this hash. */
  is('policy', { number, policy: hash, reason: text }),
] as const

/** Goes on in another run: this one is full. */
const CONTINUED = is('continued', { run })

export const event = z.discriminatedUnion('type', [...LANE, ...REQUEST, ...POLICY, CONTINUED])

/** Levels of MLflow's basic auth, as the server answered when it was asked for the model in question. */
export const signedLevel = z.nullable(z.enum(['NO_PERMISSIONS', 'READ', 'USE', 'EDIT', 'MANAGE']))

/** What a console vouches for: that the backend knew the person, and said this of them. */
export const signature = z.object({
  /** The id of a public key: see `keyId`. */
  key: text,
  /** On the model that the log is about; null where there is none, or the backend would not say. */
  level: signedLevel,
  admin: z.boolean(),
  /** Ed25519, base64url without padding, over `signedText`. */
  value: text,
})

export const entry = z.object({
  v: z.literal(1),
  /** The hash of the text of the entry before; null for the first. */
  prev: z.nullable(hash),
  /** Fresh each time: writing the same text again is no error to the server, so a claim must be nobody else's. */
  nonce: z.string().check(z.minLength(8)),
  /** Who: as signed, else as they claim. */
  by: text,
  /** When, by the clock of whoever signed, else the writer's. Orders nothing. */
  at: moment,
  event,
  signature: z.optional(signature),
})

export type Mark = z.infer<typeof mark>
export type Proposal = z.infer<typeof proposal>
export type LedgerEvent = z.infer<typeof event>
export type EventType = LedgerEvent['type']
export type EventOf<T extends EventType> = Extract<LedgerEvent, { type: T }>
/** Narrows an event to some types of it. */
export const isOf = <T extends EventType>(
  given: LedgerEvent,
  types: readonly T[],
): given is EventOf<T> => types.some((type) => type === given.type)
export type EntryRef = z.infer<typeof entryRef>
export type PolicyRef = z.infer<typeof policyRef>
export type Signature = z.infer<typeof signature>
export type Entry = z.infer<typeof entry>
export type LogKind = 'lane' | 'request' | 'policy'
