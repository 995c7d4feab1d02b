import { ends } from './layers'
import { BOX, GAP, type Layout, type Plan, type Point, STEP } from './shapes'

/** What hangs together, the largest first; nothing leads from one part to another. */
export function parts({ boxes, links }: Plan): Plan[] {
  const out = ends(boxes, links, 'from')
  const into = ends(boxes, links, 'to')
  const partOf = new Map<string, number>()
  const found: { boxes: string[]; links: Plan['links'][number][] }[] = []
  for (const start of boxes) {
    if (partOf.has(start)) continue
    const part = { boxes: [start], links: [] }
    partOf.set(start, found.length)
    // an array is walked to its end, what is added meanwhile included
    for (const id of part.boxes) {
      for (const next of [...(out.get(id) ?? []), ...(into.get(id) ?? [])]) {
        for (const end of [next.from, next.to]) {
          if (partOf.has(end)) continue
          partOf.set(end, found.length)
          part.boxes.push(end)
        }
      }
    }
    found.push(part)
  }
  for (const link of links) found[partOf.get(link.from) ?? 0]?.links.push(link)
  // within a part in the order in which all came
  for (const part of found) part.boxes.sort()
  return found.sort((a, b) => b.boxes.length - a.boxes.length)
}

/** One below the other, each as high up as what stands above it in its columns allows. */
export function stacked(layouts: readonly Layout[]): Layout {
  const boxes = new Map<string, Point>()
  const links = new Map<string, readonly Point[]>()
  const floor = new Map<number, number>()
  for (const layout of layouts) {
    const outline = outlineOf(layout)
    let down = 0
    for (const [column, { top }] of outline) down = Math.max(down, (floor.get(column) ?? 0) - top)
    for (const [column, { bottom }] of outline) floor.set(column, bottom + down + GAP.y * 2)
    const lower = ({ x, y }: Point) => ({ x, y: y + down })
    for (const [id, point] of layout.boxes) boxes.set(id, lower(point))
    for (const [id, points] of layout.links) links.set(id, points.map(lower))
  }
  return { boxes, links }
}

/** From where to where each column is taken, by boxes and by lines that pass it. */
function outlineOf({ boxes, links }: Layout) {
  const outline = new Map<number, { top: number; bottom: number }>()
  const take = (column: number, top: number, bottom: number) => {
    const known = outline.get(column)
    outline.set(column, {
      top: Math.min(known?.top ?? top, top),
      bottom: Math.max(known?.bottom ?? bottom, bottom),
    })
  }
  for (const { x, y } of boxes.values()) take(x / STEP.x, y, y + BOX.height)
  for (const points of links.values())
    for (const { x, y } of points) take(Math.floor(x / STEP.x), y, y)
  return outline
}
