import type { Belongs } from '../../registry/lineage/diff'
import {
  type Graph,
  type Node,
  type Side,
  neighbours,
  pathThrough,
} from '../../registry/lineage/graph'
import { type Grouping, grouped } from '../../registry/lineage/grouping'
import type { Plan } from '../../registry/lineage/layout/shapes'
import { KIND_WORDS, type Kind, type NodeId } from '../../registry/lineage/subject'
import type { Folded, Shown } from '../../registry/lineage/view'
import { counted } from '../../lib/counted'
import { dayWords } from '../../lib/day'
import { factWords, nodeWords } from './words'

/** What stands on the picture for a node or a group of them. */
export interface Box {
  id: string
  kind: Kind
  name: string
  fact: string
  /** All of it in a line, for those who hear it. */
  words: string
  live: boolean
  trouble: boolean
  root: boolean
  up: Folded | null
  down: Folded | null
  /** Sides with something drawn, which can be folded. */
  unfolded: readonly Side[]
  belongs: Belongs | null
  /** Not on the path that is looked at. */
  faint: boolean
}

export interface Line {
  id: string
  from: string
  to: string
  kind: string
  claimed: boolean
  strong: boolean
  faint: boolean
  /** Why it is there. */
  words: string
}

export interface Drawing {
  boxes: readonly Box[]
  lines: readonly Line[]
}

const SIDES = ['up', 'down'] as const

interface Looks {
  roots: readonly NodeId[]
  /** The way through this node is drawn strong, the rest faint. */
  through: NodeId | null
  belongs: ReadonlyMap<NodeId, Belongs> | null
}

/** The nodes that are shown, each as a box. */
export function drawNodes(graph: Graph, shown: Shown, { roots, through, belongs }: Looks): Drawing {
  const path = through === null ? null : pathThrough(graph, through)
  const boxes = [...shown.nodes].flatMap((id): Box[] => {
    const node = graph.nodes.get(id)
    if (node === undefined) return []
    const { up = null, down = null } = shown.folded.get(id) ?? {}
    return [
      {
        id,
        kind: node.about.kind,
        name: node.name,
        fact: factOf(node),
        words: nodeWords(node),
        live: node.live,
        trouble: node.trouble !== null,
        root: roots.includes(id),
        up,
        down,
        unfolded: SIDES.filter((side) =>
          neighbours(graph, id, side).some((next) => shown.nodes.has(next)),
        ),
        belongs: belongs?.get(id) ?? null,
        faint: path !== null && !path.has(id),
      },
    ]
  })
  const lines = [...graph.edges.values()]
    .filter(({ from, to }) => shown.nodes.has(from) && shown.nodes.has(to))
    .map((edge): Line => {
      const strong = path !== null && path.has(edge.from) && path.has(edge.to)
      return {
        id: edge.id,
        from: edge.from,
        to: edge.to,
        kind: edge.kind,
        claimed: edge.claimed,
        strong,
        faint: path !== null && !strong,
        words: `${edge.kind}: ${factWords(edge)}`,
      }
    })
  return { boxes, lines }
}

/** Runs and logged models are often called alike: where nothing else is to be said of one, its day is. */
function factOf({ about, fact, at }: Node): string {
  const dated = about.kind === 'run' || about.kind === 'logged-model'
  return fact === '' && dated && at !== null ? dayWords(new Date(at)) : fact
}

/** The same nodes, those that belong together as one box. */
export function drawGroups(graph: Graph, nodes: ReadonlySet<NodeId>, by: Grouping): Drawing {
  const { groups, links } = grouped(graph, nodes, by)
  return {
    boxes: groups.map((group): Box => {
      const many = group.members.length
      const { one, many: all } = KIND_WORDS[group.kind]
      const fact = `${many.toLocaleString('en')} ${many === 1 ? one : all}${group.troubled > 0 ? `, ${group.troubled} with trouble` : ''}`
      return {
        id: group.id,
        kind: group.kind,
        name: group.name,
        fact,
        words: `${all}: ${group.name}, ${fact}`,
        live: group.live,
        trouble: group.troubled > 0,
        root: false,
        up: null,
        down: null,
        unfolded: [],
        belongs: null,
        faint: false,
      }
    }),
    lines: links.map(({ from, to, count, claimed }): Line => ({
      id: `${from} ${to}`,
      from,
      to,
      kind: counted(count, 'edge'),
      claimed,
      strong: false,
      faint: false,
      words: `${counted(count, 'edge')}${claimed ? ', all claimed' : ''}`,
    })),
  }
}

export const planOf = ({ boxes, lines }: Drawing): Plan => ({
  boxes: boxes.map(({ id }) => id),
  links: lines.map(({ id, from, to }) => ({ id, from, to })),
})
