/**
 * The ref of what goes away by the press of a button in it. A browser drops the focus of what is removed to the body:
 * keyboard and screen reader would start again at the top of the page, with not a word said. It goes to the region instead:
 * to itself where it takes focus (it scrolls, and stays where it is), else to its h2, else to the page's h1.
 */
export function passFocusOn(leaving: HTMLElement | null) {
  return () => {
    if (!leaving?.contains(document.activeElement)) return
    const region = leaving.closest('section')
    const next = region?.matches('[tabindex]') ? region : region?.querySelector('h2')
    // once it is gone: then what came instead has taken the focus if it wants it, and the region may be gone too
    queueMicrotask(() => {
      if (document.activeElement !== document.body) return
      const target = next?.isConnected ? next : document.querySelector('h1')
      target?.focus({ preventScroll: true })
    })
  }
}
