import { memo, useEffect, useRef } from 'react'
import { grouped } from '../../../lib/counted'
import type { FleetNode } from '../../../registry/fleet/fleet'
import { NameText } from '../../../ui/NameText'
import { visibleText } from '../../../ui/visibleText'
import { STATE_MARKS, factOf, nameOf, nodeWords, stateOfGap, troubleIn } from './fleetWords'

interface Props {
  node: FleetNode
  x: number
  y: number
  width: number
  height: number
  at: boolean
  current: boolean
  /** Not on the way through what is looked at. */
  faint: boolean
  /** What pressing a node of folded ones does; null where nothing more is unfolded. */
  unfolds: string | null
  /** Changes when it is to take the focus. */
  takeFocus: number | null
  onPress: (node: FleetNode) => void
}

/** So high, and there is room for a second line. */
const TWO_LINES = 40

/** A node as a button: what it is called and how many versions are behind it. */
export const FleetBox = memo(function FleetBox({
  node,
  x,
  y,
  width,
  height,
  at,
  current,
  faint,
  unfolds,
  takeFocus,
  onPress,
}: Props) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (takeFocus !== null) button.current?.focus()
  }, [takeFocus])
  const name = nameOf(node)
  const trouble = node.about.kind === 'gap' ? [] : troubleIn(node)
  return (
    <button
      ref={button}
      type="button"
      data-node={node.id}
      tabIndex={current ? 0 : -1}
      aria-pressed={unfolds === null ? at : undefined}
      aria-label={nodeWords(node) + (unfolds === null ? '' : `. ${unfolds}`)}
      title={`${visibleText(name)}: ${factOf(node)}`}
      onClick={() => onPress(node)}
      className={`absolute flex min-w-0 flex-col justify-center overflow-hidden rounded border px-2 text-left text-table scroll-my-12 ${faint ? 'border-line bg-surface text-quiet' : groundOf(node)} ${at ? 'ring-2 ring-accent' : ''}`}
      style={{ left: x, top: y, width, height }}
    >
      <span className="flex w-full min-w-0 items-baseline gap-1.5">
        {node.about.kind === 'gap' && (
          <span aria-hidden="true">{STATE_MARKS[stateOfGap(node.about.gap)]}</span>
        )}
        <span
          className={`min-w-0 flex-1 ${node.about.kind === 'rest' || node.about.kind === 'gap' ? '' : 'font-semibold'}`}
        >
          <NameText name={name} />
        </span>
        {trouble.map(([state, count]) => (
          <span
            key={state}
            className={`shrink-0 text-label tabular-nums ${faint ? '' : state === 'broken' ? 'text-fail' : 'text-unknown'}`}
          >
            {STATE_MARKS[state]} {grouped(count)}
          </span>
        ))}
        <span className="shrink-0 text-label tabular-nums">{grouped(node.versions)}</span>
      </span>
      {height >= TWO_LINES && (
        <span className={`truncate text-label ${faint ? '' : 'opacity-90'}`}>{factOf(node)}</span>
      )}
    </button>
  )
})

function groundOf({ about }: FleetNode): string {
  switch (about.kind) {
    case 'gap':
      return stateOfGap(about.gap) === 'broken'
        ? 'border-fail bg-fail-ground text-fail'
        : 'border-dashed border-unknown bg-unknown-ground text-unknown hatched'
    case 'alias':
      if (about.name === 'champion') return 'border-champion-line bg-champion-ground text-champion'
      if (about.name === 'challenger')
        return 'border-challenger-line bg-challenger-ground text-challenger'
      return 'border-alias-line bg-alias-ground text-alias'
    case 'rest':
      return 'border-dashed border-line-strong bg-surface text-ink hover:bg-hover'
    case 'dataset':
    case 'model':
    case 'group':
      return 'border-line-strong bg-raised text-ink'
    default:
      return about satisfies never
  }
}
