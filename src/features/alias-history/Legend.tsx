import type { ReactNode } from 'react'
import type { Lane } from '../../registry/ledger/lane'

/** What the signs in the lanes mean; only of those that are there. */
export function Legend({ lanes }: { lanes: readonly Lane[] }) {
  const spans = lanes.flatMap((lane) => lane.spans)
  const has = (how: string) => spans.some(({ from }) => from.how === how)
  return (
    <ul aria-hidden="true" className="flex flex-wrap gap-x-4 gap-y-1 text-label text-quiet">
      {spans.some(({ holder }) => holder === null) && (
        <Item sign={<span className="h-3 w-4 rounded-sm border border-line hatched" />}>
          nobody
        </Item>
      )}
      {has('outside') && (
        <Item
          sign={
            <svg viewBox="0 0 10 14" className="h-3.5 w-2.5 fill-outside">
              <path d="M3.5 .5h3v7H9.5L5 13.5.5 7.5h3z" />
            </svg>
          }
        >
          moved outside Ringside
        </Item>
      )}
      {has('unknown') && (
        <Item
          sign={
            <span className="h-3 w-4 rounded-sm border border-dashed border-unknown bg-unknown-ground hatched" />
          }
        >
          not known
        </Item>
      )}
      {spans.length > 0 && (
        <Item sign={<span className="h-3 w-4 rounded-sm border border-dashed border-line" />}>
          not watched before
        </Item>
      )}
    </ul>
  )
}

const Item = ({ sign, children }: { sign: ReactNode; children: ReactNode }) => (
  <li className="flex items-center gap-1.5">
    {sign}
    {children}
  </li>
)
