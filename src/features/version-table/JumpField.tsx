import { useId, useState } from 'react'
import { Button } from '../../ui/Button'
import { readNumber } from './address'

/** Goes to a version by its number, however many there are: the list then begins there. */
export function JumpField({ onJump }: { onJump: (number: string) => void }) {
  const field = useId()
  const fault = useId()
  const [typed, setTyped] = useState('')
  const [refused, setRefused] = useState(false)
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        const number = readNumber(typed)
        setRefused(number === null)
        if (number !== null) onJump(number)
      }}
    >
      <label htmlFor={field} className="text-table text-quiet">
        Go to version
      </label>
      <input
        id={field}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        aria-invalid={refused || undefined}
        aria-describedby={refused ? fault : undefined}
        onChange={({ target }) => {
          setTyped(target.value)
          setRefused(false)
        }}
        className="h-8 w-24 rounded border border-line-strong bg-raised px-2 font-mono text-table tabular-nums"
      />
      <Button type="submit">Go</Button>
      {refused && (
        <p id={fault} role="alert" className="text-table text-fail">
          A version is a whole number from 1, such as 57.
        </p>
      )}
    </form>
  )
}
