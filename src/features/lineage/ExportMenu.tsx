import { useState } from 'react'
import { counted } from '../../lib/counted'
import { fileNamePart, saveText } from '../../lib/saveText'
import type { Graph } from '../../registry/lineage/graph'
import type { Layout } from '../../registry/lineage/layout/shapes'
import type { NodeId } from '../../registry/lineage/subject'
import { Button } from '../../ui/Button'
import { Popover } from '../../ui/Popover'
import { MENU } from '../common/menuLooks'
import type { Drawing } from './drawn'
import { edgesShown, lineageCsv, lineageSvg } from './exports'
import { savePng } from './savePng'

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
export function ExportMenu({ name, graph, nodes, drawing, layout, down }: Props) {
  const [refused, setRefused] = useState(false)
  const file = `lineage-${fileNamePart(name)}`
  const svg = () => (layout === null ? '' : lineageSvg(drawing, layout, down))
  const waits = layout === null ? 'The picture is not laid out yet.' : null
  return (
    <Popover label="Export" trigger="Export" align="end" className={MENU}>
      <div className="max-w-72 space-y-2">
        <p>
          {counted(nodes.size, 'node')} and {counted(edgesShown(graph, nodes), 'edge')}, as they are
          shown.
        </p>
        <div className="flex flex-wrap gap-2">
          <Button
            onClick={() =>
              saveText(`${file}.csv`, 'text/csv;charset=utf-8', lineageCsv(graph, nodes))
            }
          >
            CSV
          </Button>
          <Button
            closedBecause={waits}
            onClick={() => saveText(`${file}.svg`, 'image/svg+xml', svg())}
          >
            SVG
          </Button>
          <Button
            closedBecause={waits}
            onClick={() => void savePng(`${file}.png`, svg()).then((saved) => setRefused(!saved))}
          >
            PNG
          </Button>
        </div>
        {refused && (
          <p role="status" className="text-warn">
            This browser could not draw it as PNG; the SVG holds the same.
          </p>
        )}
        <p className="text-quiet">The CSV has one row for each edge, with the field it rests on.</p>
      </div>
    </Popover>
  )
}
