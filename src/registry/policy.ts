import type { z } from 'zod/mini'
import type { PolicyFile, guard, metric, mode } from './policyFile'

/*
 * What has to be true before a version takes over an alias. Nobody has to write one: DEFAULT_POLICY guards nothing.
 *
 *   guardOf(policy, alias) →  Guard | null           null: the alias is not guarded
 *   modeOf(…)              →  'block' | 'inform' | 'off'
 *   weightOf(policy, gate) →  number                 how much a check counts in how ready a version is
 *
 * The written form is in policyFile.ts, which reads it; docs/policy.schema.json is made of it and held equal by
 * policy.test.ts, as are the values below.
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

/** `block`: a failure stops a request. `inform`: it is shown. `off`: it is not looked at. */
export type Mode = z.infer<typeof mode>
/** How some aliases are guarded. */
export type Guard = z.infer<typeof guard>

export interface Policy extends Omit<PolicyFile, 'metrics'> {
  /** By the metric's key, which is user text. */
  metrics: ReadonlyMap<string, z.infer<typeof metric>>
}

/** Nothing is guarded; every check that needs no setting informs. What an empty file says. */
export const DEFAULT_POLICY: Policy = {
  guards: [],
  gates: {},
  weights: {},
  metrics: new Map(),
  tags: {
    owner: ['owner', 'team'],
    required: [],
    serving: 'serving.mode',
    endpoint: 'serving.endpoint',
    consumers: 'consumers',
  },
  validation: {
    tag: 'validation_status',
    passes: ['passed', 'approved'],
    at: 'validated_at',
    days: 30,
  },
  requests: { expireDays: 30, emergencyReviewHours: 24 },
}

const PLAIN: Guard = {
  aliases: ['champion'],
  approvals: 1,
  approvers: [],
  signed: false,
  unknown: 'inform',
  gates: {},
}

const TEAM: Guard = { ...PLAIN, gates: { ready: 'block', contract: 'block' } }

const REGULATED: Guard = {
  ...PLAIN,
  approvals: 2,
  signed: true,
  unknown: 'block',
  gates: Object.fromEntries(GATES.map((gate) => [gate, 'block'])),
}

/** What a guard is offered with; see `guardOf` for what it means. */
export const PRESETS = { team: TEAM, regulated: REGULATED }

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

/** How much a check counts where versions are ranked by how ready they are: 1, unless the policy says otherwise. */
export const weightOf = ({ weights }: Pick<Policy, 'weights'>, gate: Gate): number =>
  weights[gate] ?? 1
