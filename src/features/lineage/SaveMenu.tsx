import { type ReactNode, useState } from 'react'
import { saveText } from '../../lib/saveText'
import { Button } from '../../ui/Button'
import { Popover } from '../../ui/Popover'
import { MENU } from '../common/menuLooks'
import { savePng } from './savePng'

interface Props {
  /** The files' name, without what says their kind. */
  file: string
  /** What is saved. */
  says: ReactNode
  /** What the rows of the CSV are. */
  rows: ReactNode
  csv: () => string
  svg: () => string
  /** Why there is no picture to save yet. */
  waits?: string | null
}

/** A lineage as a file: its rows, or its picture. */
export function SaveMenu({ file, says, rows, csv, svg, waits = null }: Props) {
  const [refused, setRefused] = useState(false)
  return (
    <Popover label="Export" trigger="Export" align="end" className={MENU}>
      <div className="max-w-72 space-y-2">
        <p>{says}</p>
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => saveText(`${file}.csv`, 'text/csv;charset=utf-8', csv())}>
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
        <p className="text-quiet">{rows}</p>
      </div>
    </Popover>
  )
}
