import type { SeriesShape } from './chartSeries'

interface Props {
  shape: SeriesShape
  color: string
  /** Given by Recharts; absent where there is no value. */
  cx?: number
  cy?: number
}

/** The mark of one point: series are told apart without their colours. */
export function ChartDot({ shape, color, cx, cy }: Props) {
  if (cx === undefined || cy === undefined || Number.isNaN(cy)) return null
  const at = { transform: `translate(${cx} ${cy})`, fill: color, stroke: color }
  switch (shape) {
    case 'circle':
      return <circle {...at} r={3.5} />
    case 'square':
      return <rect {...at} x={-3.25} y={-3.25} width={6.5} height={6.5} />
    case 'triangle':
      return <path {...at} d="M0-4.25 4 3.25H-4z" />
    case 'diamond':
      return <path {...at} d="M0-4.5 4.5 0 0 4.5-4.5 0z" />
    case 'ring':
      return <circle {...at} r={3.5} fill="var(--surface)" strokeWidth={2} />
    case 'cross':
      return <path {...at} d="m-3.5-3.5 7 7m0-7-7 7" strokeWidth={2} />
    default:
      return shape satisfies never
  }
}
