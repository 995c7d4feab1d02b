import { vi } from 'vitest'

type Size = 'offsetWidth' | 'clientWidth' | 'offsetHeight' | 'clientHeight' | 'scrollHeight'

function give(size: Size, px: number) {
  vi.spyOn(HTMLElement.prototype, size, 'get').mockReturnValue(px)
}

function scrollTo(this: Element, to?: ScrollToOptions | number) {
  if (typeof to === 'object') this.scrollTop = to.top ?? 0
  queueMicrotask(() => this.dispatchEvent(new Event('scroll')))
}

class Resized implements ResizeObserver {
  readonly #callback: ResizeObserverCallback
  constructor(callback: ResizeObserverCallback) {
    this.#callback = callback
  }
  observe() {
    queueMicrotask(() => this.#callback([], this))
  }
  unobserve() {}
  disconnect() {}
}

/**
 * jsdom lays nothing out: from here on every element is a window of this size on endless content. Undone by
 * `vi.restoreAllMocks` and `vi.unstubAllGlobals`.
 */
export function layOut({ width = 1280, height = 360 } = {}) {
  give('offsetWidth', width)
  give('clientWidth', width)
  give('offsetHeight', height)
  give('clientHeight', height)
  give('scrollHeight', 1e6)
  Element.prototype.scrollTo = scrollTo
  vi.stubGlobal('ResizeObserver', Resized)
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: width >= 640,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }))
}
