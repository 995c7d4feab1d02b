import { useId } from 'react'
import { useSearchParams } from 'react-router'
import { SEARCH_WORDS } from '../../registry/parseVersionSearch'
import type { VersionSort } from '../../registry/versionTerms'
import { SearchBox } from '../../ui/SearchBox'
import { UserText } from '../../ui/UserText'
import type { RowChoice } from '../../ui/useListKeys'
import { ChoiceTools } from '../common/ChoiceTools'
import { useTypedSearch } from '../common/useTypedSearch'
import { JumpField } from './JumpField'
import { SORTS, type VersionsAddress, withSort, withTyped } from './address'

interface Props {
  address: VersionsAddress
  choice: RowChoice
  onJump: (number: string) => void
}

/** How to find a version among many: a search, an order, a number; and how to choose some. */
export function VersionsToolbar({ address, choice, onJump }: Props) {
  const [, setParams] = useSearchParams()
  const search = useTypedSearch(address.typed, withTyped)
  const order = useId()
  const { search: read } = address
  return (
    <div className="mb-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="flex w-full min-w-0 sm:w-80">
          <SearchBox
            label="Search versions"
            value={search.text}
            onChange={search.onChange}
            onSettle={search.onSettle}
          />
        </div>
        <div className="flex items-center gap-2">
          <label htmlFor={order} className="text-table text-quiet">
            Order
          </label>
          <select
            id={order}
            value={address.sort}
            onChange={({ target }) => {
              const sort = [...SORTS.keys()].find((one) => one === target.value)
              if (sort !== undefined) setParams((now) => withSort(now, sort), KEEP_PLACE)
            }}
            className="h-8 rounded border border-line-strong bg-raised px-2 text-table text-ink"
          >
            {[...SORTS].map(([sort, words]) => (
              <option key={sort} value={sort satisfies VersionSort}>
                {words}
              </option>
            ))}
          </select>
        </div>
        <JumpField onJump={onJump} />
        <div className="ml-auto flex items-center gap-1 max-sm:-ml-2">
          <ChoiceTools choice={choice} what="version" />
        </div>
      </div>
      {read.kind === 'problem' && (
        <p role="status" className="mt-1 text-table text-fail">
          <span aria-hidden="true">✕</span> Not searched: <UserText text={read.part} />{' '}
          {read.because}.
        </p>
      )}
      {read.kind === 'terms' && address.typed.trim() === '' && (
        <p className="mt-1 text-label text-quiet">
          A number (5), a comparison (&gt;=40), a range (10..20), a word of the description, or:{' '}
          {SEARCH_WORDS}, as in tag:team=risk.
        </p>
      )}
    </div>
  )
}

const KEEP_PLACE = { preventScrollReset: true }
