// One engine and one thing to lay out, in a thread that can be ended however long it thinks.
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { ENGINES } from './engines.mjs'

/**
 * @typedef {import('./cases.ts').Case} Case
 * @typedef {import('./picture.mjs').Picture} Picture
 * @typedef {{ engine: string, code: string, packages: string, of: Case, runs: number, enough: number }} Task
 *
 * `times`: milliseconds of the processor, for the whole process, whose other thread waits. The first in a thread that has laid
 * out nothing before. `walks`: the pictures of each walk.
 * @typedef {{ times: number[], picture: Picture, walks: Picture[][] }} Outcome
 */

/** @type {Task} */
const { engine: name, code, packages, of, runs, enough } = workerData
const make = ENGINES[name]
if (make === undefined) throw new Error(`no engine ${name}`)
const engine = await make({ code: await import(pathToFileURL(code).href), packages })

/** @param {import('./engines.mjs').Plan} plan @param {import('./engines.mjs').LaidOut} laidOut @returns {Picture} */
function pictureOf({ links }, { boxes, draw }) {
  const drawn = draw()
  return { boxes, lines: links.map(({ id, from, to }) => ({ from, to, d: drawn.get(id) ?? '' })) }
}

/** @param {Outcome | 'laid out'} message */
const say = (message) =>
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's takes none
  parentPort?.postMessage(message)

/** @type {number[]} */
const times = []
const nothing = new Map()
let laidOut = null
for (let run = 0, spent = 0; run < runs && (run < 2 || spent < enough); run += 1) {
  const since = process.cpuUsage()
  laidOut = await engine(of.plan, nothing)
  const { user, system } = process.cpuUsage(since)
  const took = (user + system) / 1000
  times.push(took)
  if (run === 0) say('laid out')
  spent += took
}
if (laidOut === null) throw new Error('no run')
/** @type {Picture[][]} */
const walks = []
for (const { plans } of of.walks) {
  /** @type {Picture[]} */
  const pictures = []
  for (const plan of plans) {
    const placed = pictures.at(-1)?.boxes ?? nothing
    pictures.push(pictureOf(plan, await engine(plan, placed)))
  }
  walks.push(pictures)
}
/** @type {Outcome} */
const outcome = { times, picture: pictureOf(of.plan, laidOut), walks }
say(outcome)
