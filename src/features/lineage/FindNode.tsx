import { useId, useMemo, useRef, useState } from 'react'
import { grouped } from '../../lib/counted'
import { holdsWords } from '../../lib/words'
import type { Graph, Node } from '../../registry/lineage/graph'
import type { Records } from '../../registry/lineage/records'
import { KIND_WORDS, type NodeId } from '../../registry/lineage/subject'
import type { Shown, View } from '../../registry/lineage/view'
import { type Way, whereFolded, wayTo } from '../../registry/lineage/wayTo'
import { UserText } from '../../ui/UserText'
import { SearchBox } from '../../ui/SearchBox'
import { STREAM } from './words'

const MOST = 8

interface Props {
  graph: Graph
  records: Records
  view: View
  shown: Shown
  /** `way`: how to open the picture for it; null where it is drawn already. */
  onFound: (id: NodeId, way: Way | null) => void
}

/** Finds a node among all that were read, by any words of its kind, name, id or fact; what is drawn first. */
export function FindNode({ graph, records, view, shown, onFound }: Props) {
  const list = useId()
  const whole = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const sought = text.trim()
  const { drawn, folded } = useMemo(() => found(graph, shown, sought), [graph, shown, sought])
  const listed = useMemo(
    () =>
      [...drawn, ...folded].slice(0, MOST).map((node) => ({
        node,
        place: whereFolded(graph, shown.nodes, node.id),
      })),
    [drawn, folded, graph, shown],
  )
  return (
    <div ref={whole} className="relative w-56">
      <SearchBox label="Find a node" value={text} onChange={setText} onSettle={() => undefined} />
      {sought !== '' && (
        <div
          id={list}
          className="absolute right-0 top-9 z-10 w-72 max-w-[calc(100vw-2rem)] rounded border border-line-strong bg-raised p-1 shadow-lg"
        >
          <p role="status" className="px-2 py-1 text-label text-quiet">
            {countWords(drawn.length, folded.length)}
          </p>
          <ul>
            {listed.map(({ node, place }) => (
              <li key={node.id}>
                <button
                  type="button"
                  className="w-full rounded px-2 py-1 text-left text-table hover:bg-hover"
                  onClick={() => {
                    setText('')
                    // this button goes away; who looks at the table goes on from here
                    whole.current?.querySelector('input')?.focus()
                    onFound(node.id, place && wayTo(graph, records, view, node.id))
                  }}
                >
                  <span className="text-quiet">{KIND_WORDS[node.about.kind].one}</span>{' '}
                  <UserText text={node.name} />
                  {place !== null && (
                    <span className="block text-label text-quiet">
                      folded {place.steps > 1 && `${place.steps} steps `}
                      {STREAM[place.side]} of{' '}
                      <UserText text={graph.nodes.get(place.from)?.name ?? place.from} />
                    </span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

function found(graph: Graph, shown: Shown, sought: string) {
  const drawn: Node[] = []
  const folded: Node[] = []
  if (sought === '') return { drawn, folded }
  for (const node of graph.nodes.values()) {
    const words = `${KIND_WORDS[node.about.kind].one} ${node.name} ${node.fact} ${node.id}`
    if (holdsWords(words, sought)) (shown.nodes.has(node.id) ? drawn : folded).push(node)
  }
  return { drawn, folded }
}

function countWords(drawn: number, folded: number): string {
  if (drawn + folded === 0) return 'None of those read'
  const more = drawn + folded > MOST ? `; the first ${MOST}` : ''
  if (folded === 0) return `${grouped(drawn)} of those shown${more}`
  return `${grouped(drawn)} of those shown, ${grouped(folded)} folded${more}`
}
