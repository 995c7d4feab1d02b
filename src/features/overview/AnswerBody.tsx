import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { grouped } from '../../lib/counted'
import type { Answer, Line } from '../../registry/overview/answer'
import { Disclosure } from '../../ui/Disclosure'
import { Figure } from './Asked'
import { LinesTable, type Mend } from './LinesTable'

interface Props {
  /** The question. */
  title: string
  answer: Answer
  /** What follows the number: "of 39 champions have no owner". */
  says: ReactNode
  /** The same list on another page. */
  search?: { to: string; label: string }
  /** What can be done about each. */
  mend?: Mend
  children?: ReactNode
}

/** A number, the list behind it, and what nobody can tell. */
export function AnswerBody({
  title,
  answer: { of, hits, unknown },
  says,
  search,
  mend,
  children,
}: Props) {
  return (
    <>
      <Figure value={grouped(hits.length)}>
        of {grouped(of)} {says}
      </Figure>
      {children}
      {hits.length > 0 && (
        <Disclosure label={`The list of ${grouped(hits.length)}`}>
          <LinesTable label={title} lines={hits} mend={mend} />
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
    </>
  )
}

/** The answer as rows of a file; null: there is nothing in it. */
export const answerRows = (answer: Answer | undefined) =>
  answer === undefined || answer.hits.length + answer.unknown.length === 0
    ? null
    : () => [
        ['model', 'version', 'owner', 'when (UTC)', 'known', 'what'],
        ...rows(answer.hits, 'yes'),
        ...rows(answer.unknown, 'no'),
      ]

const rows = (lines: readonly Line[], known: string) =>
  lines.map(({ model, version, owner, at, fact }) => [
    model,
    version ?? '',
    owner ?? '',
    at?.toISOString() ?? '',
    known,
    fact,
  ])
