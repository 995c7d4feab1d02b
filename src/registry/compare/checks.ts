import { type ContractVerdict, verdictSentence } from '../contract/contractVerdict'
import type { MetricComparison } from '../metricComparison'
import { type DataFact, dataMove } from './datasets'
import { type EnvironmentFact, environmentMove } from './environment'
import { type Known, valueOf } from './known'
import { metricPairs, metricSentence, metricsOf } from './metrics'
import { type Side, codeOf, dataOf, packagesOf, runtimeOf } from './side'

/** One question about a version that would take over. `unknown` is never a pass. */
export interface Check {
  name: string
  result: 'pass' | 'warn' | 'fail' | 'unknown'
  /** The fact behind it, as a sentence. Holds user text. */
  fact: string
  /** Which record it was read from. */
  from: string
}

type Finding = Pick<Check, 'result' | 'fact'>

/** What there is to judge by. The verdict and the metrics are those of the candidate against the baseline. */
export interface Judged {
  baseline: Side
  candidate: Side
  verdict: ContractVerdict | null | undefined
  metrics: readonly MetricComparison[] | undefined
}

/**
 * What stands against a version taking over from the baseline. By default two things block: a version that is not ready,
 * and a contract that breaks. The others inform.
 */
export function checksOf(judged: Judged): readonly Check[] {
  return [
    { name: 'Ready', from: 'model version', ...ready(judged) },
    { name: 'Signature', from: 'MLmodel', ...signature(judged) },
    { name: 'Contract', from: 'MLmodel of both', ...contract(judged) },
    { name: 'Metrics', from: 'logged models and runs of both', ...metrics(judged) },
    {
      name: 'Environment',
      from: 'MLmodel and files of requirements of both',
      ...environment(judged),
    },
    { name: 'Training data', from: 'runs of both', ...data(judged) },
    { name: 'Origin', from: 'run and its tags', ...origin(judged) },
  ]
}

/** The checks of each version: null for the baseline, undefined while something that they need is being read. */
export function checksAmong(
  sides: readonly Side[],
  base: number,
  verdicts: readonly (ContractVerdict | null | undefined)[],
): readonly (readonly Check[] | null | undefined)[] {
  const baseline = sides[base]
  const pairs = metricPairs(sides.map(metricsOf), base)
  return sides.map((candidate, i) => {
    if (i === base || baseline === undefined) return null
    if (isReading(baseline) || isReading(candidate)) return undefined
    return checksOf({ baseline, candidate, verdict: verdicts[i], metrics: pairs[i] })
  })
}

const isReading = ({ version, mlmodel, run, loggedModel, packages }: Side) =>
  [version, mlmodel, run, loggedModel, packages].some(({ state }) => state === 'reading')

/** What blocks, in one sentence, or that nothing does. */
export function checksSentence(checks: readonly Check[]): string {
  const named = (result: Check['result']) =>
    checks.filter((check) => check.result === result).map(({ name }) => name)
  const failed = named('fail')
  const [warned, unknown] = [named('warn').length, named('unknown').length]
  const blocks =
    failed.length === 0
      ? 'Nothing blocks'
      : `${failed.length} ${failed.length === 1 ? 'thing blocks' : 'things block'}: ${failed.join(', ')}`
  return [
    blocks,
    ...(warned === 0 ? [] : [`${warned} to look at`]),
    ...(unknown === 0 ? [] : [`${unknown} unknown`]),
  ]
    .join('; ')
    .concat('.')
}

const pass = (fact: string): Finding => ({ result: 'pass', fact })
const warn = (fact: string): Finding => ({ result: 'warn', fact })
const unsure = (fact: string): Finding => ({ result: 'unknown', fact })

/** Why something is not known. */
const open = (known: Known<unknown>): Finding =>
  unsure(known.state === 'unknown' ? `Not known: ${known.because}.` : 'Not read yet.')

function ready({ candidate: { version } }: Judged): Finding {
  if (version.state !== 'known') return open(version)
  const { status, statusMessage } = version.value
  if (status === 'READY') return pass('The server says READY.')
  if (status === 'UNKNOWN') return unsure('The server doesn’t say whether it is ready.')
  return {
    result: 'fail',
    fact: `The server says ${status}${statusMessage === null ? '' : `: ${statusMessage}`}.`,
  }
}

