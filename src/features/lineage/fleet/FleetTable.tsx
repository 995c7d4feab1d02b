import { memo, useState } from 'react'
import { Link } from 'react-router'
import { grouped } from '../../../lib/counted'
import type { Fleet, FleetNode } from '../../../registry/fleet/fleet'
import type { Column, FleetId } from '../../../registry/fleet/node'
import { Button } from '../../../ui/Button'
import { Scroller } from '../../../ui/Scroller'
import { UserText } from '../../../ui/UserText'
import { visibleText } from '../../../ui/visibleText'
import { Ends, endsOf } from './Ends'
import { GAP_WORDS, STATE_MARKS, factOf, kindOf, nameOf, stateOfGap } from './fleetWords'
import { hrefOf } from './hrefs'

const HEADS = ['Node', 'Kind', 'Upstream', 'Downstream', 'Fact'] as const
const STEP = 100

interface Props {
  fleet: Fleet
  at: FleetId | null
  onLook: (id: FleetId) => void
  onMore: (column: Column) => void
}

/** The same nodes and bands as the picture, to be read. Numbers count versions. */
export const FleetTable = memo(function FleetTable({ fleet, at, onLook, onMore }: Props) {
  const [most, setMost] = useState(STEP)
  const rows = [...fleet.nodes.values()]
  const rest = rows.length - most
  return (
    <>
      <Scroller label="Lineage as a table">
        <table
          aria-label="Lineage"
          className="w-full min-w-[52rem] table-fixed text-table tabular-nums"
        >
          <colgroup>
            <col className="w-[24%]" />
            <col className="w-[12%]" />
            <col className="w-[20%]" />
            <col className="w-[20%]" />
            <col />
          </colgroup>
          <thead className="border-b border-line-strong">
            <tr>
              {HEADS.map((head) => (
                <th key={head} scope="col" className="label py-1 pr-4 text-left">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map((node) => (
              <Row
                key={node.id}
                node={node}
                fleet={fleet}
                at={at === node.id}
                onLook={onLook}
                onMore={onMore}
              />
            ))}
          </tbody>
        </table>
      </Scroller>
      {rest > 0 && (
        <Button look="quiet" className="mt-1 -ml-3" onClick={() => setMost(most + STEP * 5)}>
          {`Show more; ${grouped(rest)} are left`}
        </Button>
      )}
    </>
  )
})

interface RowProps {
  node: FleetNode
  fleet: Fleet
  at: boolean
  onLook: (id: FleetId) => void
  onMore: (column: Column) => void
}

function Row({ node, fleet, at, onLook, onMore }: RowProps) {
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
          <button
            type="button"
            aria-pressed={at}
            aria-label={`Look at ${kindOf(about)} ${visibleText(name)}`}
            onClick={() => onLook(node.id)}
            className={LOOK}
          >
            {at ? 'looked at' : 'Look at it'}
          </button>
        )}
      </th>
      <td className="py-1 pr-4 align-top text-quiet">{kindOf(about)}</td>
      <td className="py-1 pr-4 align-top">
        <Ends ends={endsOf(fleet, node.id, 'up')} />
      </td>
      <td className="py-1 pr-4 align-top">
        <Ends ends={endsOf(fleet, node.id, 'down')} />
      </td>
      <td className="py-1 align-top">
        {factOf(node)}
        {about.kind === 'gap' && <p className="text-quiet">{GAP_WORDS[about.gap].says}</p>}
      </td>
    </tr>
  )
}

const LOOK =
  'block min-h-6 text-label font-normal text-quiet hover:text-ink hover:underline aria-pressed:font-semibold aria-pressed:text-ink'
