import { useId, useState } from 'react'
import { Button } from '../../ui/Button'
import { UserText } from '../../ui/UserText'
import { passFocusOn } from '../../ui/passFocusOn'

interface Props {
  /** Null: the whole console. */
  model: string | null
  onChange: (model: string | null) => void
}

/** Whose policy is shown: the console's, or that of one model, which then counts instead. */
export function ScopeField({ model, onChange }: Props) {
  const field = useId()
  const [draft, setDraft] = useState('')
  return (
    <form
      className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2 text-table"
      onSubmit={(event) => {
        event.preventDefault()
        if (draft.trim() !== '') onChange(draft)
      }}
    >
      {model === null ? (
        <>
          <span>Of the whole console.</span>
          <label htmlFor={field} className="text-quiet">
            That of one model:
          </label>
          <input
            id={field}
            value={draft}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            dir="auto"
            placeholder="name of a model"
            onChange={({ target }) => setDraft(target.value)}
            className="h-8 w-52 rounded border border-line-strong bg-raised px-2 text-ink placeholder:text-quiet"
          />
          <Button
            ref={passFocusOn}
            type="submit"
            closedBecause={draft.trim() === '' ? 'Name a model.' : null}
          >
            Show
          </Button>
        </>
      ) : (
        <>
          <span>
            Of the model <UserText text={model} className="font-semibold" />, in place of the
            console’s.
          </span>
          <Button ref={passFocusOn} onClick={() => onChange(null)}>
            Back to the whole console
          </Button>
        </>
      )}
    </form>
  )
}
