import type { Node, NodeProps } from '@xyflow/react'
import { Fragment, memo, use, useEffect, useRef } from 'react'
import { KIND_WORDS } from '../../registry/lineage/subject'
import type { Side } from '../../registry/lineage/graph'
import { UserText } from '../../ui/UserText'
import { NameText } from '../../ui/NameText'
import { visibleText } from '../../ui/visibleText'
import { GraphActs } from './graphActs'
import type { Box } from './drawn'
import { STREAM, foldMark, foldWords } from './words'

export type BoxNode = Node<
  {
    box: Box
    at: boolean
    current: boolean
    down: boolean
    /** What is folded can be pressed; else it is only told, but on the box that is looked at. */
    near: boolean
    takeFocus: number | null
  },
  'box'
>

const BELONGS = { both: null, first: 'only this one', second: 'only the other' } as const

/** A node as a button, with what is folded on its sides. */
export const GraphBox = memo(function GraphBox({ data }: NodeProps<BoxNode>) {
  const { box, at, current, down, near, takeFocus } = data
  const { look, open, fold } = use(GraphActs)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (takeFocus !== null) button.current?.focus({ preventScroll: true })
  }, [takeFocus])
  const note = box.belongs === null ? null : BELONGS[box.belongs]
  return (
    <div className={`relative h-full w-full ${box.faint ? 'opacity-45' : ''}`}>
      <button
        ref={button}
        type="button"
        data-node={box.id}
        tabIndex={current ? 0 : -1}
        aria-pressed={at}
        aria-label={box.words + (note === null ? '' : `, ${note}`)}
        title={visibleText(box.name)}
        onClick={() => look(box.id)}
        className={`nopan flex h-full w-full min-w-0 flex-col justify-center rounded border px-2.5 text-left ${groundOf(box)} ${at ? 'ring-2 ring-accent' : ''}`}
      >
        <span className="flex w-full min-w-0 items-baseline gap-2">
          <span className="label shrink-0 leading-4">{KIND_WORDS[box.kind].one}</span>
          {note !== null && <span className="truncate text-label text-accent">{note}</span>}
          {box.trouble && (
            <span aria-hidden="true" className="ml-auto text-label text-fail">
              ✕
            </span>
          )}
        </span>
        <span className="w-full min-w-0 text-table leading-4 font-semibold">
          <NameText name={box.name} />
        </span>
        {box.fact !== '' && (
          <span
            className={`w-full truncate text-label leading-4 ${box.trouble ? 'text-fail' : 'font-mono text-quiet'}`}
          >
            <UserText text={box.fact} />
          </span>
        )}
      </button>
      {(['up', 'down'] as const).map((side) => {
        const folded = box[side]
        const name = visibleText(box.name)
        return (
          <Fragment key={side}>
            {folded !== null && !near && !at && (
              <span aria-hidden="true" className={`${CHIP} ${placeOf(side, down)}`}>
                {foldMark(folded)}
              </span>
            )}
            {folded !== null && (near || at) && (
              <Chip
                words={`Show ${foldWords(folded, side)} of ${name}`}
                place={placeOf(side, down)}
                current={current}
                onPress={() => open(box.id, side)}
              >
                {foldMark(folded)}
              </Chip>
            )}
            {/* of the one that is looked at: on every box it would be noise */}
            {at && folded === null && box.unfolded.includes(side) && (
              <Chip
                words={`Fold what is ${STREAM[side]} of ${name}`}
                place={placeOf(side, down)}
                current={current}
                onPress={() => fold(box.id, side)}
              >
                −
              </Chip>
            )}
          </Fragment>
        )
      })}
    </div>
  )
})

function groundOf({ root, trouble, live, kind }: Box): string {
  if (trouble) return 'border-fail bg-fail-ground text-ink'
  if (root) return 'border-accent bg-raised text-ink'
  if (kind === 'alias') return 'border-alias-line bg-alias-ground text-alias'
  if (live) return 'border-ink bg-raised text-ink'
  return 'border-line-strong bg-raised text-ink'
}

const CHIP =
  'absolute min-h-6 min-w-6 whitespace-nowrap rounded-full border border-line-strong bg-surface px-1.5 text-center text-label leading-[22px] tabular-nums text-quiet'

interface ChipProps {
  words: string
  place: string
  current: boolean
  onPress: () => void
  children: string
}

/** Stands on one side of a box. */
function Chip({ words, place, current, onPress, children }: ChipProps) {
  return (
    <button
      type="button"
      tabIndex={current ? 0 : -1}
      aria-label={words}
      title={words}
      onClick={onPress}
      className={`fold-chip nopan hover:bg-hover hover:text-ink ${CHIP} ${place}`}
    >
      {children}
    </button>
  )
}

function placeOf(side: Side, down: boolean): string {
  if (down)
    return `left-1/2 -translate-x-1/2 ${side === 'up' ? 'origin-bottom -top-6' : 'origin-top -bottom-6'}`
  return `top-1/2 -translate-y-1/2 ${side === 'up' ? 'origin-right right-full mr-1' : 'origin-left left-full ml-1'}`
}
