import { DEFAULT_POLICY, type Guard, PRESETS, type Policy, modeOf } from '../../registry/policy'
import { withPreset } from '../../registry/policyText'
import { Button } from '../../ui/Button'
import { Disclosure } from '../../ui/Disclosure'
import { GateModes } from './GateModes'
import { GateWeights } from './GateWeights'
import { GuardForm } from './GuardForm'

interface Props {
  policy: Policy
  closed: boolean
  onChange: (policy: Policy) => void
}

const SAYS: Readonly<Record<keyof typeof PRESETS, string>> = {
  team: 'one approver; status and contract block, other checks inform',
  regulated: 'two approvers, signed; every check blocks, also one that can’t be told',
}

/** The guards of a policy, and what its checks do. Metrics, tags and validation are written in the JSON. */
export function PolicyForm({ policy, closed, onChange }: Props) {
  const put = (at: number, guard: Guard | null) =>
    onChange({
      ...policy,
      guards: policy.guards.flatMap((other, i) =>
        i !== at ? [other] : guard === null ? [] : [guard],
      ),
    })
  return (
    <div className="min-w-0 space-y-3">
      <div
        role="group"
        aria-label="Guard @champion"
        className="flex flex-wrap items-baseline gap-2"
      >
        <span className="text-table font-semibold">Guard @champion</span>
        {(['team', 'regulated'] as const).map((preset) => (
          <Button
            key={preset}
            title={SAYS[preset]}
            closedBecause={closed ? 'Mend the JSON first.' : null}
            onClick={() => onChange(withPreset(policy, preset))}
          >
            {preset === 'team' ? 'Team' : 'Regulated'}
          </Button>
        ))}
        <ul className="w-full text-label text-quiet">
          <li>Team: {SAYS.team}.</li>
          <li>Regulated: {SAYS.regulated}.</li>
        </ul>
      </div>
      {policy.guards.length === 0 && (
        <p className="text-table text-quiet">
          No alias is guarded: whoever has the right moves it, and nobody is asked.
        </p>
      )}
      {policy.guards.map((guard, at) => (
        <GuardForm
          // guards have no name of their own, and their order is what they mean
          key={at}
          guard={guard}
          policy={policy}
          closed={closed}
          onChange={(next) => put(at, next)}
          onRemove={() => put(at, null)}
        />
      ))}
      <Disclosure label="Checks of aliases that no guard speaks of">
        <GateModes
          label="When a check fails"
          gates={policy.gates}
          otherwise={(gate) => modeOf(DEFAULT_POLICY, null, gate)}
          closed={closed}
          onChange={(gates) => onChange({ ...policy, gates })}
        />
      </Disclosure>
      <Disclosure label="How much each check counts in the overview">
        <GateWeights
          weights={policy.weights}
          closed={closed}
          onChange={(weights) => onChange({ ...policy, weights })}
        />
      </Disclosure>
      <p className="max-w-[72ch] text-label text-quiet">
        Rules for metrics, the tags to ask for, validation and how long requests stay open are
        written in the JSON.
      </p>
    </div>
  )
}
