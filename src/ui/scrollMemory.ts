// A scroller's position is no server's truth and no part of an address; it lives as long as the page.
const positions = new Map<string, number>()

/** Notes how far down the view of this name is scrolled, in px. */
export function rememberScroll(viewId: string, top: number) {
  positions.set(viewId, top)
}

/** How far down it was when last seen; 0 for one never seen. */
export function recallScroll(viewId: string): number {
  return positions.get(viewId) ?? 0
}
