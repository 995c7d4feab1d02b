import { memo } from 'react'
import type { Layout } from '../../registry/lineage/layout/shapes'
import { curve } from '../../registry/lineage/layout/turn'
import type { Line } from './drawn'

/** More, and those that look alike are one path: nobody finds one of them with a pointer. */
const MANY = 600

interface Props {
  lines: readonly Line[]
  layout: Layout
  down: boolean
}

/** All edges at once, in one picture below the boxes; a claimed one is dashed. The table says the same in words. */
export const Lines = memo(function Lines({ lines, layout, down }: Props) {
  const way = ({ id }: Line) => curve(layout.links.get(id) ?? [], down)
  return (
    <svg
      aria-hidden="true"
      className="pointer-events-none absolute top-0 left-0 overflow-visible"
      width={1}
      height={1}
    >
      {lines.length > MANY
        ? alike(lines).map((all) => (
            <path key={lookOf(all[0])} d={all.map(way).join('')} {...drawnAs(all[0])} />
          ))
        : lines.map((line) => (
            <path key={line.id} d={way(line)} pointerEvents="stroke" {...drawnAs(line)}>
              <title>{line.words}</title>
            </path>
          ))}
    </svg>
  )
})

const drawnAs = ({ claimed, strong, faint }: Line) => ({
  fill: 'none',
  stroke: strong ? 'var(--accent)' : 'var(--line-strong)',
  strokeWidth: strong ? 2.5 : 1.5,
  strokeDasharray: claimed ? '6 4' : undefined,
  opacity: faint ? 0.35 : 1,
})

const lookOf = ({ claimed, strong, faint }: Line) => JSON.stringify([claimed, strong, faint])

function alike(lines: readonly Line[]): readonly [Line, ...Line[]][] {
  const groups = new Map<string, [Line, ...Line[]]>()
  for (const line of lines) {
    const group = groups.get(lookOf(line))
    if (group === undefined) groups.set(lookOf(line), [line])
    else group.push(line)
  }
  return [...groups.values()]
}
