// What is measured inside the page. Each function is sent there as text: it can use nothing of this file.

/** Ends when no reading is under way or being kept: it holds a lock until then. */
export async function whenKept() {
  for (;;) {
    const { held = [] } = await navigator.locks.query()
    if (!held.some(({ name }) => name?.startsWith('ringside reading '))) return
    await new Promise(requestAnimationFrame)
  }
}

/**
 * Milliseconds from each of the next keys to the frame that shows its rows. They are drawn with the letter, and the list
 * says of them that they are from a reading.
 * @param {number} keys
 * @returns {Promise<number[]>}
 */
export function fromKeysToRows(keys) {
  return new Promise((resolve) => {
    /** @type {number[]} */
    const times = []
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- is sent with the function around it
    const isSaid = () =>
      [...document.querySelectorAll('p')].some(({ textContent }) =>
        textContent.includes(' from a reading '),
      )
    const painted = new MessageChannel()
    let pressed = 0
    painted.port1.addEventListener('message', () => {
      const now = performance.now()
      if (isSaid()) times.push(now - pressed)
      else nextFrame()
      if (times.length === keys) resolve(times)
    })
    painted.port1.start()
    // a task of its own after the frame: it is on the screen by then
    const nextFrame = () => requestAnimationFrame(() => painted.port2.postMessage(null))
    const press = (/** @type {KeyboardEvent} */ { timeStamp }) => {
      pressed = timeStamp
      nextFrame()
      if (times.length + 1 === keys) removeEventListener('keydown', press, { capture: true })
    }
    addEventListener('keydown', press, { capture: true })
  })
}
