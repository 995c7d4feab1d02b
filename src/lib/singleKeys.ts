/** Whether keys without Ctrl do things. People who dictate, or whose keys slip, turn them off (WCAG 2.1.4). */
const KEY = 'ringside.single-keys'

let kept: boolean | null = null

export function singleKeysOn(): boolean {
  try {
    kept ??= localStorage.getItem(KEY) !== 'off'
  } catch {
    kept ??= true
  }
  return kept
}

/** For this page at once, and for the next ones where the browser keeps it: false where it doesn't. */
export function turnSingleKeys(on: boolean): boolean {
  kept = on
  try {
    if (on) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, 'off')
    return true
  } catch {
    return false
  }
}

/**
 * A single key that is meant for the page: pressed alone, outside fields and open dialogs, and not turned off. Composing
 * is none, and holding a key down only where that goes on and on.
 */
export function isPageKey(event: KeyboardEvent, { held = false } = {}): boolean {
  if (event.defaultPrevented || event.isComposing || (event.repeat && !held)) return false
  if (event.ctrlKey || event.metaKey || event.altKey || !singleKeysOn()) return false
  const { target } = event
  if (!(target instanceof Element)) return true
  return (
    target.closest(
      'input:not([type="checkbox"]), textarea, select, dialog, [popover], [contenteditable="true"], [role="tree"]',
    ) === null
  )
}
