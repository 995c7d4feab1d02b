import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useApp } from '../../app'
import { mergeLines } from '../../lib/mergeLines'
import { lookAgain, useChangeDescription } from '../../queries/useAnnotate'
import type { DescriptionChange } from '../../registry/annotation'
import { planDescription } from '../../registry/descriptionPlan'
import type { Subject } from '../../registry/subject'
import { draftsOf, dropDraft, keepDraft, readDraft } from './drafts'
import { outcomeOf } from '../common/outcomeOf'

export type DescriptionEditing = ReturnType<typeof useDescription>

/**
 * A description being written. Each keystroke is kept in this tab until it is sent or discarded; `current` is what the
 * page shows, whoever wrote it.
 */
export function useDescription(on: Subject, current: string, onSent: () => void) {
  const app = useApp()
  const { backend, queries } = app
  const client = useQueryClient()
  const drafts = draftsOf(app)
  const changing = useChangeDescription({ backend, queries }, on.model)
  const [restored] = useState(() => readDraft(drafts, on))
  const [{ base, text }, setState] = useState(restored ?? { base: current, text: current })
  const [looking, setLooking] = useState(false)
  // `isPending` comes with the next render, which is too late for the second half of a double click
  const sent = useRef(false)
  const plan = planDescription({ on, base, text }, current)
  const outcome = outcomeOf(changing)

  const backToForm = () => {
    sent.current = false
    changing.reset()
  }
  const put = (next: { base: string; text: string }) => {
    setState(next)
    if (next.text === next.base) dropDraft(drafts, on)
    else keepDraft(drafts, on, { ...next, at: new Date() })
    if (outcome !== null) backToForm()
  }
  const send = (change: DescriptionChange) => {
    if (sent.current) return
    sent.current = true
    changing.mutate(change, {
      onSuccess: ({ kind }) => {
        // nothing was written, and what was in the way may be gone: a session, a right
        if (kind === 'denied' || kind === 'refused') sent.current = false
        if (kind !== 'written' && kind !== 'already-so') return
        dropDraft(drafts, on)
        onSent()
      },
    })
  }
  const onTop = base === current ? null : mergeLines(base, text, current)

  return {
    base,
    text,
    current,
    /** When the draft that this began from was last written on; null where it began from what is there. */
    draftFrom: restored?.at ?? null,
    plan,
    busy: changing.isPending,
    outcome,
    looking,
    /** Theirs with what was changed here put in; null where both changed the same lines. */
    onTop,
    type: (next: string) => put({ base, text: next }),
    send,
    discard: () => put({ base: current, text: current }),
    /** They have seen theirs: from now on that is what this replaces. */
    goOn: () => put({ base: current, text: onTop ?? text }),
    overwrite: () => {
      put({ base: current, text })
      send({ on, from: current, to: text })
    },
    look: async () => {
      setLooking(true)
      const read = await lookAgain(client, queries, on)
      setLooking(false)
      if (read) backToForm()
    },
  }
}
