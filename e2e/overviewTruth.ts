import { z } from 'zod/mini'
import { run } from '../test/runner/processes.mjs'

/*
 * What the overview should say, by MLflow's Python client alone: test/overview_numbers.py, which knows nothing of the
 * console's code.
 */

const answer = z.object({
  of: z.number(),
  hits: z.array(z.string()),
  unknown: z.array(z.string()),
})
const share = z.object({ counts: z.record(z.string(), z.number()), unknown: z.number() })
const cell = z.object({ passes: z.number(), short: z.number(), unknown: z.number() })

const truth = z.object({
  /** Milliseconds since 1970. */
  now: z.number(),
  ownerless: answer,
  old: answer,
  pickled: answer,
  unpinned: answer,
  better: answer,
  idle: answer,
  newer: answer,
  exposed: answer,
  unused: answer,
  /** New versions in each week that has some. */
  weeks: z.array(z.number()),
  /** What is said of those that are old. */
  oldWords: z.array(z.string()),
  waiting: answer,
  setbacks: answer,
  bypasses: answer,
  spread: z.object({ flavor: share, library: share, mlflow: share, python: share }),
  coverage: z.object({
    ready: z.number(),
    teams: z.record(
      z.string(),
      z.object({ models: z.number(), gates: z.record(z.string(), cell) }),
    ),
  }),
  /** Model, from, to, how, by whom. */
  moves: z.array(z.array(z.string())),
  /** Model, version; hours in all, until asked for, until approved, until in place. */
  leadTimes: z.array(z.array(z.string())),
})
export type Truth = z.infer<typeof truth>
export type TrueAnswer = z.infer<typeof answer>

/** A list of what is wrong with packages, as people have one. */
export const ADVISORIES = 'test/data/advisories.json'

interface Scope {
  tag: string
  days: number
  /** Now is so many days after the last of the holders was made. */
  at: number
}

/** Models of every kind, with the tag `mark`; their names. */
export async function plantModels(mark: string): Promise<readonly string[]> {
  const lines = await python('plant', mark)
  return z.array(z.string()).parse(lines.at(-1))
}

/** Of the holders of `@champion` and their models, scope by scope. */
export async function trueNumbers(scopes: readonly Scope[]): Promise<readonly Truth[]> {
  const asked = scopes.map((scope) => ({ alias: 'champion', advisories: ADVISORIES, ...scope }))
  return z.array(truth).parse(await python('tell', JSON.stringify(asked)))
}

/** What it prints, each line that is JSON. */
async function python(...args: readonly string[]): Promise<readonly unknown[]> {
  const { E2E_PYTHON, E2E_MLFLOW_URL } = process.env
  if (E2E_PYTHON === undefined) throw new Error('E2E_PYTHON names no Python with MLflow')
  const { code, output } = await run(E2E_PYTHON, ['test/overview_numbers.py', ...args], {
    env: { MLFLOW_TRACKING_URI: E2E_MLFLOW_URL },
  })
  if (code !== 0) throw new Error(output)
  return output
    .split('\n')
    .flatMap((line): unknown[] => (/^[[{]/.test(line) ? [JSON.parse(line)] : []))
}
