import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { edited, namedColumns, signatures } from '../verdicts/arbitrary'
import type { Rule, RuleName } from '../../src/registry/contract/rule'
import { GRID, type Pair } from '../verdicts/grid'
import { judge } from '../verdicts/judge'
import { PAIRS } from '../verdicts/pairs'

/** A Python with MLflow in it. */
const PYTHON = process.env.RINGSIDE_TEST_PYTHON

/** Pairs that nobody thought of; the same in each run. */
const RANDOM: readonly Pair[] = [
  ...fc
    .sample(fc.tuple(signatures, signatures), { seed: 1, numRuns: 60 })
    .filter(([one, two]) => Object.keys(one).length * Object.keys(two).length > 0),
  ...fc
    .sample(
      namedColumns.chain((one) => fc.tuple(fc.constant(one), edited(one))),
      { seed: 2, numRuns: 150 },
    )
    .map(([before, after]) => [{ inputs: before }, { inputs: after }] as const),
].map(([before, after], at) => ({ title: `random ${at}`, before, after }))

interface Difference extends Pair {
  rules: readonly Rule[]
  mlflow: Answer
}

/** Where MLflow's answer depends on values, and the console says what is true of some. */
const KNOWN: readonly { when: (different: Difference) => boolean; because: string }[] = [
  {
    when: ({ rules, mlflow }) => mlflow.refused === null && onlyRefuses(rules, 'kind-changed'),
    because:
      'columns that are all optional, or hold anything, take an array and drop what it holds',
  },
  {
    when: ({ rules, mlflow }) =>
      mlflow.refused === null &&
      onlyRefuses(rules, 'type-changed') &&
      rules.some(({ means }) =>
        /object.* to (array<)*binary|array.* to (array<)*boolean/.test(means),
      ),
    because: 'in a list, objects of ASCII are made bytes, and lists of one length booleans',
  },
  {
    when: ({ rules, mlflow }) =>
      mlflow.refused !== null &&
      rules.some(({ rule, effect }) => rule === 'rows-changed' && effect === 'silent'),
    because:
      'an object that was one row is refused as columns where its lists are not of one length',
  },
]

const onlyRefuses = (rules: readonly Rule[], name: RuleName) =>
  rules.every(({ rule, effect }) => effect !== 'refused' || rule === name)

const known = (different: Difference) => KNOWN.some(({ when }) => when(different))

interface Answer {
  /** How many kinds of input the old model took. */
  asked: number
  /** The first of them that the new one refused; null: it took them all. */
  refused: string | null
  /** Its words. */
  says: string
}

const texts = (parts: Pair['before']) =>
  Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, JSON.stringify(part)]))

async function askMlflow(asked: readonly Pair[]): Promise<Answer[]> {
  const python = spawn(PYTHON ?? '', ['test/verdicts/predicts.py'])
  const lines = asked.map(({ before, after }) =>
    JSON.stringify({ before: texts(before), after: texts(after) }),
  )
  python.stdin.end(lines.join('\n'))
  const [said, complained] = await Promise.all([text(python.stdout), text(python.stderr)])
  const answers = said.split('\n').filter(Boolean)
  expect(answers, complained).toHaveLength(asked.length)
  return answers.map((line): Answer => JSON.parse(line))
}

describe.skipIf(!PYTHON)('a real model with the new signature', () => {
  const all = [...GRID, ...RANDOM, ...PAIRS]
  let answers: readonly Answer[] = []
  beforeAll(async () => {
    answers = await askMlflow(all)
  }, 300_000)

  /** Pairs about which the console and MLflow don't agree. */
  const different = () =>
    all.flatMap((pair, at) => {
      const { says, refuses, rules } = judge(pair)
      const answer = answers[at]
      if (refuses === null || answer === undefined) return []
      if (refuses === (answer.refused !== null)) return []
      return [{ ...pair, says, rules, mlflow: answer }]
    })

  test('refuses what the old one took where the console says so, and nowhere else', () => {
    expect(different().filter((pair) => !known(pair))).toEqual([])
  })

  test('differs in ways that are known, and seldom', () => {
    expect(
      KNOWN.filter(({ when }) => !different().some(when)).map(({ because }) => because),
    ).toEqual([])
    expect(different().length).toBeLessThan(all.length / 50)
  })

  test('was asked with enough kinds of input to tell', () => {
    expect(all.filter((_, at) => (answers[at]?.asked ?? 0) < 2).map(({ title }) => title)).toEqual(
      [],
    )
  })

  test.each(PAIRS.map((pair, at) => ({ ...pair, at })))(
    'answers as noted: $title',
    ({ refused, at }) => {
      const answer = answers[GRID.length + RANDOM.length + at]
      expect(answer?.refused !== null, answer?.says).toBe(refused)
    },
  )
})
