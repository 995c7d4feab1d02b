import type { KeyboardEvent } from 'react'
import { searchText, valueText } from '../../../registry/searchText'
import { UserText } from '../../../ui/UserText'
import { Icon } from '../../../ui/icons'
import { visibleText } from '../../../ui/visibleText'
import type { ChipTerm } from './typed'

interface Props {
  term: ChipTerm
  onEdit: () => void
  onRemove: () => void
  onKeyDown: (event: KeyboardEvent) => void
  /** The id of a text that says what its keys do. */
  help: string
}

/** A term of the search. Pressed, it can be edited; Delete or its cross removes it. */
export function Chip({ term, onEdit, onRemove, onKeyDown, help }: Props) {
  const text = visibleText(searchText(term))
  return (
    <li className="flex max-w-full min-w-0 items-center rounded-sm border border-line bg-sunken">
      <button
        type="button"
        data-chip
        aria-label={text}
        aria-describedby={help}
        title={text}
        onClick={onEdit}
        onKeyDown={onKeyDown}
        className="min-h-6 min-w-0 truncate rounded-sm pl-1.5 hover:underline"
      >
        {term.not && <span className="font-semibold">not </span>}
        <span className="text-quiet">{term.kind} </span>
        <UserText text={valueText(term)} />
      </button>
      <button
        type="button"
        // with the keyboard, Delete on the chip does it
        tabIndex={-1}
        aria-label={`Remove ${text}`}
        onClick={onRemove}
        className="grid size-6 shrink-0 place-items-center rounded-sm text-quiet hover:bg-hover hover:text-ink"
      >
        <Icon of="cross" className="size-3" />
      </button>
    </li>
  )
}
