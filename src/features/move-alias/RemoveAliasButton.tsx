import { Suspense, lazy, useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/Button'
import { passFocusOn } from '../../ui/passFocusOn'
import { useRight, whyClosed } from '../common/useRight'

const RemoveDialog = lazy(async () => ({
  default: (await import('./RemoveAliasDialog')).RemoveAliasDialog,
}))
const MoveDialog = lazy(async () => ({
  default: (await import('./MoveAliasDialog')).MoveAliasDialog,
}))

interface Props {
  model: string
  /** On the page of a version: only what points at it. */
  version?: string
  /** There is none to remove: nothing is shown, but for the dialog that has just removed the last. */
  none: boolean
}

type Open = { dialog: 'remove' } | { dialog: 'move'; alias: string }

/** Opens the dialog that removes an alias, and from there the one that moves it. Where removing is closed it says why. */
export function RemoveAliasButton({ model, version, none }: Props) {
  const [open, setOpen] = useState<Open | null>(null)
  const closedBecause = whyClosed(useRight(model, 'remove-alias'))
  const close = () => setOpen(null)
  const place = useRef<HTMLSpanElement>(null)
  const shut = open === null
  const wasOpen = useRef(false)
  useEffect(() => {
    const closes = shut && wasOpen.current
    wasOpen.current = !shut
    // the button that had the focus before went with the last alias, while the dialog told of it
    if (!closes || document.activeElement !== document.body) return
    place.current?.closest('section')?.querySelector('h2')?.focus({ preventScroll: true })
  }, [shut])
  return (
    <>
      <span ref={place} hidden />
      {!none && (
        <Button
          ref={passFocusOn}
          look="quiet"
          className="-mr-3"
          closedBecause={closedBecause}
          aria-haspopup="dialog"
          onClick={() => setOpen({ dialog: 'remove' })}
        >
          Delete alias
        </Button>
      )}
      <Suspense fallback={null}>
        {open?.dialog === 'remove' && (
          <RemoveDialog
            model={model}
            version={version}
            onMove={(alias) => setOpen({ dialog: 'move', alias })}
            onClose={close}
          />
        )}
        {open?.dialog === 'move' && <MoveDialog model={model} alias={open.alias} onClose={close} />}
      </Suspense>
    </>
  )
}
