import type { Lane } from '../../registry/ledger/lane'
import { type Stretch, stretchesOf } from '../../registry/ledger/stretches'
import { type Axis, type Tick, placeOf } from '../../registry/ledger/timeline'
import { isFormer } from '../../registry/ledger/former'
import { aliasTone } from '../common/aliasTone'
import { stretchWords } from '../common/laneWords'

interface Props {
  lane: Lane
  axis: Axis
  ticks: readonly Tick[]
  /** Where the cursor stands, from 0 to 1. */
  cursor: number | null
  modelCreated: Date | null
}

/** One alias over time: a bar for each holder, hatched where nobody held it or nobody knows. */
export function LaneBars({ lane, axis, ticks, cursor, modelCreated }: Props) {
  const stretches = stretchesOf(lane)
  const [first] = stretches
  const tone = aliasTone(lane.alias)
  return (
    <div aria-hidden="true" className="relative h-6 overflow-x-clip">
      {ticks.map(({ at }) => (
        <Line key={at.getTime()} place={placeOf(at, axis)} look="-inset-y-1.5 bg-line" />
      ))}
      {first !== undefined && first.from > axis.from && (
        <Piece from={axis.from} to={first.from} axis={axis} look="border-dashed border-line">
          <span className="hidden truncate px-1 text-label text-quiet @min-[5.5rem]:block">
            not watched
          </span>
        </Piece>
      )}
      {stretches
        .filter(({ to }) => (to ?? axis.to) > axis.from)
        .map((stretch) => (
          <Piece
            key={`${stretch.kind} ${stretch.span.from.n}`}
            from={stretch.from}
            to={stretch.to ?? axis.to}
            axis={axis}
            look={lookOf(stretch, tone, modelCreated)}
            open={stretch.to === null}
          >
            {stretch.kind !== 'between' && (
              <span className="hidden truncate px-1 font-mono text-[0.75rem] @min-[1.75rem]:block">
                {stretchWords(stretch)}
              </span>
            )}
          </Piece>
        ))}
      {stretches
        .filter(
          ({ kind, span, from }) =>
            kind === 'held' && span.from.how === 'outside' && from >= axis.from,
        )
        .map(({ from, span }) => (
          <FromOutside key={span.from.n} place={placeOf(from, axis)} />
        ))}
      {cursor !== null && <Line place={cursor} look="-inset-y-1 bg-ink" />}
    </div>
  )
}

function lookOf(stretch: Stretch, tone: string, modelCreated: Date | null): string {
  switch (stretch.kind) {
    case 'held':
      if (stretch.holder === null) return 'border-line hatched text-quiet'
      return isFormer(stretch.holder, modelCreated) ? `${tone} border-dashed opacity-70` : tone
    case 'between':
      return 'border-outside border-dashed bg-outside-ground hatched'
    case 'unsettled':
      return 'border-unknown border-dashed bg-unknown-ground hatched text-unknown'
    default:
      return stretch satisfies never
  }
}

interface PieceProps {
  from: Date
  to: Date
  axis: Axis
  look: string
  /** It goes on. */
  open?: boolean
  children: React.ReactNode
}

/** A stretch at its place; at least as wide as can be seen. */
function Piece({ from, to, axis, look, open = false, children }: PieceProps) {
  const left = placeOf(from, axis)
  const width = placeOf(to, axis) - left
  return (
    <div
      className={`@container absolute inset-y-0.5 flex min-w-[3px] items-center overflow-hidden rounded-sm border ${open ? 'rounded-r-none border-r-0' : ''} ${look}`}
      style={{ left: `${left * 100}%`, width: `calc(${width * 100}% - 1px)` }}
    >
      {children}
    </div>
  )
}

const Line = ({ place, look }: { place: number; look: string }) => (
  <span className={`absolute w-px ${look}`} style={{ left: `${place * 100}%` }} />
)

/** An arrow that comes into the lane from outside. */
function FromOutside({ place }: { place: number }) {
  return (
    <svg
      viewBox="0 0 10 14"
      className="absolute -top-1.5 h-3.5 w-2.5 -translate-x-1/2 fill-outside stroke-surface"
      style={{ left: `${place * 100}%` }}
    >
      <path d="M3.5 .5h3v7H9.5L5 13.5.5 7.5h3z" />
    </svg>
  )
}
