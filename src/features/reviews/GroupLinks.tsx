import { Link } from 'react-router'
import { paths } from '../../paths'
import { GROUPS, GROUP_TITLES, type Group } from '../../registry/ledger/inbox'

interface Props {
  /** Null: all that is open. */
  chosen: Group | null
  /** Of those that are read. */
  counts: ReadonlyMap<Group, number>
}

/** The parts of the inbox, with how many are in each as far as that is known. */
export function GroupLinks({ chosen, counts }: Props) {
  const waiting = ['mine', 'asked', 'others'] as const
  const all = waiting.every((group) => counts.has(group))
    ? waiting.reduce((sum, group) => sum + (counts.get(group) ?? 0), 0)
    : undefined
  return (
    <nav
      aria-label="Parts of the inbox"
      className="-mx-1 mb-3 flex gap-x-1 overflow-x-auto border-b border-line px-1 pt-0.5"
    >
      <Part to={paths.reviews()} name="Open" count={all} chosen={chosen === null} />
      {GROUPS.map((group) => (
        <Part
          key={group}
          to={paths.reviews({ group })}
          name={GROUP_TITLES[group]}
          count={counts.get(group)}
          chosen={group === chosen}
        />
      ))}
    </nav>
  )
}

interface PartProps {
  to: string
  name: string
  count: number | undefined
  chosen: boolean
}

const Part = ({ to, name, count, chosen }: PartProps) => (
  <Link
    to={to}
    aria-current={chosen ? 'page' : undefined}
    className={`-mb-px inline-flex min-h-8 shrink-0 items-center gap-1.5 border-b-2 px-3 text-table whitespace-nowrap -outline-offset-2! hover:text-ink ${chosen ? 'border-accent font-semibold text-ink' : 'border-transparent text-quiet'}`}
  >
    {name}
    {count !== undefined && <span className="font-normal tabular-nums">{count}</span>}
  </Link>
)
