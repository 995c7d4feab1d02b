import type { Edge, Fact, Graph, Node, Side } from '../../registry/lineage/graph'
import { type Row, rowsOf } from '../../registry/lineage/rows'
import { KIND_WORDS, type NodeId } from '../../registry/lineage/subject'
import type { Folded, Shown } from '../../registry/lineage/view'
import { UserText } from '../../ui/UserText'
import { visibleText } from '../../ui/visibleText'
import { FirstFew } from './FirstFew'
import { LineageTable } from './LineageTable'
import { LookButton } from './LookButton'
import { NodeName } from './NodeName'
import { foldWords, nodeWords } from './words'

const WIDTHS = { columns: [20, 9, 18, 18], least: 56 } as const

interface Props {
  graph: Graph
  shown: Shown
  at: NodeId | null
  onLook: (id: NodeId) => void
  onOpen: (id: NodeId, side: Side) => void
}

/** The same nodes and edges as the picture, to be read: each with the fields that its edges rest on. */
export function NodeTable({ graph, shown, at, onLook, onOpen }: Props) {
  return (
    <LineageTable rows={rowsOf(graph, shown.nodes)} widths={WIDTHS}>
      {(row) => (
        <TableRow
          key={row.node.id}
          row={row}
          graph={graph}
          folded={shown.folded.get(row.node.id) ?? {}}
          at={at === row.node.id}
          onLook={onLook}
          onOpen={onOpen}
        />
      )}
    </LineageTable>
  )
}

interface RowProps {
  row: Row
  graph: Graph
  folded: Readonly<Partial<Record<Side, Folded>>>
  at: boolean
  onLook: (id: NodeId) => void
  onOpen: (id: NodeId, side: Side) => void
}

function TableRow({
  row: { node, upstream, downstream },
  graph,
  folded,
  at,
  onLook,
  onOpen,
}: RowProps) {
  const side = (edges: readonly Edge[], which: Side) => (
    <td className="py-1.5 pr-4 align-top">
      <Ends edges={edges} side={which} graph={graph} />
      <FoldedEnd node={node} side={which} fold={folded[which]} onOpen={onOpen} />
    </td>
  )
  return (
    <tr className={`border-b border-line ${at ? 'bg-hover' : ''}`}>
      <th scope="row" className="py-1.5 pr-4 text-left align-top font-semibold">
        <NodeName node={node} />
        {node.fact !== '' && (
          <div
            className={`text-label font-normal ${node.trouble === null ? 'font-mono text-quiet' : 'text-fail'}`}
          >
            {node.trouble !== null && <span aria-hidden="true">✕ </span>}
            <UserText text={node.fact} />
          </div>
        )}
        <LookButton at={at} what={nodeWords(node)} onLook={() => onLook(node.id)} />
      </th>
      <td className="py-1.5 pr-4 align-top text-quiet">{KIND_WORDS[node.about.kind].one}</td>
      {side(upstream, 'up')}
      {side(downstream, 'down')}
      <td className="py-1.5 align-top">
        {node.trouble !== null && <UserText text={node.trouble.words} />}
        <FactList edges={upstream} side="up" graph={graph} />
      </td>
    </tr>
  )
}

function Ends({ edges, side, graph }: { edges: readonly Edge[]; side: Side; graph: Graph }) {
  const ends = [...new Set(edges.map(({ from, to }) => (side === 'up' ? from : to)))]
  return (
    <FirstFew all={ends}>
      {(id) => {
        const node = graph.nodes.get(id)
        return node === undefined ? null : (
          <li key={id}>
            <span className="text-label text-quiet">{KIND_WORDS[node.about.kind].one}</span>{' '}
            <UserText text={node.name} className="break-words" />
            {node.about.kind === 'dataset' && (
              <span className="font-mono text-label text-quiet">
                {' '}
                <UserText text={node.fact} />
              </span>
            )}
          </li>
        )
      }}
    </FirstFew>
  )
}

interface FoldProps {
  node: Node
  side: Side
  fold: Folded | undefined
  onOpen: (id: NodeId, side: Side) => void
}

/** What is folded on a side, with a way to unfold it; what can't be known any further is only said. */
export function FoldedEnd({ node, side, fold, onOpen }: FoldProps) {
  if (fold === undefined) return null
  const words = foldWords(fold, side)
  if (fold.count === 0 && fold.known === 'in part')
    return <p className="text-label text-quiet">{words}</p>
  const act = fold.count === 0 ? 'Read' : 'Show'
  return (
    <button
      type="button"
      aria-label={`${act} ${words} of ${visibleText(node.name)}`}
      onClick={() => onOpen(node.id, side)}
      className="min-h-6 text-left text-label text-quiet underline hover:text-ink"
    >
      {fold.count === 0
        ? `Read what is ${side === 'up' ? 'upstream' : 'downstream'}`
        : `+ ${words}`}
    </button>
  )
}

interface FactsProps {
  edges: readonly Edge[]
  /** Which of their ends is named. */
  side: Side
  graph: Graph
}

/** Why each edge is there: the field of which answer. */
export function FactList({ edges, side, graph }: FactsProps) {
  return (
    <FirstFew all={edges} noun="edges" className="space-y-0.5">
      {(edge) =>
        byField(edge).map(({ request, field, values, claimed }) => (
          <li key={`${edge.id} ${request} ${field}`} className="min-w-0">
            <span className="text-quiet">
              <UserText text={graph.nodes.get(side === 'up' ? edge.from : edge.to)?.name ?? ''} />{' '}
              {edge.kind}:
            </span>{' '}
            <code className="font-mono text-[0.75rem]">
              {request} {field}
            </code>
            {' = '}
            <UserText text={values.join(', ')} />
            {claimed && (
              <span className="ml-1 rounded border border-dashed border-line-strong px-1 text-label text-quiet">
                claimed
              </span>
            )}
          </li>
        ))
      }
    </FirstFew>
  )
}

/** One field may say the same edge several times: one metric after the other. */
function byField({ facts }: Edge) {
  const found = new Map<string, Omit<Fact, 'value'> & { values: string[] }>()
  for (const { request, field, value, claimed } of facts) {
    const key = `${request} ${field}`
    const known = found.get(key)
    if (known === undefined) found.set(key, { request, field, values: [value], claimed })
    else known.values.push(value)
  }
  return [...found.values()]
}
