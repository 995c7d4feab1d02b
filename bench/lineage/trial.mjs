import { Worker } from 'node:worker_threads'
import { median } from '../statistics.mjs'
import { crossings, moved, throughBoxes } from './measures.mjs'

/**
 * @typedef {import('./layoutWorker.mjs').Task} Task
 * @typedef {import('./layoutWorker.mjs').Outcome} Outcome
 *
 * `first`, `usual`: milliseconds. `steps`: of all openings, the mean way of what was there before; `walked`: crossings and
 * passed boxes in the last pictures of the walks.
 * @typedef {object} Found
 * @property {number} first
 * @property {number} usual
 * @property {number} crossings
 * @property {number} through
 * @property {{ steps: number, crossings: number, through: number } | null} walked
 *
 * @typedef {{ engine: string, of: string, boxes: number, links: number, found: Found | string }} Result
 */

export const LIMIT_SECONDS = 60
export const UNFINISHED = `> ${LIMIT_SECONDS} s`
/** Of runs after the first two. */
const ENOUGH_MS = 3000

const COUNTING_MS = 40_000

/** As ours: `shapes.ts`. */
const BOX = { width: 208, height: 56 }

/**
 * One engine on one graph. Where it fails, or does not come to an end, the words for the table.
 * @param {Omit<Task, 'enough'>} task
 * @returns {Promise<Result>}
 */
export async function measure(task) {
  const { engine, of } = task
  const outcome = await within({ ...task, enough: ENOUGH_MS })
  return {
    ...resultOf(engine, of),
    found: typeof outcome === 'string' ? outcome : judged(outcome, of),
  }
}

/** @param {string} engine @param {Task['of']} of */
export const resultOf = (engine, of) => ({
  engine,
  of: of.name,
  boxes: of.plan.boxes.length,
  links: of.plan.links.length,
})

/** @param {Found | string | undefined} found */
export const inShort = (found) =>
  typeof found === 'object' ? `${Math.round(found.usual)} ms, ${found.crossings} crossings` : found

/** @param {Task} task @returns {Promise<Outcome | string>} */
function within(task) {
  const worker = new Worker(new URL('layoutWorker.mjs', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 4096 },
  })
  return new Promise((resolve) => {
    const limit = setTimeout(() => {
      resolve(UNFINISHED)
      void worker.terminate()
    }, LIMIT_SECONDS * 1000)
    worker.on('message', (/** @type {Outcome | 'laid out'} */ said) => {
      clearTimeout(limit)
      if (said === 'laid out') return
      resolve(said)
      void worker.terminate()
    })
    worker.on('error', (error) => {
      clearTimeout(limit)
      resolve(`fails: ${error.message.split('\n', 1)[0]}`)
    })
  })
}

/** @param {readonly number[]} numbers */
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0)

/** @param {Outcome} outcome @param {Task['of']} of @returns {Found} */
function judged({ times, picture, walks }, of) {
  const [first = Number.NaN, ...later] = times
  const last = walks.flatMap((pictures) => pictures.slice(-1))
  const steps = walks.flatMap((pictures, walk) =>
    pictures.slice(1).map((after, step) => {
      const before = pictures[step] ?? after
      return moved(before.boxes, after.boxes, of.walks[walk]?.opened[step] ?? '')
    }),
  )
  return {
    first,
    usual: later.length === 0 ? first : median(later),
    crossings: crossings(picture, COUNTING_MS),
    through: throughBoxes(picture, BOX),
    walked:
      steps.length === 0
        ? null
        : {
            steps: sum(steps) / steps.length,
            crossings: sum(last.map((one) => crossings(one))),
            through: sum(last.map((one) => throughBoxes(one, BOX))),
          },
  }
}
