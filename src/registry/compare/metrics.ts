import type { MetricComparison, MetricPoint, Outcome } from '../metricComparison'
import { compareMetrics } from '../metricComparison'
import { groupMetrics } from '../metricGroups'
import { type Known, READING, known, valueOf } from './known'
import type { TextCell, TextRow } from './sections'
import type { Side } from './side'

/** What was measured on a version, from as many of its records as can be read. */
export function metricsOf({ run, loggedModel }: Side): Known<readonly MetricPoint[]> {
  if (run.state === 'reading' || loggedModel.state === 'reading') return READING
  if (run.state === 'unknown' && loggedModel.state === 'unknown') return run
  return known(
    groupMetrics(valueOf(loggedModel), valueOf(run)).flatMap(({ dataset, metrics }) =>
      metrics.map(({ key, value }) => ({ key, value, dataset })),
    ),
  )
}

/** The record that is missing where `metricsOf` makes do with the other; null where none is. */
export function metricGap({ run, loggedModel }: Side): Known<unknown> {
  return [run, loggedModel].find((one) => one.state === 'unknown' && !one.lacking) ?? known(null)
}

/** The metrics of each version with those of the baseline; undefined where one of the two is not known. */
export function metricPairs(
  sides: readonly Known<readonly MetricPoint[]>[],
  base: number,
): readonly (readonly MetricComparison[] | undefined)[] {
  const holder = sides[base]
  return sides.map((side, i) =>
    i === base || holder?.state !== 'known' || side.state !== 'known'
      ? undefined
      : compareMetrics(holder.value, side.value),
  )
}

/** "2 better, 1 worse": only what was measured on the same data is counted. */
export function metricSentence(pairs: readonly MetricComparison[]): string {
  const met = pairs.flatMap((pair) => (pair.state === 'same data' ? [pair.outcome] : []))
  const apart = pairs.filter(({ state }) => state === 'different data').length
  const rest = apart === 0 ? '' : ` ${apart} on different data can’t be compared.`
  if (met.length === 0) {
    return pairs.length === 0
      ? 'No metric is recorded.'
      : `No metric was measured on the same data.${rest}`
  }
  const counts = IN_ORDER.flatMap((outcome) => {
    const count = met.filter((one) => one === outcome).length
    return count === 0 ? [] : [`${count} ${OUTCOMES[outcome].word}`]
  })
  return `On the same data: ${counts.join(', ')}.${rest}`
}

const IN_ORDER: readonly Outcome[] = ['better', 'worse', 'within', 'equal', 'unclear', 'no number']

const OUTCOMES = {
  better: { word: 'better', change: 'better' },
  worse: { word: 'worse', change: 'worse' },
  within: { word: 'worse within tolerance', change: 'changed' },
  equal: { word: 'equal', change: 'same' },
  unclear: { word: 'changed', change: 'changed' },
  'no number': { word: 'not comparable', change: 'unknown' },
} as const satisfies Record<Outcome, { word: string; change: TextCell['change'] }>

/** "worse within tolerance": what comparing two values came to. */
export const outcomeWord = (outcome: Outcome): string => OUTCOMES[outcome].word

/**
 * A row for each metric and dataset that a version shares with the baseline, and one for each metric's other values: those
 * stand beside each other with their data, and are not compared.
 */
export function metricRows(
  sides: readonly Known<readonly MetricPoint[]>[],
  base: number,
): readonly TextRow[] {
  const rows = new Map<string, { row: Omit<TextRow, 'cells'>; cells: TextCell[] }>()
  const at = (key: string, row: Omit<TextRow, 'cells' | 'key'>) => {
    const found = rows.get(key) ?? {
      row: { key, ...row },
      cells: sides.map(({ state }) => ({
        ...EMPTY,
        change: state === 'known' ? 'same' : 'unknown',
      })),
    }
    rows.set(key, found)
    return found
  }
  metricPairs(sides, base).forEach((pairs, i) => {
    for (const pair of pairs ?? []) {
      if (pair.state === 'same data') {
        const { key, dataset, outcome } = pair
        const { cells } = at(JSON.stringify([key, dataset.digest]), {
          name: key,
          note: [dataLabel(dataset), directionWords(pair)].filter(Boolean).join(' · '),
          changed: true,
        })
        cells[base] = { text: numberText(pair.holder), change: 'same', move: '' }
        const delta = pair.delta === null || pair.delta === 0 ? '' : `${deltaText(pair.delta)} `
        const { word, change } = OUTCOMES[outcome]
        cells[i] = { text: numberText(pair.candidate), change, move: `${delta}${word}` }
        continue
      }
      const { cells } = at(JSON.stringify([pair.key]), {
        name: pair.key,
        note: pair.state === 'different data' ? 'different data' : null,
        changed: true,
      })
      const [held, own] =
        pair.state === 'different data'
          ? [pair.holder, pair.candidate]
          : pair.side === 'holder'
            ? [pair.points, []]
            : [[], pair.points]
      cells[base] = { ...pointsText(held), change: 'same', move: '' }
      cells[i] =
        pair.state === 'different data'
          ? { ...pointsText(own), change: 'apart', move: 'different data' }
          : {
              ...pointsText(own),
              change: 'apart',
              move: own.length === 0 ? 'not measured' : 'measured here alone',
            }
    }
  })
  return [...rows.values()].map(({ row, cells }) => ({
    ...row,
    cells,
    changed: cells.some(({ change }) => change !== 'same' && change !== 'unknown'),
  }))
}

const EMPTY: TextCell = { text: null, change: 'same', move: '' }

/** Values, each with its data on the line below. */
function pointsText(points: readonly MetricPoint[]): Pick<TextCell, 'text' | 'more'> {
  const [text, ...more] = points.flatMap(({ value, dataset }) => [
    numberText(value),
    dataLabel(dataset),
  ])
  return text === undefined ? { text: null } : { text, more }
}

const dataLabel = (dataset: MetricPoint['dataset']) =>
  dataset === null
    ? 'data not recorded'
    : `${dataset.name}${dataset.digest === '' ? '' : ` #${dataset.digest}`}`

/** Six digits that count, as the page of a version has them. */
const numberText = (value: number) =>
  Number.isFinite(value) ? String(Number(value.toPrecision(6))) : String(value)

const deltaText = (delta: number) => (delta > 0 ? '+' : '−') + numberText(Math.abs(delta))

function directionWords({ direction }: MetricComparison): string {
  if (direction === null) return 'which way is better is not known'
  return `${direction.direction} is better${direction.from === 'guess' ? ', by its name' : ''}`
}
