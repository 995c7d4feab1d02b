import { Link } from 'react-router'
import { paths } from '../../paths'
import { type Graph, type Node, type Side, edgesOn, neighbours } from '../../registry/lineage/graph'
import { KIND_WORDS, type NodeId } from '../../registry/lineage/subject'
import type { Shown } from '../../registry/lineage/view'
import { Button } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'
import { visibleText } from '../../ui/visibleText'
import { buttonLook } from '../../ui/buttonLooks'
import { NodeName } from './NodeName'
import { FactList, FoldedEnd } from './NodeTable'
import { STREAM } from './words'

interface Props {
  graph: Graph
  shown: Shown
  node: Node
  path: boolean
  onPath: (on: boolean) => void
  onOpen: (id: NodeId, side: Side) => void
  onFold: (id: NodeId, side: Side) => void
  /** Whether all that stands on it is shown; null: that is another page. */
  impact: boolean | null
  onImpact: (on: boolean) => void
  onLeave: () => void
}

/** The node that is looked at: what it is, why its edges are there, and where to go from it. */
export function NodeDetail(props: Props) {
  const { graph, shown, node, path, impact, onPath, onOpen, onFold, onImpact, onLeave } = props
  const { about } = node
  const folded = shown.folded.get(node.id) ?? {}
  const id =
    about.kind === 'run' || about.kind === 'logged-model'
      ? about.id
      : about.kind === 'commit'
        ? about.commit
        : null
  return (
    <section aria-label="Node" className="rounded border border-line bg-raised p-3 text-table">
      <div className="flex flex-wrap items-center gap-2">
        <span className="label">{KIND_WORDS[about.kind].one}</span>
        <span className="min-w-0 font-semibold">
          <NodeName node={node} />
        </span>
        {node.fact !== '' && (
          <span className={node.trouble === null ? 'font-mono text-quiet' : 'text-fail'}>
            {node.trouble !== null && <span aria-hidden="true">✕ </span>}
            <UserText text={node.fact} />
          </span>
        )}
        {node.at !== null && (
          <span className="text-quiet">
            <Time at={new Date(node.at)} />
          </span>
        )}
        <div className="ml-auto flex flex-wrap gap-2">
          <Button
            aria-pressed={path}
            className="aria-pressed:bg-hover"
            onClick={() => onPath(!path)}
          >
            Path through it
          </Button>
          {(about.kind === 'version' || about.kind === 'model') && (
            <Link
              to={paths.lineageOf(about.kind === 'version' ? about : { model: about.name })}
              className={buttonLook('plain')}
            >
              Its lineage
            </Link>
          )}
          {about.kind === 'dataset' && (
            <Link to={paths.dataset(about)} className={buttonLook('plain')}>
              Its impact
            </Link>
          )}
          {impact !== null && (
            <Button
              aria-pressed={impact}
              className="aria-pressed:bg-hover"
              onClick={() => onImpact(!impact)}
            >
              Its impact
            </Button>
          )}
          <Button look="quiet" onClick={onLeave}>
            Close
          </Button>
        </div>
      </div>
      {node.trouble !== null && (
        <p className="mt-1">
          <UserText text={node.trouble.words} />
        </p>
      )}
      {id !== null && (
        <p className="mt-1 flex items-center gap-1">
          <code className="min-w-0 font-mono text-[0.75rem] break-all">
            <UserText text={id} />
          </code>
          <CopyButton text={id} what="the id" />
        </p>
      )}
      <div className="mt-2 grid gap-x-6 gap-y-2 md:grid-cols-2">
        {(['up', 'down'] as const).map((side) => (
          <div key={side} className="min-w-0">
            <div className="flex min-h-6 items-center gap-2">
              <h3 className="label">{side === 'up' ? 'Stands on' : 'What stands on it'}</h3>
              {neighbours(graph, node.id, side).some((next) => shown.nodes.has(next)) && (
                <button
                  type="button"
                  aria-label={`Fold what is ${STREAM[side]} of ${visibleText(node.name)}`}
                  className="min-h-6 text-label text-quiet underline hover:text-ink"
                  onClick={() => onFold(node.id, side)}
                >
                  Fold
                </button>
              )}
            </div>
            <FactList edges={edgesOn(graph, node.id, side)} side={side} graph={graph} />
            <FoldedEnd node={node} side={side} fold={folded[side]} onOpen={onOpen} />
          </div>
        ))}
      </div>
    </section>
  )
}
