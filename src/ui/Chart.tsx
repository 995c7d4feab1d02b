import { type ReactNode, lazy } from 'react'
import { ChartFrame } from './ChartFrame'
import { CHART_HEIGHT, type ChartProps } from './chartSeries'

const Drawing = lazy(async () => ({ default: (await import('./ChartDrawing')).ChartDrawing }))

interface Props extends ChartProps {
  table: ReactNode
  controls?: ReactNode
}

/** Lines of numbers with their table. */
export function Chart({ table, controls, ...drawing }: Props) {
  return (
    <ChartFrame table={table} controls={controls} height={drawing.height ?? CHART_HEIGHT}>
      <Drawing {...drawing} />
    </ChartFrame>
  )
}
