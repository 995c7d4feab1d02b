import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * @typedef {import('../../src/registry/lineage/layout/shapes.ts').Plan} Plan
 * @typedef {import('../../src/registry/lineage/layout/shapes.ts').Point} Point
 * @typedef {ReadonlyMap<string, Point>} Places
 *
 * `draw`: of each link the path that the page would draw. It is no part of the layout, and not timed.
 * @typedef {{ boxes: Places, draw: () => Map<string, string> }} LaidOut
 *
 * `placed`: boxes that stand somewhere already, and whose place an engine may keep.
 * @typedef {(plan: Plan, placed: Places) => LaidOut | Promise<LaidOut>} Engine
 *
 * `code`: the project's own modules, bundled. `packages`: the folder that holds those of others.
 * @typedef {{ code: typeof import('./source.ts'), packages: string }} Parts
 */

/** How an engine is made; by the name it has in the tables. @type {Record<string, (parts: Parts) => Promise<Engine>>} */
export const ENGINES = {
  own: (parts) => Promise.resolve(own(parts)),
  'd3-dag': (parts) => d3Dag(parts, (lib) => lib.sugiyama()),
  'd3-dag fast': (parts) =>
    d3Dag(parts, (lib) => lib.sugiyama().decross(lib.decrossDfs()).coord(lib.coordGreedy())),
  elk: (parts) => Promise.resolve(elk(parts, {})),
  'elk kept': (parts) => Promise.resolve(elk(parts, { keeps: true })),
}

/** @param {Parts} parts @returns {Engine} */
const own =
  ({ code: { grow, curve } }) =>
  (plan, placed) => {
    const { boxes, links } = grow(plan, placed)
    return {
      boxes,
      draw: () => new Map([...links].map(([id, points]) => [id, curve(points, false)])),
    }
  }

/**
 * It lays out from the top down, so everything is turned. Its lines are led through the columns as ours are: level past the
 * boxes, bent between them.
 * @param {Parts} parts
 * @param {(lib: any) => any} choose
 * @returns {Promise<Engine>}
 */
async function d3Dag({ code: { BOX, GAP, curve }, packages }, choose) {
  const file = join(packages, 'node_modules/d3-dag/dist/d3-dag.esm.min.mjs')
  const lib = await import(pathToFileURL(file).href)
  const layOut = choose(lib).nodeSize([BOX.height, BOX.width]).gap([GAP.y, GAP.x])
  const corner = (/** @type {Point} */ { x, y }) => ({
    x: y - BOX.width / 2,
    y: x - BOX.height / 2,
  })
  return ({ boxes, links }) => {
    const graph = lib.graph()
    const nodes = new Map(boxes.map((id) => [id, graph.node(id)]))
    for (const { id, from, to } of links) nodes.get(from).child(nodes.get(to), id)
    layOut(graph)
    return {
      boxes: new Map([...nodes].map(([id, node]) => [id, corner(node)])),
      draw: () =>
        new Map(
          [...graph.links()].map(({ data, points }) => {
            const middles = points.map((/** @type {[number, number]} */ [y, x]) => ({ x, y }))
            const right = middles.at(-1).x > middles[0].x ? 1 : -1
            const half = (right * BOX.width) / 2
            const led = middles.flatMap(
              (/** @type {Point} */ { x, y }, /** @type {number} */ i) => [
                ...(i === 0 ? [] : [{ x: x - half, y }]),
                ...(i === middles.length - 1 ? [] : [{ x: x + half, y }]),
              ],
            )
            return [data, curve(led, false)]
          }),
        ),
    }
  }
}

/**
 * Its layered algorithm as it comes: network simplex for the columns, sweeps, Brandes and Köpf, lines with right angles.
 * `keeps`: told where boxes stood, it keeps their columns and their order.
 * @param {Parts} parts
 * @param {{ keeps?: boolean }} options
 * @returns {Engine}
 */
function elk({ code: { BOX, GAP }, packages }, { keeps = false }) {
  const Elk = createRequire(join(packages, 'package.json'))('elkjs')
  const engine = new Elk()
  const layoutOptions = {
    'elk.algorithm': 'layered',
    'elk.direction': 'RIGHT',
    'elk.edgeRouting': 'ORTHOGONAL',
    'elk.spacing.nodeNode': String(GAP.y),
    'elk.layered.spacing.nodeNodeBetweenLayers': String(GAP.x),
    'elk.layered.spacing.edgeNodeBetweenLayers': '10',
    'elk.separateConnectedComponents': 'true',
  }
  const KEEPS = {
    'elk.interactive': 'true',
    'elk.separateConnectedComponents': 'false',
    'elk.layered.cycleBreaking.strategy': 'INTERACTIVE',
    'elk.layered.layering.strategy': 'INTERACTIVE',
    'elk.layered.crossingMinimization.strategy': 'INTERACTIVE',
    'elk.layered.nodePlacement.strategy': 'INTERACTIVE',
  }
  return async ({ boxes, links }, placed) => {
    const kept = keeps && placed.size > 0
    const found = await engine.layout({
      id: 'root',
      layoutOptions: { ...layoutOptions, ...(kept ? KEEPS : {}) },
      children: boxes.map((id) => ({
        id,
        ...BOX,
        ...(kept ? (placed.get(id) ?? besides(id, links, placed)) : {}),
      })),
      edges: links.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
    })
    return {
      boxes: new Map(
        found.children.map((/** @type {{ id: string } & Point} */ { id, x, y }) => [id, { x, y }]),
      ),
      draw: () =>
        new Map(
          found.edges.map((/** @type {any} */ { id, sections: [section] }) => [
            id,
            [section.startPoint, ...(section.bendPoints ?? []), section.endPoint]
              .map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`)
              .join(''),
          ]),
        ),
    }
  }

  /** @param {string} id @param {Plan['links']} links @param {Places} placed */
  function besides(id, links, placed) {
    for (const { from, to } of links) {
      const [before, after] = [placed.get(from), placed.get(to)]
      if (to === id && before !== undefined) return { x: before.x + BOX.width + GAP.x, y: before.y }
      if (from === id && after !== undefined) return { x: after.x - BOX.width - GAP.x, y: after.y }
    }
    return { x: 0, y: 0 }
  }
}