function signature({ candidate: { mlmodel } }: Judged): Finding {
  if (mlmodel.state !== 'known') return open(mlmodel)
  return mlmodel.value.signature === null
    ? warn('Logged without one: MLflow does not check what it is given.')
    : pass('It has one.')
}

function contract({ verdict }: Judged): Finding {
  if (!verdict) return unsure('Not read yet.')
  const result = {
    identical: 'pass',
    compatible: 'pass',
    breaking: 'fail',
    unknown: 'unknown',
  } as const
  return { result: result[verdict.says], fact: verdictSentence(verdict) }
}

function metrics({ candidate, baseline, metrics: pairs }: Judged): Finding {
  if (pairs === undefined) {
    const closed = [baseline.run, candidate.run].find(({ state }) => state !== 'known')
    return closed === undefined ? unsure('Not read yet.') : open(closed)
  }
  const outcomes = pairs.flatMap((pair) => (pair.state === 'same data' ? [pair.outcome] : []))
  const fact = metricSentence(pairs)
  if (outcomes.includes('worse')) return warn(fact)
  return outcomes.some((outcome) => outcome !== 'unclear' && outcome !== 'no number')
    ? pass(fact)
    : unsure(fact)
}

function environment({ baseline, candidate }: Judged): Finding {
  const parts = [runtimeOf, packagesOf].map((of) => [of(baseline), of(candidate)] as const)
  const closed = parts.flat().find(({ state }) => state !== 'known')
  const moves = parts.flatMap(([before, now]) => alarms(valueOf(before), valueOf(now)))
  if (moves.length > 0) return warn(`${moves.join('; ')}.`)
  return closed === undefined
    ? pass('No major version changed, and nothing lost its pin.')
    : open(closed)
}

type Facts = ReadonlyMap<string, EnvironmentFact>

/** Changes that the code of a model is known to stumble over. */
function alarms(before: Facts | null, now: Facts | null): string[] {
  if (before === null || now === null) return []
  return [...now].flatMap(([key, fact]) => {
    const old = before.get(key) ?? null
    const move = environmentMove(old, fact)
    if (move === 'no longer pinned' || move === 'added, unpinned') return [`${fact.name}: ${move}`]
    const parts = key === 'Python' ? 2 : 1
    const [from, to] = [leading(old?.pinned, parts), leading(fact.pinned, parts)]
    return from !== null && to !== null && from !== to ? [`${fact.name} ${from} → ${to}`] : []
  })
}

/** The first numbers of a release: its major version; for Python, whose minor ones break code, two. */
const leading = (release: string | null | undefined, parts: number) =>
  /^\d+(?:\.\d+)*/
    .exec(release ?? '')?.[0]
    .split('.')
    .slice(0, parts)
    .join('.') ?? null

function data({ baseline, candidate }: Judged): Finding {
  const [before, now] = [dataOf(baseline), dataOf(candidate)]
  if (before.state !== 'known') return open(before)
  if (now.state !== 'known') return open(now)
  const own = trained(now.value)
  if (own.length === 0) return unsure('Its run names no training data.')
  const moved = own.filter(
    ([key, fact]) => dataMove(before.value.get(key) ?? null, fact) !== 'same',
  )
  if (moved.length === 0) return pass('Trained on the same data, by name and digest.')
  return warn(`Trained on other data: ${moved.map(([, fact]) => spell(fact)).join(', ')}.`)
}

const trained = (facts: ReadonlyMap<string, DataFact>) =>
  [...facts].filter(([, { context }]) => context === 'training' || context === 'train')

const spell = ({ name, digests }: DataFact) =>
  `${name} ${digests.map((digest) => `#${digest}`).join(' ')}`

function origin({ candidate }: Judged): Finding {
  const { run } = candidate
  if (run.state !== 'known') return open(run)
  if (run.value.deleted) return warn('Its run is deleted.')
  const code = codeOf(candidate)
  if (code.state !== 'known')
    return code.state === 'unknown' && code.lacking ? warn('Its run names no commit.') : open(code)
  return code.value.get('Working tree') === 'dirty'
    ? warn('Trained from a dirty tree: not all of its code is in the commit.')
    : pass('Its run is there and names a commit.')
}
