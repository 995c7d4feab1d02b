import { counted } from '../../../lib/counted'
import { UserText } from '../../../ui/UserText'
import type { Suggestion } from './suggest'

interface Props {
  /** Of the box; the list and its options have ids made of it. */
  id: string
  suggestions: readonly Suggestion[]
  active: number | null
  from: string
  onChoose: (suggestion: Suggestion) => void
}

/** The listbox of a combobox: the focus stays in the box. */
export function SuggestionList({ id, suggestions, active, from, onChoose }: Props) {
  const counts = suggestions.some(({ models }) => models !== null)
  return (
    <div
      // a press here must not take the focus from the box
      onPointerDown={(event) => event.preventDefault()}
      className="absolute inset-x-0 top-full z-20 mt-1 max-h-96 overflow-auto rounded border border-line-strong bg-raised text-table shadow-lg"
    >
      <div id={`${id}-list`} role="listbox" aria-label="Suggestions" className="py-1">
        {suggestions.map((suggestion, i) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the box has the keys
          <div
            key={suggestion.text}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            onClick={() => onChoose(suggestion)}
            className={`flex min-h-7 cursor-pointer items-baseline gap-3 px-3 py-1 hover:bg-hover ${i === active ? 'bg-hover outline-2 -outline-offset-2 outline-focus' : ''}`}
          >
            <span className="min-w-0 shrink truncate font-mono">
              <UserText text={suggestion.text} />
            </span>
            <span className="min-w-0 flex-1 truncate text-quiet">{suggestion.detail}</span>
            {suggestion.models !== null && (
              <span className="shrink-0 text-quiet tabular-nums">
                {counted(suggestion.models, 'model')}
              </span>
            )}
          </div>
        ))}
      </div>
      {counts && (
        <p className="border-t border-line px-3 py-1.5 text-[0.75rem] text-quiet">{from}</p>
      )}
    </div>
  )
}
