import {
  type MetricComparison,
  type MetricPoint,
  type MetricRule,
  compareMetrics,
  directionOf,
  keepsBound,
} from '../metricComparison'
import type { Policy } from '../policy'
import { type Finding, finding, notKnown, worst } from './check'
import type { Against, VersionFacts } from './facts'
import { metricPoints } from './metricPoints'
import { counted, listed } from './words'

const FROM = 'logged model and run'

/** What a policy says of metrics, as the comparison takes it. */
export const metricRules = ({ metrics }: Policy): ReadonlyMap<string, MetricRule> =>
  new Map(
    [...metrics].map(([key, { direction, tolerance, bound }]) => [
      key,
      {
        direction: direction ?? null,
        tolerance:
          tolerance === undefined
            ? null
            : typeof tolerance === 'number'
              ? { kind: 'amount', value: tolerance }
              : { kind: 'share', value: Number.parseFloat(tolerance) / 100 },
        bound: bound ?? null,
      },
    ]),
  )

export function metricsGate(candidate: VersionFacts, against: Against, policy: Policy): Finding {
  const points = metricPoints(candidate)
  if (!points.known) return notKnown(nameOf(candidate), points)
  const own = points.value
  if (against.kind !== 'holder') return metricsOf(own, policy)
  const rules = metricRules(policy)
  const held = metricPoints(against.facts)
  if (!held.known) return notKnown(nameOf(against.facts), held)
  const pairs = compareMetrics(held.value, own, rules)
  return worst(
    FROM,
    [...compared(pairs, rules, against.facts.version.version), ...bounds(own, rules)],
    'No metric is worse',
  )
}

/** Of a version by itself, from its values. */
export function metricsOf(own: readonly MetricPoint[], policy: Policy): Finding {
  const rules = metricRules(policy)
  const missing = [...rules.keys()].filter((key) => !own.some((point) => point.key === key))
  return worst(
    FROM,
    [measured(own), ...missing.map(notMeasured), ...bounds(own, rules)],
    'It was measured',
  )
}

const bounds = (own: readonly MetricPoint[], rules: ReadonlyMap<string, MetricRule>) =>
  [...rules].flatMap(([key, rule]) => boundOf(key, rule, own))

const notMeasured = (key: string) =>
  finding('unknown', FROM, `${key}, which the policy asks for, was not measured`)

const nameOf = ({ version }: VersionFacts) => `metrics of version ${version.version}`

function measured(own: readonly MetricPoint[]): Finding {
  if (own.length === 0) return finding('warn', FROM, 'No metric was logged')
  const bare = own.filter(({ dataset }) => dataset === null)
  return bare.length === own.length
    ? finding(
        'warn',
        FROM,
        'What its metrics were measured on is not recorded: they compare with nothing',
      )
    : finding(
        'pass',
        FROM,
        `${counted(own.length - bare.length, 'value')} on data that is recorded`,
      )
}

function boundOf(key: string, rule: MetricRule, own: readonly MetricPoint[]): Finding[] {
  const { bound } = rule
  if (bound === null) return []
  const said = directionOf(key, rule)
  const values = own.filter((point) => point.key === key)
  return values.map(({ value }) => {
    const keeps = keepsBound(value, bound, said)
    const fact = `${key} is ${value}, its bound ${bound}`
    if (keeps === null) return finding('unknown', FROM, `${fact}: which way is better is not known`)
    return finding(keeps ? 'pass' : 'fail', FROM, fact)
  })
}

function compared(
  pairs: readonly MetricComparison[],
  rules: ReadonlyMap<string, MetricRule>,
  holder: string,
): Finding[] {
  const same = pairs.filter((pair) => pair.state === 'same data')
  const ruled = [...rules.keys()].filter((key) => !same.some((pair) => pair.key === key))
  const found = [
    ...same.map((pair) => ofPair(pair, holder)),
    ...ruled.map((key) =>
      finding(
        'unknown',
        FROM,
        `${key} was not measured on the same data as that of version ${holder}`,
      ),
    ),
  ]
  if (same.length > 0 || ruled.length > 0) return found
  const different = pairs.filter((pair) => pair.state === 'different data').map(({ key }) => key)
  const because =
    different.length > 0 ? `different data: ${listed(different)}` : 'they have no metric in common'
  return [finding('unknown', FROM, `No metric compares with version ${holder}: ${because}`)]
}

function ofPair(pair: Extract<MetricComparison, { state: 'same data' }>, holder: string): Finding {
  const { key, candidate, outcome, direction, dataset } = pair
  const fact = `${key} is ${candidate}, of version ${holder} ${pair.holder} (${dataset.name})`
  const guessed =
    direction?.from === 'guess' ? `, if ${direction.direction} is better, as its name suggests` : ''
  switch (outcome) {
    case 'better':
      return finding('pass', FROM, `${fact}: better${guessed}`)
    case 'equal':
      return finding('pass', FROM, `${fact}: the same`)
    case 'within':
      return finding('pass', FROM, `${fact}: worse, within the tolerance`)
    case 'worse':
      // what only a name suggests is no reason to stop anybody
      return finding(guessed === '' ? 'fail' : 'warn', FROM, `${fact}: worse${guessed}`)
    case 'no number':
      return finding('fail', FROM, `${fact}: that is no number to compare`)
    case 'unclear':
      return finding('pass', FROM, `${fact}: nobody says which way is better`)
    default:
      return outcome satisfies never
  }
}
