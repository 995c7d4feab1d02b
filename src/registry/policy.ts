import * as z from 'zod/mini'
import { _default as or } from 'zod/mini'

/*
 * What has to be true before a version takes over an alias. Nobody has to write one: DEFAULT_POLICY guards nothing.
 *
 *   readPolicy(json)       →  { policy, problems }   whatever the JSON is; what can't be read is said, the rest is kept
 *   guardOf(policy, alias) →  Guard | null           null: the alias is not guarded
 *   modeOf(…)              →  'block' | 'inform' | 'off'
 *
 * The written form is `policyFile`; docs/policy.schema.json is made of it and held equal by policy.test.ts.
 */

/** The checks a policy speaks of, in the order in which they are shown. */
export const GATES = [
  'ready',
  'signature',
  'example',
  'contract',
  'metrics',
  'environment',
  'lineage',
  'data',
  'card',
  'validation',
  'pickle',
  'files',
] as const
export type Gate = (typeof GATES)[number]

const mode = z.enum(['block', 'inform', 'off'])
/** `block`: a failure stops a request. `inform`: it is shown. `off`: it is not looked at. */
export type Mode = z.infer<typeof mode>

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

const guard = z.object({
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
/** How some aliases are guarded. */
export type Guard = z.infer<typeof guard>

const metric = z.object({
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
  metrics: or(z.record(z.string(), metric), {}),
  tags: or(tags, tags.parse({})),
  validation: or(validation, validation.parse({})),
  requests: or(requests, requests.parse({})),
})

type File = z.infer<typeof policyFile>

export interface Policy extends Omit<File, 'metrics'> {
  /** By the metric's key, which is user text. */
  metrics: ReadonlyMap<string, z.infer<typeof metric>>
}

const toPolicy = ({ metrics, ...rest }: File): Policy => ({
  ...rest,
  metrics: new Map(Object.entries(metrics)),
})

/** Nothing is guarded; every check that needs no setting informs. */
export const DEFAULT_POLICY: Policy = toPolicy(policyFile.parse({}))

/** What a guard is offered with; see `guardOf` for what it means. */
export const PRESETS = {
  team: guard.parse({ aliases: ['champion'], gates: { ready: 'block', contract: 'block' } }),
  regulated: guard.parse({
    aliases: ['champion'],
    approvals: 2,
    signed: true,
    unknown: 'block',
    gates: Object.fromEntries(GATES.map((gate) => [gate, 'block'])),
  }),
} satisfies Record<string, Guard>

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
  const part = <T>(schema: z.ZodMiniType<T>, key: keyof File): T =>
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

/** The first guard that names the alias; null: whoever has the right moves it, and nothing is asked. */
export const guardOf = ({ guards }: Policy, alias: string): Guard | null =>
  guards.find(({ aliases }) => aliases.some((pattern) => names(pattern, alias))) ?? null

/** Letters stand for themselves, whatever they mean elsewhere. */
function names(pattern: string, alias: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`, 'su').test(alias)
}

/** What a gate does: as the guard says, else as the policy says; a check that needs a tag nobody may set is off by itself. */
export const modeOf = (policy: Policy, guarded: Guard | null, gate: Gate): Mode =>
  guarded?.gates[gate] ?? policy.gates[gate] ?? (gate === 'validation' ? 'off' : 'inform')
