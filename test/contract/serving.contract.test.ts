import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, test } from 'vitest'
import { GRID, type Pair } from '../serving/grid'
import { judge } from '../serving/judge'
import pairs from '../serving/pairs.json'

/** A Python with MLflow in it. */
const PYTHON = process.env.RINGSIDE_TEST_PYTHON

/** Of the grid so many are not decided: texts that may or may not be dates, lists where texts are expected. */
const MOST_UNSURE = 50

interface Answer {
  accepted: boolean
  says: string
}

async function askMlflow(asked: readonly Pair[]): Promise<Answer[]> {
  const python = spawn(PYTHON ?? '', ['test/serving/verdicts.py'])
  const lines = asked.map(({ inputs, params, body }) => {
    const signature = { inputs: JSON.stringify(inputs), params: params && JSON.stringify(params) }
    return JSON.stringify({ signature, body })
  })
  python.stdin.end(lines.join('\n'))
  const [said, complained] = await Promise.all([text(python.stdout), text(python.stderr)])
  const answers = said.split('\n').filter(Boolean)
  expect(answers, complained).toHaveLength(asked.length)
  return answers.map((line): Answer => JSON.parse(line))
}

describe.skipIf(!PYTHON)('a real MLflow', () => {
  const all = [...GRID, ...pairs]
  let answers: readonly Answer[] = []
  beforeAll(async () => {
    answers = await askMlflow(all)
  }, 120_000)

  test('refuses what the console says it refuses, and takes the rest', () => {
    const differ = all.flatMap((pair, at) => {
      const { says, problems } = judge(pair)
      const answer = answers[at]
      if (says === 'unsure' || answer === undefined) return []
      if ((says === 'accepted') === answer.accepted) return []
      return [{ ...pair, console: says, problems, mlflow: answer }]
    })
    expect(differ).toEqual([])
  })

  test('is known to the console in all but a few cases', () => {
    const unsure = GRID.filter((pair) => judge(pair).says === 'unsure')
    expect(unsure.length).toBeLessThanOrEqual(MOST_UNSURE)
  })

  test.each(pairs.map((pair, at) => ({ ...pair, at })))(
    'answers as noted: $title',
    ({ accepted, at }) => {
      const answer = answers[GRID.length + at]
      expect(answer?.accepted, answer?.says).toBe(accepted)
    },
  )
})
