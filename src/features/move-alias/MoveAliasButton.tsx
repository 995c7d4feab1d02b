import { Suspense, lazy, useState } from 'react'
import { Button } from '../../ui/Button'
import { visibleText } from '../../ui/visibleText'
import { usePageCommand } from '../common/pageCommands'
import { useRight, whyClosed } from '../common/useRight'

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
  const closedBecause = whyClosed(useRight(model, 'set-alias'))
  usePageCommand({
    name: version === undefined ? 'Move an alias' : `Move an alias to v${visibleText(version)}`,
    run: () => setOpen(true),
    closedBecause,
  })
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
