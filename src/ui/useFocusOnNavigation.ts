import { useEffect, useRef } from 'react'

/**
 * After each navigation to another path, moves focus to the page's h1, so that keyboard and screen reader start there.
 * Not on the first load, where focus belongs to the browser, nor where a field of the page has taken it: its address asked for that.
 */
export function useFocusOnNavigation(pathname: string) {
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    if (document.activeElement?.matches('#main [autofocus]')) return
    document.querySelector('h1')?.focus({ preventScroll: true })
  }, [pathname])
}
