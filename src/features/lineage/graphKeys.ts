import type { Layout, Point } from '../../registry/lineage/layout/shapes'
import type { Line } from './drawn'

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const
export type Arrow = (typeof ARROWS)[number]
export const isArrow = (key: string): key is Arrow => ARROWS.some((arrow) => arrow === key)

/**
 * Where an arrow leads from a box: along an edge up- or downstream, to the nearest of those it leads to, and otherwise to
 * the next box of the same column. Null: nowhere. `down`: the picture runs from the top down.
 */
export function stepFrom(
  { lines }: { lines: readonly Pick<Line, 'from' | 'to'>[] },
  { boxes }: Pick<Layout, 'boxes'>,
  from: string,
  arrow: Arrow,
  down: boolean,
): string | null {
  const here = boxes.get(from)
  if (here === undefined) return null
  const [upstream, downstream] = down ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight']
  if (arrow === upstream || arrow === downstream) {
    const ends = lines.flatMap((line) =>
      arrow === upstream
        ? line.to === from
          ? [line.from]
          : []
        : line.from === from
          ? [line.to]
          : [],
    )
    return nearest(ends, boxes, here)
  }
  const along: keyof Point = down ? 'x' : 'y'
  const across: keyof Point = down ? 'y' : 'x'
  const forward = arrow === (down ? 'ArrowRight' : 'ArrowDown')
  const beside = [...boxes]
    .filter(([, box]) => box[across] === here[across])
    .filter(([, box]) => (forward ? box[along] > here[along] : box[along] < here[along]))
    .map(([id]) => id)
  return nearest(beside, boxes, here)
}

function nearest(ids: readonly string[], boxes: ReadonlyMap<string, Point>, here: Point) {
  let best: { id: string; far: number } | null = null
  for (const id of ids) {
    const box = boxes.get(id)
    if (box === undefined) continue
    const far = Math.hypot(box.x - here.x, box.y - here.y)
    if (best === null || far < best.far || (far === best.far && id < best.id)) best = { id, far }
  }
  return best?.id ?? null
}
