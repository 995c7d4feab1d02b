import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { NameField } from './NameField'
import { useTakeName } from './useSay'

/** Asks who is looking, where nobody signs in: what they may do hangs on it. */
export function NameDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const takeName = useTakeName()
  const why = name.trim() === '' ? 'Say who you are.' : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (why === null) void takeName(name.trim()).then(onClose)
  }
  return (
    <Dialog title="Say who you are" onClose={onClose}>
      <form onSubmit={submit} noValidate className="space-y-3">
        <p className="text-table">
          Whoever asks does not approve, and everything that is said carries a name.
        </p>
        <NameField name={name} onChange={setName} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" closedBecause={why}>
            Go on
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
