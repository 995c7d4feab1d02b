import type { ReactNode } from 'react'
import { Icon } from './icons'

export interface HeadSort {
  is: 'ascending' | 'descending' | 'none'
  onSort: () => void
}

interface Props {
  sort?: HeadSort
  className?: string
  children: ReactNode
}

/** The head of a column; a button where the list can be sorted by it. */
export function SortHead({ sort, className = '', children }: Props) {
  if (sort === undefined) {
    return (
      <th scope="col" className={`min-w-0 truncate text-left label ${className}`}>
        {children}
      </th>
    )
  }
  return (
    <th scope="col" aria-sort={sort.is} className={`min-w-0 text-left label ${className}`}>
      <button
        type="button"
        onClick={sort.onSort}
        className={`-mx-1 inline-flex h-6 max-w-[calc(100%+0.5rem)] items-center gap-1 rounded px-1 hover:bg-hover hover:text-ink ${sort.is === 'none' ? '' : 'text-ink'}`}
      >
        <span className="truncate">{children}</span>
        <Icon of={sort.is === 'none' ? 'either' : sort.is} className="size-3 shrink-0" />
      </button>
    </th>
  )
}
