import type { BrowserContext } from '@playwright/test'

export interface Watch {
  faults(): readonly string[]
  /** This fault is what the test is about. */
  allow(fault: RegExp): void
}

/**
 * Chromium logs each answer of 400 and above. From the backend such answers are part of the talk (an alias that is not
 * set, a move that lost a race), and what the page makes of them is for the test to see; a missing script is not.
 */
const ANSWER = /^Failed to load resource: the server responded with a status of/
const BACKEND =
  /^\/(?:-\/(?:session|workspaces)|api|ajax-api|get-artifact|model-versions|health|version)\b/

/** Console errors (broken content-security rules among them), exceptions and rejections that nobody caught. */
export function watchFaults(context: BrowserContext): Watch {
  const faults: string[] = []
  const allowed: RegExp[] = []
  context.on('console', (message) => {
    if (message.type() !== 'error') return
    const { url } = message.location()
    if (ANSWER.test(message.text()) && BACKEND.test(new URL(url, 'http://x').pathname)) return
    faults.push(`${message.text()} (${url})`)
  })
  context.on('weberror', (error) => faults.push(error.error().stack ?? error.error().message))
  return {
    faults: () => faults.filter((fault) => !allowed.some((pattern) => pattern.test(fault))),
    allow: (fault) => allowed.push(fault),
  }
}
