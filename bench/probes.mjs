// What is measured inside the page. Each function is sent there as text: it can use nothing of this file.

/** To be there before the page: notes when the first row of a table of models or versions is on the screen. */
export function watchFirstRows() {
  /** @type {Promise<number>} */
  const firstRows = new Promise((resolve) => {
    const look = () => {
      if (document.querySelector('tbody tr[data-index]') === null) return
      observer.disconnect()
      // drawn with the next frame
      requestAnimationFrame(() => resolve(performance.now()))
    }
    const observer = new MutationObserver(look)
    observer.observe(document, { childList: true, subtree: true })
  })
  Object.assign(window, { ringsideBench: { firstRows } })
}

/**
 * Milliseconds from the navigation to the first rows, and what was asked for until then.
 * @returns {Promise<{ took: number, asked: string[] }>}
 */
export async function readFirstRows() {
  const { firstRows } = Object(window).ringsideBench
  const took = await firstRows
  const asked = performance
    .getEntriesByType('resource')
    .filter(({ startTime }) => startTime < took)
    .map(({ name }) => name.slice(location.origin.length))
  return { took, asked }
}

/**
 * Milliseconds from the navigation to a text, and what was asked for until then. `selector` is where the text is; `pattern`
 * a regular expression's source.
 * @param {{ selector: string, pattern: string }} until
 * @returns {Promise<{ took: number, asked: string[] }>}
 */
export async function readText({ selector, pattern }) {
  const wanted = new RegExp(pattern)
  const isThere = () =>
    [...document.querySelectorAll(selector)].some(({ textContent }) => wanted.test(textContent))
  while (!isThere()) await new Promise(requestAnimationFrame)
  const took = performance.now()
  const asked = performance
    .getEntriesByType('resource')
    .filter(({ startTime }) => startTime < took)
    .map(({ name }) => name.slice(location.origin.length))
  return { took, asked }
}

/**
 * Moves the list by `step` px with each frame (negative: from the end up) and times the frames and the tasks of more
 * than 50 ms.
 * @param {{ frames: number, step: number }} how
 * @returns {Promise<{ frames: number[], tasks: number[] }>}
 */
export async function scrollList({ frames, step }) {
  const scroller = document.querySelector('section[aria-label$=", scrollable"]')
  if (scroller === null) throw new Error('there is no list')
  scroller.scrollTop = step > 0 ? 0 : scroller.scrollHeight
  await new Promise(requestAnimationFrame)
  /** @type {number[]} */
  const tasks = []
  const note = (/** @type {readonly PerformanceEntry[]} */ entries) =>
    tasks.push(...entries.map(({ duration }) => duration))
  const observer = new PerformanceObserver((list) => note(list.getEntries()))
  observer.observe({ type: 'longtask' })
  const times = []
  let last = performance.now()
  for (let frame = 0; frame < frames; frame += 1) {
    scroller.scrollTop += step
    await new Promise(requestAnimationFrame)
    const now = performance.now()
    times.push(now - last)
    last = now
  }
  note(observer.takeRecords())
  observer.disconnect()
  return { frames: times, tasks }
}

/**
 * Brings the end of the list into sight until all of it was read.
 * @returns {Promise<{ took: number, tasks: number[] }>}
 */
export async function readToTheEnd() {
  const scroller = document.querySelector('section[aria-label$=", scrollable"]')
  if (scroller === null) throw new Error('there is no list')
  /** @type {number[]} */
  const tasks = []
  const observer = new PerformanceObserver((list) =>
    tasks.push(...list.getEntries().map(({ duration }) => duration)),
  )
  observer.observe({ type: 'longtask' })
  const began = performance.now()
  while (!/^[\d,]+ models$/.test(document.querySelector('output')?.textContent ?? '')) {
    scroller.scrollTop = scroller.scrollHeight
    await new Promise(requestAnimationFrame)
  }
  await new Promise(requestAnimationFrame)
  observer.disconnect()
  return { took: performance.now() - began, tasks }
}

/**
 * Waits for a key, then until a text fits, and answers the time between. `selector` is where the text is; `pattern` a
 * regular expression's source.
 * @param {{ selector: string, pattern: string }} until
 * @returns {Promise<number>}
 */
export function fromKeyUntil({ selector, pattern }) {
  return new Promise((resolve) => {
    /** @type {number | null} */
    let pressed = null
    const look = () => {
      if (pressed === null) return
      const texts = [...document.querySelectorAll(selector)].map(({ textContent }) => textContent)
      if (!texts.some((text) => new RegExp(pattern).test(text ?? ''))) return
      observer.disconnect()
      const since = pressed
      requestAnimationFrame(() => resolve(performance.now() - since))
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { childList: true, subtree: true, characterData: true })
    // the last key: earlier ones only fill the field
    addEventListener('keydown', () => (pressed = performance.now()), { capture: true })
  })
}

export const countElements = () => document.querySelectorAll('*').length
