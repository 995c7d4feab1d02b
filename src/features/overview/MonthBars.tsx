import { type Month, isIn } from '../../registry/overview/months'
import { StackedBars } from '../../ui/StackedBars'
import type { BarPart } from '../../ui/stackedBars'
import { monthLabels } from './monthWords'

interface Props<T> {
  label: string
  months: readonly Month[]
  items: readonly T[]
  at: (item: T) => Date
  /** Each item counts in every part that has it. */
  parts: readonly (BarPart & { has: (item: T) => boolean })[]
  width?: number
}

/** How many there were in each month, by kind. */
export function MonthBars<T>({ label, months, items, at, parts, width }: Props<T>) {
  // one month alone is no trend
  if (months.length < 2) return null
  const labels = monthLabels(months)
  const bars = months.map((month, i) => {
    const own = items.filter((item) => isIn(month, at(item)))
    return {
      label: labels[i] ?? '',
      counts: parts.map(({ has }) => own.filter(has).length),
      part: month.part,
    }
  })
  return <StackedBars label={label} parts={parts} bars={bars} width={width} />
}
