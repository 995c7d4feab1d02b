import type { FleetLayout, Ribbon } from '../../../registry/fleet/layOut'
import { COLUMNS, type Column, type FleetId } from '../../../registry/fleet/node'

/** Where the columns stand in a picture that is `width` px wide. */
export function columnsIn(width: number) {
  const box = Math.round(Math.min(280, Math.max(168, width * 0.24)))
  const x = (column: Column) => (COLUMNS.indexOf(column) * (width - box)) / 2
  return { box, x }
}

const n = (value: number) => Math.round(value * 10) / 10

/** The outline of a band from one column to the next: as thick at every place, so that its area is its count. */
export function outline({ from, to, thickness }: Ribbon, left: number, right: number): string {
  const middle = (left + right) / 2
  return [
    `M${n(left)} ${n(from)}`,
    `C${n(middle)} ${n(from)} ${n(middle)} ${n(to)} ${n(right)} ${n(to)}`,
    `V${n(to + thickness)}`,
    `C${n(middle)} ${n(to + thickness)} ${n(middle)} ${n(from + thickness)} ${n(left)} ${n(from + thickness)}`,
    'Z',
  ].join('')
}

/** What lies between two heights, and bands that cross it. */
export function within({ places, ribbons }: FleetLayout, top: number, bottom: number) {
  const seen = new Set<FleetId>()
  for (const [id, { y, height }] of places) if (y < bottom && y + height > top) seen.add(id)
  return {
    seen,
    ribbons: ribbons.filter(
      ({ from, to, thickness }) =>
        Math.min(from, to) < bottom && Math.max(from, to) + thickness > top,
    ),
  }
}
