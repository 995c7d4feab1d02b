import type { BrowserContext } from '@playwright/test'

/**
 * Tabs of the mock begin without sign-in, as the real server of the same flows is: everybody may do everything. A test
 * that wants another seed asks for it in the address.
 */
export const beginOpen = (context: BrowserContext) =>
  context.addInitScript(() => {
    const key = 'ringside.mock.seed'
    // a page without an origin, such as about:blank, has no storage
    if (location.protocol === 'http:' && sessionStorage.getItem(key) === null)
      sessionStorage.setItem(key, 'open')
  })
