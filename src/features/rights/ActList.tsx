import type { Act } from '../../registry/acts'
import { ACTS, RULES } from '../../registry/levels'
import type { Right } from '../../registry/right'
import { RightMark } from './RightMark'

/** Each act, whether this person may, and why. */
export function ActList({ rightTo }: { rightTo: (act: Act) => Right }) {
  return (
    <ul aria-label="What you may do, and why" className="max-w-[72rem] text-table">
      {ACTS.map((act) => {
        const { may, because } = rightTo(act)
        return (
          <li
            key={act}
            className="grid grid-cols-[minmax(0,1fr)_5.5rem] items-baseline gap-x-4 border-t border-line py-1 md:grid-cols-[11rem_5.5rem_minmax(0,1fr)]"
          >
            <span className="first-letter:uppercase">{RULES[act].deed}</span>
            <RightMark may={may} />
            <span className="text-quiet max-md:col-span-2">
              {because ?? 'The server does not tell.'}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
