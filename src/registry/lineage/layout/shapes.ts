/** What is laid out: boxes of one size and the links between them, from left to right. */
export interface Plan {
  boxes: readonly string[]
  links: readonly Link[]
}

export interface Link {
  id: string
  from: string
  to: string
}

export interface Point {
  x: number
  y: number
}

export interface Layout {
  /** The upper left corner of each box. */
  boxes: ReadonlyMap<string, Point>
  /** From the right side of one box to the left side of the other, with the points between that lead past other boxes. */
  links: ReadonlyMap<string, readonly Point[]>
}

export const BOX = { width: 208, height: 56 }
export const GAP = { x: 88, y: 20 }
/** From one column to the next, and from one row to the next. */
export const STEP = { x: BOX.width + GAP.x, y: BOX.height + GAP.y }

export const rightOf = ({ x, y }: Point): Point => ({ x: x + BOX.width, y: y + BOX.height / 2 })
export const leftOf = ({ x, y }: Point): Point => ({ x, y: y + BOX.height / 2 })

/** In one order whatever order they came in, without what leads nowhere. */
export function tidy({ boxes, links }: Plan): Plan {
  const sorted = [...new Set(boxes)].sort()
  const known = new Set(sorted)
  return {
    boxes: sorted,
    links: links
      .filter(({ from, to }) => from !== to && known.has(from) && known.has(to))
      .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
  }
}
