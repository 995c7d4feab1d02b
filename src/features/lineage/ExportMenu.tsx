import { counted } from '../../lib/counted'
import { fileNamePart } from '../../lib/saveText'
import type { Graph } from '../../registry/lineage/graph'
import type { Layout } from '../../registry/lineage/layout/shapes'
import type { NodeId } from '../../registry/lineage/subject'
import { SaveMenu } from './SaveMenu'
import type { Drawing } from './drawn'
import { edgesShown, lineageCsv, lineageSvg } from './exports'

interface Props {
  /** Begins the names of the files. */
  name: string
  graph: Graph
  nodes: ReadonlySet<NodeId>
  drawing: Drawing
  /** Null while there is no picture yet. */
  layout: Layout | null
  down: boolean
}

/** What is shown as a file: the edges with their facts, or the picture. */
export const ExportMenu = ({ name, graph, nodes, drawing, layout, down }: Props) => (
  <SaveMenu
    file={`lineage-${fileNamePart(name)}`}
    says={
      <>
        {counted(nodes.size, 'node')} and {counted(edgesShown(graph, nodes), 'edge')}, as they are
        shown.
      </>
    }
    rows="The CSV has one row for each edge, with the field it rests on."
    csv={() => lineageCsv(graph, nodes)}
    svg={() => (layout === null ? '' : lineageSvg(drawing, layout, down))}
    waits={layout === null ? 'The picture is not laid out yet.' : null}
  />
)
