import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { grouped } from '../../lib/counted'
import type { Answer, Line } from '../../registry/overview/answer'
import { Disclosure } from '../../ui/Disclosure'
import { Asked, Figure } from './Asked'
import { LinesTable } from './LinesTable'

interface Props {
  /** The question, as people ask it. */
  title: string
  answer: Answer
  /** What follows the number: "of 39 champions have no owner". */
  says: string
  /** The same list as a search among the models. */
  search?: { to: string; label: string }
  children?: ReactNode
}

/** A question, its number, the list behind it, and what nobody can tell. */
export function QuestionPanel({ title, answer, says, search, children }: Props) {
  const { hits, unknown, of } = answer
  return (
    <Asked title={title} rows={hits.length + unknown.length > 0 ? () => rowsOf(answer) : null}>
      <Figure value={grouped(hits.length)}>
        of {grouped(of)} {says}
      </Figure>
      {children}
      {hits.length > 0 && (
        <Disclosure label={`The list of ${grouped(hits.length)}`}>
          <LinesTable label={title} lines={hits} />
        </Disclosure>
      )}
      {unknown.length > 0 && (
        <Disclosure label={`${grouped(unknown.length)} more: not known`}>
          <LinesTable label={`${title} Not known`} lines={unknown} />
        </Disclosure>
      )}
      {search !== undefined && hits.length > 0 && (
        <p className="mt-1 text-table print:hidden">
          <Link to={search.to} className="text-accent hover:underline">
            {search.label}
          </Link>
        </p>
      )}
    </Asked>
  )
}

const rows = (lines: readonly Line[], known: string) =>
  lines.map(({ model, version, owner, fact }) => [model, version ?? '', owner ?? '', known, fact])

const rowsOf = ({ hits, unknown }: Answer) => [
  ['model', 'version', 'owner', 'known', 'what'],
  ...rows(hits, 'yes'),
  ...rows(unknown, 'no'),
]
