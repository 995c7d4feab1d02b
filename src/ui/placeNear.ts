const MARGIN = 8

/**
 * Puts a fixed panel below its anchor, or above where only there is room, and inside the window. Sets the style from
 * script, since our policy admits no style attributes.
 */
export function placeNear(
  panel: HTMLElement,
  anchor: Element,
  { align = 'start', gap = 4 }: { align?: 'start' | 'end'; gap?: number } = {},
) {
  const { width, height } = panel.getBoundingClientRect()
  const { left, right, top, bottom } = anchor.getBoundingClientRect()
  const { clientWidth, clientHeight } = document.documentElement
  const wished = align === 'start' ? left : right - width
  const below = bottom + gap
  const above = top - gap - height
  const flip = below + height > clientHeight - MARGIN && above >= MARGIN
  panel.style.left = `${Math.max(MARGIN, Math.min(wished, clientWidth - width - MARGIN))}px`
  panel.style.top = `${flip ? above : below}px`
}
