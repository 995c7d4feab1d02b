import { useId } from 'react'

/** Who is asking, where nobody signs in: their word for it. */
export function NameField({ name, onChange }: { name: string; onChange: (name: string) => void }) {
  const [field, hint] = [useId(), useId()]
  return (
    <div>
      <label htmlFor={field} className="mb-1 block label">
        Your name
      </label>
      <input
        id={field}
        value={name}
        autoComplete="name"
        aria-describedby={hint}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 w-64 max-w-full rounded border border-line-strong bg-surface px-2 text-table"
      />
      <p id={hint} className="mt-1 text-label text-quiet">
        Nobody signs in here: it is kept in this browser, and shown as unverified.
      </p>
    </div>
  )
}
