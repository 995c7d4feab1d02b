import * as z from 'zod/mini'
import { _default as or } from 'zod/mini'
import { DEFAULT_POLICY, type Gate, type Policy } from './policy'

/*
 * The written form of a policy, as JSON. Apart from what follows from a policy: pages that only go by the default one need
 * none of these schemas.
 */

export const mode = z.enum(['block', 'inform', 'off'])

const count = (most: number) => z.int().check(z.minimum(0), z.maximum(most))

const gates = z.object({
  ready: z.optional(mode),
  signature: z.optional(mode),
  example: z.optional(mode),
  contract: z.optional(mode),
  metrics: z.optional(mode),
  environment: z.optional(mode),
  lineage: z.optional(mode),
  data: z.optional(mode),
  card: z.optional(mode),
  validation: z.optional(mode),
  pickle: z.optional(mode),
  files: z.optional(mode),
} satisfies Record<Gate, unknown>)

export const MOST_WEIGHT = 100
const weight = z.number().check(z.minimum(0), z.maximum(MOST_WEIGHT))

const weights = z.object({
  ready: z.optional(weight),
  signature: z.optional(weight),
  example: z.optional(weight),
  contract: z.optional(weight),
  metrics: z.optional(weight),
  environment: z.optional(weight),
  lineage: z.optional(weight),
  data: z.optional(weight),
  card: z.optional(weight),
  validation: z.optional(weight),
  pickle: z.optional(weight),
  files: z.optional(weight),
} satisfies Record<Gate, unknown>)

export const guard = z.object({
  aliases: z
    .array(z.string().check(z.minLength(1)))
    .check(z.minLength(1), z.describe('Names of aliases; * stands for any letters.')),
  approvals: or(
    count(20).check(z.describe('How many people, none of them the asker or the author.')),
    1,
  ),
  approvers: or(
    z.array(z.string()).check(z.describe('Who may approve; empty: whoever may move the alias.')),
    [],
  ),
  signed: or(z.boolean().check(z.describe('Only signed approvals count.')), false),
  unknown: or(
    z
      .enum(['block', 'inform'])
      .check(z.describe('Whether a blocking check that could not be made blocks.')),
    'inform',
  ),
  gates: or(gates, {}),
})

export const metric = z.object({
  direction: z.optional(z.enum(['higher', 'lower']).check(z.describe('Which way is better.'))),
  tolerance: z.optional(
    z
      .union([z.number().check(z.nonnegative()), z.string().check(z.regex(/^\d+(?:\.\d+)?%$/))])
      .check(z.describe('How far it may fall behind: an amount, or a share as "2%".')),
  ),
  bound: z.optional(z.number().check(z.describe('The worst value that will do.'))),
})

const tags = z.object({
  owner: or(z.array(z.string()), ['owner', 'team']),
  required: or(z.array(z.string()).check(z.describe('On the version, or on its model.')), []),
  serving: or(z.string(), 'serving.mode'),
  endpoint: or(z.string(), 'serving.endpoint'),
  consumers: or(z.string(), 'consumers'),
})

const validation = z.object({
  tag: or(z.string().check(z.minLength(1)), 'validation_status'),
  passes: or(z.array(z.string()), ['passed', 'approved']),
  at: or(
    z.string().check(z.describe('The tag that says when, as a date of ISO 8601.')),
    'validated_at',
  ),
  days: or(count(3650).check(z.describe('How old it may be.')), 30),
})

const requests = z.object({
  expireDays: or(count(365), 30),
  emergencyReviewHours: or(count(24 * 30), 24),
})

/** The written form, every part of which may be left out. */
export const policyFile = z.object({
  guards: or(z.array(guard).check(z.describe('The first that names an alias counts.')), []),
  gates: or(gates.check(z.describe('For what no guard speaks of.')), {}),
  weights: or(
    weights.check(
      z.describe('How much each check counts in how ready a version is: 1 where nothing is said.'),
    ),
    {},
  ),
  metrics: or(z.record(z.string(), metric), {}),
  tags: or(tags, tags.parse({})),
  validation: or(validation, validation.parse({})),
  requests: or(requests, requests.parse({})),
})

export type PolicyFile = z.infer<typeof policyFile>

export interface PolicyReading {
  policy: Policy
  /** Each part that could not be read, as a sentence: it counts as if it were not there. */
  problems: readonly string[]
}

/** Reads a policy part by part; a part, guard or metric that can't be read takes nothing else down. */
export function readPolicy(json: unknown): PolicyReading {
  const whole = entriesOf(json)
  if (whole === null) return { policy: DEFAULT_POLICY, problems: ['The policy is no JSON object.'] }
  const problems: string[] = []
  const read = <T>(schema: z.ZodMiniType<T>, value: unknown, at: string): T[] => {
    const { success, data, error } = schema.safeParse(value)
    if (success) return [data]
    const [issue] = error.issues
    const where = [at, ...(issue?.path ?? []).map(String)].join('.')
    problems.push(`${where} can’t be read: ${issue?.message ?? 'it is something else'}`)
    return []
  }
  const part = <T>(schema: z.ZodMiniType<T>, key: keyof PolicyFile): T =>
    read(schema, whole.get(key), key)[0] ?? schema.parse(undefined)
  const guards: unknown = whole.has('guards') ? whole.get('guards') : []
  if (!Array.isArray(guards)) problems.push('guards can’t be read: it is no list')
  const metrics = entriesOf(whole.has('metrics') ? whole.get('metrics') : {})
  if (metrics === null) problems.push('metrics can’t be read: it is no object')
  return {
    policy: {
      guards: (Array.isArray(guards) ? guards : []).flatMap((each: unknown, at) =>
        read(guard, each, `guards.${at}`),
      ),
      gates: part(policyFile.shape.gates, 'gates'),
      weights: part(policyFile.shape.weights, 'weights'),
      metrics: new Map(
        [...(metrics ?? [])].flatMap(([key, each]) =>
          read(metric, each, `metrics.${key}`).map((rule) => [key, rule] as const),
        ),
      ),
      tags: part(policyFile.shape.tags, 'tags'),
      validation: part(policyFile.shape.validation, 'validation'),
      requests: part(policyFile.shape.requests, 'requests'),
    },
    problems,
  }
}

/** Null: it is no object. A Map, because `__proto__` is a name like any other. */
const entriesOf = (json: unknown): ReadonlyMap<string, unknown> | null =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
    ? new Map<string, unknown>(Object.entries(json))
    : null
