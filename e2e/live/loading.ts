import { gzipSync } from 'node:zlib'
import { type Page, type Request, expect } from '@playwright/test'

/** Something that a person sees: this text in the region of that name, or in the elements that `css` selects. */
export type Shown = { text: string } & ({ region: string } | { css: string })

export interface Loading {
  /** To the backend, in order, each begun before the last of what was waited for was in the page. */
  api: string[]
  /** Script asked for before that. `gzip` is what level 9 makes of it, `sent` what came over the wire. */
  scripts: { path: string; gzip: number; sent: number }[]
  /** From the first byte asked for until then, on this machine. */
  milliseconds: number
}

declare global {
  var missing: readonly Shown[] | undefined
  var shownAt: number | undefined
}

/** Runs in the page before its own scripts: notes the moment at which all of `wanted` is there. */
function watchFor(wanted: readonly Shown[]) {
  const within = (shown: Shown) =>
    'css' in shown
      ? [...document.querySelectorAll(shown.css)]
      : [...document.querySelectorAll('section')].filter(
          (section) => section.querySelector('h2')?.textContent === shown.region,
        )
  const isShown = (shown: Shown) =>
    within(shown).some(
      (element) => element.textContent.includes(shown.text) && element.getClientRects().length > 0,
    )
  // with the change itself, not with the frame that paints it: what the page asks for next is not to be counted
  const observer = new MutationObserver(() => {
    globalThis.missing = wanted.filter((shown) => !isShown(shown))
    if (globalThis.missing.length > 0) return
    globalThis.shownAt = performance.timeOrigin + performance.now()
    observer.disconnect()
  })
  observer.observe(document, { childList: true, subtree: true, characterData: true })
}

const API = /^\/(?:api\/|ajax-api\/|get-artifact$|model-versions\/)/

const pathOf = (request: Request) => new URL(request.url()).pathname

/** Opens `path` in a fresh page and tells what was asked for until `wanted` was there; also by workers of the page. */
export async function loadingOf(page: Page, path: string, wanted: Shown[]): Promise<Loading> {
  const requests: Request[] = []
  page.on('request', (request) => requests.push(request))
  await page.addInitScript(watchFor, wanted)
  await page.goto(path)
  await expect.poll(() => page.evaluate(() => globalThis.missing)).toEqual([])
  const shownAt = await page.evaluate(() => globalThis.shownAt ?? 0)
  await page.waitForLoadState('networkidle')
  // until it is answered, a request's own times are zero, which would count it as one of the first
  await Promise.all(requests.map((request) => request.response()))

  const before = requests.filter((request) => request.timing().startTime < shownAt)
  const scripts = before.filter((request) => pathOf(request).endsWith('.js'))
  return {
    api: before
      .filter((request) => API.test(pathOf(request)))
      .map(
        (request) =>
          `${request.method()} ${request.url().slice(new URL(page.url()).origin.length)}`,
      ),
    scripts: await Promise.all(
      scripts.map(async (request) => ({
        path: pathOf(request),
        gzip: gzipSync((await (await request.response())?.body()) ?? '', { level: 9 }).length,
        sent: (await request.sizes()).responseBodySize,
      })),
    ),
    milliseconds: shownAt - (requests[0]?.timing().startTime ?? shownAt),
  }
}
