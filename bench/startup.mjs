import { build } from '../bin/build.mjs'
import { startConsole } from '../test/console.mjs'
import { spread } from './statistics.mjs'

/**
 * `npm start` in two parts: the build, which is made when its sources are newer, and from the command to an answer.
 * @param {number} runs
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function startingUp(runs) {
  const began = performance.now()
  await build()
  const built = performance.now() - began
  /** @type {number[]} */
  const starts = []
  for (let run = 0; run < runs; run += 1) {
    const since = performance.now()
    const console = await startConsole({})
    starts.push(performance.now() - since)
    await console.stop()
  }
  return {
    title: 'Starting',
    lines: [
      {
        what: 'the build, which `npm start` makes when it is missing or old',
        value: `${spread([built / 1000])} s`,
        note: 'once',
      },
      {
        what: '`npm start` with a build, to the first answer',
        value: `${spread(starts)} ms`,
        note: 'looked at every 150 ms',
      },
    ],
  }
}
