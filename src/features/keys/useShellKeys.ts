import { useEffect, useEffectEvent } from 'react'
import { isPageKey } from '../../lib/singleKeys'

interface Does {
  openPalette: () => void
  openKeys: () => void
}

/** The keys that work on every page. */
export function useShellKeys({ openPalette, openKeys }: Does) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey) {
      // also browsers' own key for their address bar
      event.preventDefault()
      openPalette()
      return
    }
    if (!isPageKey(event)) return
    if (event.key === '?') {
      event.preventDefault()
      openKeys()
    }
    if (event.key === '/') {
      event.preventDefault()
      const box = document.querySelector<HTMLInputElement>(
        'main input[type="search"], main [role="combobox"]',
      )
      if (box === null) openPalette()
      else box.focus()
    }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
