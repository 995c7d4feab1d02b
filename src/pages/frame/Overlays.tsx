import { Suspense, lazy, useState } from 'react'
import { useShellKeys } from '../../features/keys/useShellKeys'
import { Icon } from '../../ui/icons'

const Palette = lazy(async () => ({
  default: (await import('../../features/palette/Palette')).Palette,
}))
const KeysDialog = lazy(async () => ({
  default: (await import('../../features/keys/KeysDialog')).KeysDialog,
}))

const ctrl = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'

/** The way to everything: the box in the bar that opens the palette, and what the keys of every page open. */
export function Overlays() {
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null)
  const close = () => setOpen(null)
  useShellKeys({ openPalette: () => setOpen('palette'), openKeys: () => setOpen('keys') })
  return (
    <>
      <button
        type="button"
        aria-label="Search or jump"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen('palette')}
        className="flex h-8 items-center gap-2 rounded border border-line-strong px-2 text-table text-quiet hover:bg-hover hover:text-ink"
      >
        <Icon of="search" className="size-4" />
        <span className="hidden whitespace-nowrap lg:inline">Search or jump…</span>
        <kbd className="hidden text-label lg:inline">{ctrl} K</kbd>
      </button>
      <Suspense fallback={null}>
        {open === 'palette' && <Palette onClose={close} />}
        {open === 'keys' && <KeysDialog onClose={close} />}
      </Suspense>
    </>
  )
}
