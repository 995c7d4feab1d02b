import { csv } from '../../lib/csv'
import { type Graph, edgesOn } from '../../registry/lineage/graph'
import { BOX, type Layout } from '../../registry/lineage/layout/shapes'
import { curve } from '../../registry/lineage/layout/turn'
import { rowsOf } from '../../registry/lineage/rows'
import { KIND_WORDS, type NodeId } from '../../registry/lineage/subject'
import { visibleText } from '../../ui/visibleText'
import type { Drawing } from './drawn'
import { factWords } from './words'

/** A row for each edge, and one for each node that has none among those shown. */
export function lineageCsv(graph: Graph, nodes: ReadonlySet<NodeId>): string {
  const head = ['from kind', 'from', 'edge', 'to kind', 'to', 'claimed', 'fact', 'trouble']
  const rows = rowsOf(graph, nodes).flatMap(({ node, upstream, downstream }) => {
    const kind = KIND_WORDS[node.about.kind].one
    const trouble = node.trouble === null ? '' : `${node.fact}: ${node.trouble.words}`
    if (upstream.length + downstream.length === 0)
      return [['', '', '', kind, node.id, '', '', trouble]]
    return upstream.map((edge) => {
      const from = graph.nodes.get(edge.from)
      return [
        from === undefined ? '' : KIND_WORDS[from.about.kind].one,
        edge.from,
        edge.kind,
        kind,
        node.id,
        edge.claimed ? 'yes' : 'no',
        factWords(edge),
        trouble,
      ]
    })
  })
  return csv([head, ...rows])
}

/** Nodes with nothing upstream that is shown have no row of their own as an end. */
export const edgesShown = (graph: Graph, nodes: ReadonlySet<NodeId>) =>
  [...nodes].reduce(
    (sum, id) => sum + edgesOn(graph, id, 'up').filter(({ from }) => nodes.has(from)).length,
    0,
  )

// A picture is looked at elsewhere, mostly on paper: light, whatever the page is.
const INK = '#16181d'
const QUIET = '#555b66'
const EDGE = '#8a909c'
const FAIL = '#a3201d'
const ACCENT = '#2b4aa0'
const MARGIN = 24
const LETTERS = 27

/** The whole picture, edges included, as an SVG file. */
export function lineageSvg({ boxes, lines }: Drawing, layout: Layout, down: boolean): string {
  const places = boxes.flatMap((box) => {
    const at = layout.boxes.get(box.id)
    return at === undefined ? [] : [{ box, at }]
  })
  const points = [...layout.links.values()].flat()
  const xs = [...places.flatMap(({ at }) => [at.x, at.x + BOX.width]), ...points.map(({ x }) => x)]
  const ys = [...places.flatMap(({ at }) => [at.y, at.y + BOX.height]), ...points.map(({ y }) => y)]
  const left = Math.min(...xs, 0) - MARGIN
  const top = Math.min(...ys, 0) - MARGIN
  const width = Math.max(...xs, 0) + MARGIN - left
  const height = Math.max(...ys, 0) + MARGIN - top
  const paths = lines.map(
    ({ id, claimed, words }) =>
      `<path d="${curve(layout.links.get(id) ?? [], down)}" fill="none" stroke="${EDGE}" stroke-width="1.5"${claimed ? ' stroke-dasharray="6 4"' : ''}><title>${xml(words)}</title></path>`,
  )
  const cards = places.map(({ box, at: { x, y } }) => {
    const border = box.trouble ? FAIL : box.root ? ACCENT : box.live ? INK : EDGE
    const line = (text: string, at: number, look: string) =>
      `<text x="${x + 10}" y="${y + at}" ${look}>${xml(clip(visibleText(text)))}</text>`
    return [
      `<g><title>${xml(box.words)}</title>`,
      `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="4" fill="#ffffff" stroke="${border}"/>`,
      line(KIND_WORDS[box.kind].one, 15, `font-size="10" fill="${QUIET}"`),
      line(box.name, 31, `font-size="13" font-weight="600" fill="${INK}"`),
      line(box.fact, 47, `font-size="11" fill="${box.trouble ? FAIL : QUIET}"`),
      '</g>',
    ].join('')
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif">`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#ffffff"/>`,
    ...paths,
    ...cards,
    '</svg>',
  ].join('\n')
}

/** So much of a text as a box of the picture has room for. */
export const clip = (text: string) => {
  const letters = Array.from(text)
  return letters.length > LETTERS ? `${letters.slice(0, LETTERS - 1).join('')}…` : text
}

const ESCAPES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])

/** Other people's text goes into a file that a browser may open. What XML can't hold is marked by `visibleText` before. */
export const xml = (text: string) =>
  text.toWellFormed().replace(/[&<>"']/g, (letter) => ESCAPES.get(letter) ?? letter)
