import { memo, useMemo } from 'react'
import { Link } from 'react-router'
import type { Fleet, FleetNode } from '../../../registry/fleet/fleet'
import type { Column, FleetId } from '../../../registry/fleet/node'
import { UserText } from '../../../ui/UserText'
import { visibleText } from '../../../ui/visibleText'
import { LineageTable } from '../LineageTable'
import { LOOK, LookButton } from '../LookButton'
import { Ends, type EndsOfNode, endsOf } from './Ends'
import { GAP_WORDS, STATE_MARKS, factOf, kindOf, nameOf, stateOfGap } from './fleetWords'
import { hrefOf } from './hrefs'

const WIDTHS = { columns: [24, 12, 20, 20], least: 52 } as const

interface Props {
  fleet: Fleet
  at: FleetId | null
  onLook: (id: FleetId) => void
  onMore: (column: Column) => void
}

/** The same nodes and bands as the picture, to be read. Numbers count versions. */
export const FleetTable = memo(function FleetTable({ fleet, at, onLook, onMore }: Props) {
  const ends = useMemo(() => endsOf(fleet), [fleet])
  return (
    <LineageTable rows={[...fleet.nodes.values()]} widths={WIDTHS}>
      {(node) => (
        <Row
          key={node.id}
          node={node}
          ends={ends.get(node.id)}
          at={at === node.id}
          onLook={onLook}
          onMore={onMore}
        />
      )}
    </LineageTable>
  )
})

interface RowProps {
  node: FleetNode
  /** Undefined: nothing is linked to it. */
  ends: EndsOfNode | undefined
  at: boolean
  onLook: (id: FleetId) => void
  onMore: (column: Column) => void
}

function Row({ node, ends, at, onLook, onMore }: RowProps) {
  const { about } = node
  const name = nameOf(node)
  const href = hrefOf(about)
  const text = <UserText text={name} className="break-words" />
  return (
    <tr className={`border-b border-line ${at ? 'bg-hover' : ''}`}>
      <th scope="row" className="py-1 pr-4 text-left align-top font-semibold">
        {about.kind === 'gap' && (
          <span aria-hidden="true">{STATE_MARKS[stateOfGap(about.gap)]} </span>
        )}
        {href === null ? (
          text
        ) : (
          <Link to={href} className="inline-block min-h-6 py-px text-accent hover:underline">
            {text}
          </Link>
        )}
        {about.kind === 'rest' ? (
          <button
            type="button"
            aria-label={`Show more ${kindOf(about)}`}
            onClick={() => onMore(about.column)}
            className={LOOK}
          >
            Show more
          </button>
        ) : (
          <LookButton
            at={at}
            what={`${kindOf(about)} ${visibleText(name)}`}
            onLook={() => onLook(node.id)}
          />
        )}
      </th>
      <td className="py-1 pr-4 align-top text-quiet">{kindOf(about)}</td>
      <td className="py-1 pr-4 align-top">
        <Ends ends={ends?.up ?? []} />
      </td>
      <td className="py-1 pr-4 align-top">
        <Ends ends={ends?.down ?? []} />
      </td>
      <td className="py-1 align-top">
        {factOf(node)}
        {about.kind === 'gap' && <p className="text-quiet">{GAP_WORDS[about.gap].says}</p>}
      </td>
    </tr>
  )
}
