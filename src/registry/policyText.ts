import { DEFAULT_POLICY, type Guard, PRESETS, type Policy } from './policy'

/**
 * The written form of a policy, as a person edits it: what says no more than the defaults do is left out. `readPolicy` of
 * it is the policy again.
 */
export function policyText(policy: Policy): string {
  const whole = {
    guards: policy.guards.map(guardForm),
    gates: policy.gates,
    weights: policy.weights,
    metrics: Object.fromEntries(policy.metrics),
    tags: unlike(policy.tags, DEFAULT_POLICY.tags),
    validation: unlike(policy.validation, DEFAULT_POLICY.validation),
    requests: unlike(policy.requests, DEFAULT_POLICY.requests),
  }
  const said = Object.entries(whole).filter(([, part]) => Object.keys(part).length > 0)
  return `${JSON.stringify(Object.fromEntries(said), null, 2)}\n`
}

const guardForm = ({ aliases, ...rest }: Guard) => ({
  aliases,
  // whoever reads it is to see what it takes, default or not
  approvals: rest.approvals,
  ...unlike(rest, { ...rest, approvers: [], signed: false, unknown: 'inform', gates: {} }),
})

/** What of `part` is not as it is by itself. */
const unlike = <T extends object>(part: T, byItself: T): Partial<T> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- entries of T are a part of T
  Object.fromEntries(
    Object.entries(part).filter(
      ([key, value]) =>
        JSON.stringify(value) !==
        JSON.stringify(Object.entries(byItself).find(([other]) => other === key)?.[1]),
    ),
  ) as Partial<T>

/** `policy` with `alias` guarded as the preset has it. Where it was guarded, in the place of that guard's share of it. */
export function withPreset(
  policy: Policy,
  preset: keyof typeof PRESETS,
  alias = 'champion',
): Policy {
  const guarded = { ...PRESETS[preset], aliases: [alias] }
  const others = policy.guards.flatMap((guard) => {
    const aliases = guard.aliases.filter((other) => other !== alias)
    return aliases.length === 0 ? [] : [{ ...guard, aliases }]
  })
  // first, since the first that names an alias counts, and a pattern may name this one as well
  return { ...policy, guards: [guarded, ...others] }
}
