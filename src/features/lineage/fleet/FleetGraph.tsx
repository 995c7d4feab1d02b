import { useCallback, useMemo, useRef, useState } from 'react'
import { grouped } from '../../../lib/counted'
import { type Fleet, type FleetNode, pathOf } from '../../../registry/fleet/fleet'
import type { FleetLayout } from '../../../registry/fleet/layOut'
import { COLUMNS, type Column, type FleetId } from '../../../registry/fleet/node'
import { Scroller } from '../../../ui/Scroller'
import { arrowWalk } from '../arrowWalk'
import { type Arrow, stepFrom } from '../graphKeys'
import { Bands } from './Bands'
import { FleetBox } from './FleetBox'
import { columnsIn, within } from './bands'
import { MOST, STEP } from './fleetAddress'
import { COLUMN_WORDS } from './fleetWords'
import { useExtent } from './useExtent'

interface Props {
  fleet: Fleet
  layout: FleetLayout
  at: FleetId | null
  onLook: (id: FleetId) => void
  onMore: (column: Column) => void
}

/** Narrower, and names could not be read: then the picture is moved sideways. */
const LEAST_WIDTH = 640
const PADDING = 12

/** The fleet as three columns with bands between them, walked by arrow keys along the bands. */
export function FleetGraph({ fleet, layout, at, onLook, onMore }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const { width: room, top, bottom } = useExtent(scroller)
  const width = Math.max(LEAST_WIDTH, room - 2 * PADDING)
  const { box, x } = columnsIn(width)
  const start = [...fleet.nodes.values()].find(({ column }) => column === 'model')?.id ?? ''
  const [wish, setCurrent] = useState<FleetId>(at ?? start)
  const [focus, setFocus] = useState<{ id: FleetId; time: number } | null>(null)
  // what had the focus may have been folded
  const current = fleet.nodes.has(wish) ? wish : start
  const path = useMemo(() => pathOf(fleet, at), [fleet, at])
  const seen = useMemo(() => within(layout, top, bottom), [layout, top, bottom])
  const walk = useMemo(
    () => ({
      lines: [...fleet.links.values()],
      boxes: new Map(
        [...layout.places].map(([id, { y, height }]) => [
          id,
          { x: COLUMNS.indexOf(fleet.nodes.get(id)?.column ?? 'source') * 400, y: y + height / 2 },
        ]),
      ),
    }),
    [fleet, layout],
  )

  const step = (from: FleetId, arrow: Arrow) => stepFrom(walk, walk, from, arrow, false)
  const goTo = useCallback((id: FleetId) => {
    setCurrent(id)
    setFocus((before) => ({ id, time: (before?.time ?? 0) + 1 }))
  }, [])
  const onPress = useCallback(
    ({ id, about, parts }: FleetNode) => {
      setCurrent(id)
      if (about.kind !== 'rest') return onLook(id)
      const ids = [...fleet.nodes.keys()]
      // what was pressed goes away with the last of what it stood for
      if (parts <= STEP) goTo(ids[ids.indexOf(id) - 1] ?? start)
      onMore(about.column)
    },
    [fleet, start, goTo, onLook, onMore],
  )
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys of the buttons in it
    <div onKeyDown={arrowWalk({ start, step, goTo })}>
      <Scroller
        ref={scroller}
        label="Nodes and bands"
        className="max-h-[max(28rem,76dvh)] rounded border border-line bg-sunken"
      >
        <div className="px-3 pb-3" style={{ width: width + 2 * PADDING }}>
          <div className="sticky top-0 z-10 -mx-3 h-8 bg-sunken">
            {COLUMNS.map((column) => (
              <ColumnHead key={column} fleet={fleet} column={column} x={x(column) + PADDING} />
            ))}
          </div>
          <div className="relative" style={{ width, height: layout.height }}>
            <Bands
              fleet={fleet}
              ribbons={seen.ribbons}
              width={width}
              height={layout.height}
              path={path}
            />
            {[...fleet.nodes.values()].map((node) => {
              const place = layout.places.get(node.id)
              // what has the focus stays, wherever it is scrolled to
              if (place === undefined || !(seen.seen.has(node.id) || node.id === current))
                return null
              return (
                <FleetBox
                  key={node.id}
                  node={node}
                  x={x(node.column)}
                  y={place.y}
                  width={box}
                  height={place.height}
                  at={node.id === at}
                  current={node.id === current}
                  faint={path !== null && !path.has(node.id)}
                  unfolds={unfolds(fleet, node)}
                  takeFocus={focus?.id === node.id ? focus.time : null}
                  onPress={onPress}
                />
              )
            })}
          </div>
        </div>
      </Scroller>
    </div>
  )
}

interface HeadProps {
  fleet: Fleet
  column: Column
  x: number
}

function ColumnHead({ fleet, column, x }: HeadProps) {
  const own = [...fleet.nodes.values()].filter((node) => node.column === column)
  const named = own.filter(({ about }) => about.kind !== 'rest' && about.kind !== 'gap').length
  const folded = own.find(({ about }) => about.kind === 'rest')?.parts ?? 0
  return (
    <p className="absolute top-1.5 whitespace-nowrap" style={{ left: x }}>
      <span className="label">{headOf(own, column)}</span>{' '}
      <span className="text-label text-quiet tabular-nums">
        {folded === 0 ? grouped(named) : `${grouped(named)} of ${grouped(named + folded)}`}
      </span>
    </p>
  )
}

function headOf(own: readonly FleetNode[], column: Column): string {
  const group = own.find(({ about }) => about.kind === 'group')?.about
  if (group?.kind !== 'group') return COLUMN_WORDS[column].head
  return group.by === 'team' ? 'Teams' : 'Owners'
}

/** What pressing the node of folded ones does. */
function unfolds({ nodes }: Fleet, { about, column, parts }: FleetNode): string | null {
  if (about.kind !== 'rest') return null
  const own = [...nodes.values()].filter((node) => node.column === column).length
  return own > MOST
    ? 'They are too many to be drawn: search for them'
    : `Shows ${grouped(Math.min(STEP, parts))} of them`
}
