import { useState } from 'react'
import { grouped } from '../../../lib/counted'
import type { Count, Facets } from '../../../registry/facets'
import type { Term } from '../../../registry/search'
import { Disclosure } from '../../../ui/Disclosure'
import { UserText } from '../../../ui/UserText'
import { visibleText } from '../../../ui/visibleText'
import { type ChipTerm, hasTerm } from './typed'

interface Props {
  facets: Facets
  /** What is searched for now. */
  terms: readonly Term[]
  onToggle: (term: ChipTerm) => void
  /** What was counted, in words. */
  of: string
}

const FIRST = 6

/** What the models have, with how many of them each; a press searches for it, or no longer. */
export function FacetList({ facets, terms, onToggle, of }: Props) {
  const { aliases, owners, stages } = facets
  // the owners have a part of their own
  const tags = facets.tags.filter(({ text }) => text !== 'owner')
  const part = { terms, onToggle }
  return (
    <nav aria-label="Narrow the list" className="space-y-3 text-table">
      <Part
        {...part}
        title="Aliases"
        counts={aliases}
        term={(alias) => ({ kind: 'alias', not: false, alias, is: null })}
      />
      {tags.slice(0, 8).map(({ text: key, values }) => (
        <Part
          {...part}
          key={key}
          title={key}
          isUserText
          counts={values}
          term={(value) => ({ kind: 'tag', not: false, key, is: { sign: '=', value } })}
        />
      ))}
      <Part
        {...part}
        title="Owners"
        counts={owners}
        term={(value) => ({ kind: 'owner', not: false, value })}
      />
      <Part
        {...part}
        title="Stages"
        counts={stages}
        term={(value) => ({ kind: 'stage', not: false, value })}
      />
      {tags.length > 8 && (
        <Disclosure label={`${tags.length - 8} more tags`}>
          <Rows
            {...part}
            counts={tags.slice(8)}
            term={(key) => ({ kind: 'tag', not: false, key, is: null })}
          />
        </Disclosure>
      )}
      <p className="text-[0.75rem] text-quiet">{of}</p>
    </nav>
  )
}

interface RowsProps {
  counts: readonly Count[]
  term: (text: string) => ChipTerm
  terms: readonly Term[]
  onToggle: (term: ChipTerm) => void
}

interface PartProps extends RowsProps {
  title: string
  isUserText?: boolean
}

function Part({ title, isUserText = false, ...rows }: PartProps) {
  if (rows.counts.length === 0) return null
  return (
    <section>
      <h2
        className={`mb-1 leading-4 ${isUserText ? 'truncate text-[0.75rem] font-semibold text-quiet' : 'label'}`}
      >
        {isUserText ? <UserText text={title} /> : title}
      </h2>
      <Rows {...rows} />
    </section>
  )
}

function Rows({ counts, term, terms, onToggle }: RowsProps) {
  const [all, setAll] = useState(false)
  return (
    <>
      <ul>
        {(all ? counts : counts.slice(0, FIRST)).map(({ text, models }) => {
          const own = term(text)
          const on = hasTerm(terms, own)
          return (
            <li key={text}>
              <button
                type="button"
                aria-pressed={on}
                title={visibleText(text)}
                onClick={() => onToggle(own)}
                className="-mx-1 flex min-h-6 w-[calc(100%+0.5rem)] items-baseline gap-2 rounded px-1 text-left hover:bg-hover aria-pressed:bg-hover aria-pressed:font-semibold"
              >
                <span className="min-w-0 flex-1 truncate">
                  {on && <span aria-hidden="true">✓ </span>}
                  {text === '' ? (
                    <span className="text-quiet">(empty)</span>
                  ) : (
                    <UserText text={text} />
                  )}
                </span>
                <span className="shrink-0 font-normal text-quiet tabular-nums">
                  {grouped(models)}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      {counts.length > FIRST && (
        <button
          type="button"
          onClick={() => setAll(!all)}
          className="min-h-6 rounded text-[0.75rem] text-quiet hover:text-ink hover:underline"
        >
          {all ? 'Fewer' : `${grouped(counts.length - FIRST)} more`}
        </button>
      )}
    </>
  )
}
