import type { ReactNode } from 'react'
import { counted } from '../../lib/counted'
import type { Section, TextRow } from '../../registry/compare/sections'
import { Panel } from '../../ui/Panel'
import { Skeleton } from '../../ui/Skeleton'
import { DiffTable } from './DiffTable'
import { Gaps } from './Gaps'
import type { Shared } from './shared'

interface Props extends Shared {
  section: Section
  /** The head of the first column, and what one of its rows is called. */
  head: string
  noun: string
  /** What it means that no version has any. */
  none: string
  actions?: ReactNode
  more?: (row: TextRow) => ReactNode
  children?: ReactNode
}

/** A part of the comparison that is names and values: what differs, and all of it where that is wanted. */
export function SectionPanel(props: Props) {
  const { section, versions, again, all, head, noun, none, actions, more, children } = props
  const { id, rows, sides } = section
  const changed = rows.filter((row) => row.changed)
  const reading = sides.some(({ state }) => state === 'reading')
  const open = sides.some(({ state }) => state === 'unknown')
  const shown = all ? rows : changed
  const same = rows.length - changed.length
  return (
    <Panel title={id} note={reading ? undefined : noteOf()} actions={actions}>
      <Gaps versions={versions} sides={sides} again={again} />
      {reading ? (
        <Skeleton label={`Reading the ${noun}s`} lines={3} />
      ) : shown.length > 0 ? (
        <DiffTable label={id} head={head} versions={versions} rows={shown} more={more} />
      ) : (
        <p className="py-1 text-table text-quiet">
          {rows.length > 0
            ? open
              ? `Nothing can be compared: ${counted(rows.length, noun)} on one side.`
              : `Nothing differs: ${counted(rows.length, noun)} the same.`
            : !open && none}
        </p>
      )}
      {children}
    </Panel>
  )

  function noteOf() {
    // where nothing differs, a sentence says so
    if (changed.length === 0) return undefined
    const differ = `${changed.length} ${changed.length === 1 ? 'differs' : 'differ'}`
    return same === 0 ? differ : `${differ} · ${same} the same`
  }
}
