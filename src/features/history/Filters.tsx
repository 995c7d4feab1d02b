import { useSearchParams } from 'react-router'
import type { Kind } from '../../registry/history/events'
import { Button } from '../../ui/Button'
import { DayField } from '../../ui/DayField'
import { FIELD, Labelled } from '../../ui/Labelled'
import { useTypedSearch } from '../common/useTypedSearch'
import { type HistoryAddress, isNarrowed, withAsked } from './address'

const KEEP_PLACE = { preventScrollReset: true, replace: true }

const KIND_WORDS: Readonly<Record<Kind, string>> = {
  moves: 'Moves of aliases',
  outside: 'Outside moves',
  reviews: 'Reviews',
  policies: 'Policies',
  claims: 'What can’t be trusted',
  bookkeeping: 'Bookkeeping',
}

/** What narrows the history down; all of it is in the address. */
export function Filters({ address: { filter, days } }: { address: HistoryAddress }) {
  const [, setParams] = useSearchParams()
  const put = (key: 'from' | 'to' | 'kind') => (value: string) =>
    setParams((now) => withAsked(now, key, value), KEEP_PLACE)
  return (
    <search
      aria-label="Filter the history"
      className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-2 print:hidden"
    >
      <DayField label="From" value={days.from} onChange={put('from')} />
      <DayField label="To" value={days.to} onChange={put('to')} />
      <Typed label="Model" at="model" value={filter.model} className="w-44" />
      <Typed label="Alias" at="alias" value={filter.alias} className="w-28" />
      <Typed label="Person" at="by" value={filter.by} className="w-32" />
      <Labelled label="Kind">
        {(id) => (
          <select
            id={id}
            value={filter.kind ?? ''}
            onChange={({ target }) => put('kind')(target.value)}
            className={FIELD}
          >
            <option value="">Everything</option>
            {Object.entries(KIND_WORDS).map(([kind, words]) => (
              <option key={kind} value={kind}>
                {words}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      {isNarrowed(filter) && (
        <Button look="quiet" onClick={() => setParams({}, KEEP_PLACE)}>
          Show everything
        </Button>
      )}
    </search>
  )
}

interface TypedProps {
  label: string
  value: string
  at: 'model' | 'alias' | 'by'
  className: string
}

function Typed({ label, at, value, className }: TypedProps) {
  const { text, onChange, onSettle } = useTypedSearch(value, (params, typed) =>
    withAsked(params, at, typed),
  )
  return (
    <Labelled label={label}>
      {(id) => (
        <input
          id={id}
          value={text}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          dir="auto"
          onChange={({ target }) => onChange(target.value)}
          onBlur={onSettle}
          onKeyDown={({ key }) => {
            if (key === 'Enter') onSettle()
          }}
          className={`${FIELD} ${className}`}
        />
      )}
    </Labelled>
  )
}
