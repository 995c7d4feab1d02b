import { memo, useId } from 'react'
import type { Fleet } from '../../../registry/fleet/fleet'
import type { Ribbon } from '../../../registry/fleet/layOut'
import type { State } from '../../../registry/fleet/sources'
import { columnsIn, outline } from './bands'
import { linkWords } from './fleetWords'

interface Props {
  fleet: Fleet
  ribbons: readonly Ribbon[]
  width: number
  height: number
  /** What hangs together with the node that is looked at. */
  path: ReadonlySet<string> | null
}

/** All links as bands below the boxes; striped where broken, dotted where unknown. The table says the same in words. */
export const Bands = memo(function Bands({ fleet, ribbons, width, height, path }: Props) {
  const id = useId()
  const { box, x } = columnsIn(width)
  const fills: Readonly<Record<State, string>> = {
    sound: 'var(--series-1)',
    broken: `url(#${id}-broken)`,
    unknown: `url(#${id}-unknown)`,
  }
  return (
    <svg
      aria-hidden="true"
      className="absolute top-0 left-0"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <defs>
        <pattern
          id={`${id}-broken`}
          width={6}
          height={6}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width={6} height={6} fill="var(--fail)" opacity={0.35} />
          <rect width={3} height={6} fill="var(--fail)" />
        </pattern>
        <pattern id={`${id}-unknown`} width={6} height={6} patternUnits="userSpaceOnUse">
          <rect width={6} height={6} fill="var(--unknown)" opacity={0.2} />
          <circle cx={3} cy={3} r={1.4} fill="var(--unknown)" />
        </pattern>
      </defs>
      {ribbons.map((ribbon) => {
        const { link } = ribbon
        const from = fleet.nodes.get(link.from)
        const to = fleet.nodes.get(link.to)
        if (from === undefined || to === undefined) return null
        const strong = path?.has(link.id) ?? false
        return (
          <path
            key={link.id}
            d={outline(ribbon, x(from.column) + box, x(to.column))}
            fill={fills[link.state]}
            opacity={opacityOf(link.state, path === null ? null : strong)}
          >
            <title>{linkWords(link, from, to)}</title>
          </path>
        )
      })}
    </svg>
  )
})

/** Null: nothing is looked at. */
function opacityOf(state: State, strong: boolean | null): number {
  if (strong === false) return 0.1
  if (state !== 'sound') return strong === true ? 1 : 0.8
  return strong === true ? 0.6 : 0.26
}
