// What is measured inside the page. Each function is sent there as text: it can use nothing of this file.

/** To be there before the page: notes when the first node of the lineage is on the screen. */
export function watchDrawn() {
  /** @type {Promise<number>} */
  const drawn = new Promise((resolve) => {
    const look = () => {
      if (document.querySelector('[data-node]') === null) return
      observer.disconnect()
      // drawn with the next frame
      requestAnimationFrame(() => resolve(performance.now()))
    }
    const observer = new MutationObserver(look)
    observer.observe(document, { childList: true, subtree: true })
  })
  let longest = 0
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
  }).observe({ type: 'longtask', buffered: true })
  Object.assign(window, { ringsideFleet: { drawn, longest: () => longest } })
}

/**
 * `longest` task of the page until then, in ms; 0: none took more than 50.
 * @returns {Promise<{ took: number, longest: number, nodes: number, versions: number }>}
 */
export async function readDrawn() {
  const took = await Object(window).ringsideFleet.drawn
  // a task is told once it has ended
  await new Promise((resolve) => setTimeout(resolve, 200))
  const said = document.querySelector('section strong')?.textContent ?? ''
  return {
    took,
    longest: Object(window).ringsideFleet.longest(),
    nodes: document.querySelectorAll('[data-node]').length,
    versions: Number(said.replaceAll(',', '')),
  }
}

/**
 * Puts a large registry in the place of the small one that this browser has just kept: two or three versions a model in
 * use, each on two datasets, and some that are broken or closed. Answers nothing.
 * @param {number} count of models
 */
export async function keepFleet(count) {
  /** @type {IDBDatabase} */
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open('ringside-snapshots')
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(opening.error))
  })
  const shelf = database.transaction('snapshots', 'readwrite').objectStore('snapshots')
  const record = await new Promise((resolve, reject) => {
    const all = shelf.getAll()
    all.addEventListener('success', () => resolve(all.result[0]))
    all.addEventListener('error', () => reject(all.error))
  })
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- is sent with the function around it
  const hash = (/** @type {string} */ text) => {
    let bits = 2166136261
    for (const letter of text) bits = Math.imul(bits ^ (letter.codePointAt(0) ?? 0), 16777619)
    return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32
  }
  const now = new Date()
  const gap = { known: false, because: 'denied', words: 'it is closed to you (403)' }
  const tags = new Map()
  const models = []
  const versions = new Map()
  for (let i = 0; i < count; i += 1) {
    const name = `model-${String(i).padStart(4, '0')}`
    const aliases = new Map([
      ['champion', '2'],
      ['challenger', '3'],
      ...(i % 5 === 0 ? /** @type {const} */ ([['rollback', '1']]) : []),
    ])
    models.push({
      name,
      description: '',
      created: now,
      updated: now,
      tags: new Map([['team', `team-${i % 20}`]]),
      aliases,
      latestVersion: '3',
    })
    for (const version of aliases.values()) {
      const luck = hash(name + version)
      const datasets = ['train', 'test'].map((use) => ({
        name: `${use}-${Math.floor(hash(name + use) ** 3 * 1000)}`,
        digest: String(Math.floor(luck * 1e6)),
      }))
      const run = luck < 0.1 ? 'deleted' : 'there'
      const data = luck < 0.2 ? [] : datasets
      versions.set(JSON.stringify([name, version]), {
        model: name,
        version,
        record: { known: true, value: { created: now, createdBy: null, status: 'READY', tags } },
        checks: [],
        flavors: gap,
        mlflow: gap,
        python: gap,
        packages: gap,
        pickled: gap,
        points: gap,
        training: gap,
        origin: luck < 0.05 ? gap : { known: true, value: { run, runId: `run ${i}`, data } },
      })
    }
  }
  const snapshot = { ...record.snapshot, models, versions, begun: now, ended: now }
  await new Promise((resolve, reject) => {
    const writing = database.transaction('snapshots', 'readwrite')
    writing.objectStore('snapshots').put({ ...record, snapshot })
    writing.addEventListener('complete', resolve)
    writing.addEventListener('error', () => reject(writing.error))
  })
  database.close()
}

/**
 * Moves the picture by 120 px with each frame.
 * @param {number} frames
 */
export async function timeScrolling(frames) {
  const scroller = document.querySelector('[aria-label="Nodes and bands"]')
  if (scroller === null) throw new Error('there is no picture')
  const times = []
  let last = performance.now()
  for (let frame = 0; frame < frames; frame += 1) {
    scroller.scrollTop += 120
    await new Promise(requestAnimationFrame)
    const now = performance.now()
    times.push(now - last)
    last = now
  }
  return times
}
