import { Suspense, lazy, useState } from 'react'
import { useApp } from '../../app'
import { Button } from '../../ui/Button'

const Dialog = lazy(async () => ({ default: (await import('./MoveAliasDialog')).MoveAliasDialog }))

interface Props {
  model: string
  /** On the page of a version: the one to point at. */
  version?: string
}

/**
 * Opens the dialog that moves an alias. Where moving is closed it stays, and says why. The dialog is no route: a link or
 * a reload should not put anybody in front of a write.
 */
export function MoveAliasButton({ model, version }: Props) {
  const [open, setOpen] = useState(false)
  const closedBecause = useWhyClosed()
  return (
    <>
      <Button closedBecause={closedBecause} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Move alias
      </Button>
      {open && (
        <Suspense fallback={null}>
          <Dialog model={model} version={version} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

function useWhyClosed(): string | null {
  const { config, backend } = useApp()
  const { aliases, moveAliases } = backend.registry.capabilities
  if (config.readOnly) return config.readOnlyBecause ?? 'This console refuses every change.'
  if (!aliases.can) return aliases.because
  return moveAliases.can ? null : moveAliases.because
}
