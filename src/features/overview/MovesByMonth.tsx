import type { Month } from '../../registry/overview/months'
import type { How, Move } from '../../registry/overview/moves'
import type { Fill } from '../../ui/stackedBars'
import { MonthBars } from './MonthBars'
import { HOW_ORDER } from './moveWords'

const LOOKS: Readonly<Record<How, { name: string; color: string; fill: Fill }>> = {
  approved: { name: 'Approved', color: 'var(--pass)', fill: 'solid' },
  alone: { name: 'Without a review', color: 'var(--unknown)', fill: 'striped' },
  emergency: { name: 'Emergency', color: 'var(--fail)', fill: 'crossed' },
  outside: { name: 'Outside', color: 'var(--outside)', fill: 'dotted' },
}

const PARTS = HOW_ORDER.map((how) => ({ ...LOOKS[how], has: (move: Move) => move.how === how }))

interface Props {
  moves: readonly Move[]
  months: readonly Month[]
  width?: number
}

/** Moves by month, each bar by how they came about. */
export const MovesByMonth = ({ moves, months, width }: Props) => (
  <MonthBars
    label="Moves by month, and how they came about"
    months={months}
    items={moves}
    at={({ at }) => at}
    parts={PARTS}
    width={width}
  />
)
