import type { Act } from '../../registry/acts'
import { ACTS, RULES } from '../../registry/levels'
import type { Right } from '../../registry/right'
import { RightMark } from './RightMark'

const ORDER = ['yes', 'no', 'unknown'] as const

interface Props {
  rightTo: (act: Act) => Right
  /** How the person stands with the model, as a sentence. */
  standing: string
}

/** The acts under each answer, in a line each; where there is one answer to all, with its reason. */
export function Summary({ rightTo, standing }: Props) {
  const groups = ORDER.map((may) => ({
    may,
    acts: ACTS.filter((act) => rightTo(act).may === may),
  })).filter(({ acts }) => acts.length > 0)
  const reasons = new Set(ACTS.map((act) => rightTo(act).because))
  const [reason = standing] = reasons
  return (
    <ul className="space-y-1 text-table">
      {groups.map(({ may, acts }) => (
        <li key={may} className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-2">
          <RightMark may={may} />
          {acts.length < ACTS.length ? (
            <span>{listed(acts)}</span>
          ) : (
            <span className="space-y-1">
              <span className="block">{WHOLE[may]}</span>
              <span className="block text-quiet">{reasons.size === 1 ? reason : standing}</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

const WHOLE = {
  yes: 'all that can be done here: aliases, tags and descriptions',
  no: 'nothing but reading',
  unknown: 'the server does not tell; every act is offered, and its answer shown',
} as const

const listed = (acts: readonly Act[]) => acts.map((act) => RULES[act].deed).join(', ')
