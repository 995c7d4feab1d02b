import { useId, useState } from 'react'
import { holdsWords } from '../../lib/words'
import type { Graph } from '../../registry/lineage/graph'
import { KIND_WORDS, type NodeId } from '../../registry/lineage/subject'
import type { Shown } from '../../registry/lineage/view'
import { UserText } from '../../ui/UserText'
import { SearchBox } from '../../ui/SearchBox'

const MOST = 8

interface Props {
  graph: Graph
  shown: Shown
  onLook: (id: NodeId) => void
}

/** Finds a node among those that are shown, by any words of its kind, name, id or fact. */
export function FindNode({ graph, shown, onLook }: Props) {
  const list = useId()
  const [text, setText] = useState('')
  const found =
    text.trim() === ''
      ? []
      : [...shown.nodes].flatMap((id) => {
          const node = graph.nodes.get(id)
          if (node === undefined) return []
          const words = `${KIND_WORDS[node.about.kind].one} ${node.name} ${node.fact} ${id}`
          return holdsWords(words, text.trim()) ? [node] : []
        })
  return (
    <div className="relative w-56">
      <SearchBox label="Find a node" value={text} onChange={setText} onSettle={() => undefined} />
      {text.trim() !== '' && (
        <div
          id={list}
          className="absolute inset-x-0 top-9 z-10 rounded border border-line-strong bg-raised p-1 shadow-lg"
        >
          <p role="status" className="px-2 py-1 text-label text-quiet">
            {found.length === 0 ? 'None of those shown' : `${found.length} of those shown`}
          </p>
          <ul>
            {found.slice(0, MOST).map((node) => (
              <li key={node.id}>
                <button
                  type="button"
                  className="w-full rounded px-2 py-1 text-left text-table hover:bg-hover"
                  onClick={() => {
                    setText('')
                    onLook(node.id)
                  }}
                >
                  <span className="text-quiet">{KIND_WORDS[node.about.kind].one}</span>{' '}
                  <UserText text={node.name} />
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
