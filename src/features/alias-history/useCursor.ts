import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { addDays } from '../../lib/calendarDay'
import { type Axis, dayOf, momentAt, placeOf } from '../../registry/ledger/timeline'

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 30,
  PageDown: -30,
}

interface Use {
  axis: Axis
  /** The day that was chosen; null: none yet. */
  day: Date | null
  onChoose: (day: Date) => void
}

/** A cursor over the days of an axis: a pointer tries, a click or a key chooses. */
export function useCursor({ axis, day, onChoose }: Use) {
  const [tried, setTried] = useState<Date | null>(null)
  const first = dayOf(axis.from).from
  const last = dayOf(axis.to).from
  const inside = (at: Date) => (at < first ? first : at > last ? last : at)
  const pointed = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    return inside(dayOf(momentAt((clientX - left) / width, axis)).from)
  }
  const shown = tried ?? day
  return {
    /** The day to read out; null where nobody looks at one. */
    shown,
    /** Where its middle stands, from 0 to 1. */
    place: shown === null ? null : placeOf(middleOf(shown), axis),
    count: Math.round((last.getTime() - first.getTime()) / 86_400_000),
    now: Math.round(((day ?? last).getTime() - first.getTime()) / 86_400_000),
    on: {
      onPointerMove: (event: PointerEvent) => {
        if (event.pointerType === 'mouse') setTried(pointed(event))
      },
      onPointerLeave: () => setTried(null),
      onPointerUp: (event: PointerEvent) => {
        setTried(null)
        onChoose(pointed(event))
      },
      onKeyDown: (event: KeyboardEvent) => {
        const to = target(event.key)
        if (to === null) return
        event.preventDefault()
        setTried(null)
        onChoose(inside(to))
      },
    },
  }

  function target(key: string): Date | null {
    if (key === 'Home') return first
    if (key === 'End') return last
    const by = STEPS[key]
    return by === undefined ? null : addDays(day ?? last, by)
  }
}

const middleOf = (day: Date) => new Date(day.getTime() + 43_200_000)
