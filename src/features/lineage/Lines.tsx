import { memo } from 'react'
import type { Layout } from '../../registry/lineage/layout/shapes'
import { curve } from '../../registry/lineage/layout/turn'
import type { Line } from './drawn'

interface Props {
  lines: readonly Line[]
  layout: Layout
  down: boolean
}

/** All edges at once, in one picture below the boxes; a claimed one is dashed. The table says the same in words. */
export const Lines = memo(function Lines({ lines, layout, down }: Props) {
  return (
    <svg
      aria-hidden="true"
      className="pointer-events-none absolute top-0 left-0 overflow-visible"
      width={1}
      height={1}
    >
      {lines.map(({ id, claimed, strong, faint, words }) => (
        <path
          key={id}
          d={curve(layout.links.get(id) ?? [], down)}
          fill="none"
          stroke={strong ? 'var(--accent)' : 'var(--line-strong)'}
          strokeWidth={strong ? 2.5 : 1.5}
          strokeDasharray={claimed ? '6 4' : undefined}
          opacity={faint ? 0.35 : 1}
          pointerEvents="stroke"
        >
          <title>{words}</title>
        </path>
      ))}
    </svg>
  )
})
