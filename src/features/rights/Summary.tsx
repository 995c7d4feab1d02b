import type { Act } from '../../registry/acts'
import { ACTS, RULES } from '../../registry/levels'
import type { Right } from '../../registry/right'
import { RightMark } from './RightMark'

const ORDER = ['yes', 'no', 'unknown'] as const

/** The acts under each answer, in a line each; what nobody is told is no line. */
export function Summary({ rightTo }: { rightTo: (act: Act) => Right }) {
  const groups = ORDER.map((may) => ({
    may,
    acts: ACTS.filter((act) => rightTo(act).may === may),
  })).filter(({ acts }) => acts.length > 0)
  return (
    <ul className="space-y-1 text-table">
      {groups.map(({ may, acts }) => (
        <li key={may} className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-2">
          <RightMark may={may} />
          <span>{acts.length === ACTS.length ? WHOLE[may] : listed(acts)}</span>
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
