import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useApp } from '../../app'
import { lookAgain, useChangeTag } from '../../queries/useAnnotate'
import type { TagChange } from '../../registry/annotation'
import type { ChangeOutcome } from '../../registry/change'
import type { Tags } from '../../registry/model'
import type { Subject } from '../../registry/subject'
import { whyReserved } from '../../registry/tagRules'
import { planTag, type TagDraft } from '../../registry/tagPlan'
import { outcomeOf } from '../common/outcomeOf'

/** What was done last, to be said once. */
export interface Done {
  key: string
  what: 'added' | 'changed' | 'removed' | 'nothing'
}

/** Where the focus belongs once a form has gone: to the button of the tag's row, or to the one that adds. */
type Back = { to: 'row'; key: string } | { to: 'add' }

export type TagEditing = ReturnType<typeof useTags>

/**
 * One tag at a time is being edited. It lives with the panel and not with the row: a row goes when its tag is removed,
 * before it is told what became of it. `first`: the key that is about to be written from the start.
 */
export function useTags(on: Subject, tags: Tags, first: string | null = null) {
  const { backend, queries } = useApp()
  const client = useQueryClient()
  const changing = useChangeTag({ backend, queries }, on.model)
  const [draft, setDraft] = useState(() => (first === null ? null : firstDraft(on, tags, first)))
  const [done, setDone] = useState<Done | null>(null)
  const [back, setBack] = useState<Back | null>(null)
  const [looking, setLooking] = useState(false)
  // `isPending` comes with the next render, which is too late for the second half of a double click
  const sent = useRef(false)
  const outcome = outcomeOf(changing)

  const leave = (next: Done | null) => {
    sent.current = false
    changing.reset()
    setDraft(null)
    setDone(next)
    const row = draft !== null && !draft.isNew && tags.has(draft.key) && next?.what !== 'removed'
    setBack(row ? { to: 'row', key: draft.key } : { to: 'add' })
  }
  const begin = (next: TagDraft) => {
    leave(null)
    setDraft(next)
    setBack(null)
  }
  const send = (change: TagChange) => {
    if (sent.current) return
    sent.current = true
    changing.mutate(change, {
      onSuccess: (result) => {
        // nothing was written, and what was in the way may be gone: a session, a right
        if (result.kind === 'denied' || result.kind === 'refused') sent.current = false
        if (result.kind === 'written') leave({ key: change.key, what: whatOf(change) })
        if (result.kind === 'already-so') leave({ key: change.key, what: 'nothing' })
      },
    })
  }
  const backToForm = () => {
    sent.current = false
    changing.reset()
  }

  return {
    draft,
    done,
    back,
    plan: draft === null ? null : planTag(draft, tags),
    busy: changing.isPending,
    /** What became of the last attempt, where that has to be dealt with; the change it is about. */
    trouble: shown(outcome) && changing.variables ? { outcome, change: changing.variables } : null,
    looking,
    add: () => begin({ on, key: '', isNew: true, value: '', seen: null }),
    edit: (key: string) => begin(draftOf(on, tags, key)),
    type: (more: Partial<Pick<TagDraft, 'key' | 'value'>>) => {
      setDraft(
        (before) => before && { ...before, ...more, ...(more.key !== undefined && { seen: null }) },
      )
      if (outcome !== null) backToForm()
    },
    send,
    cancel: () => leave(null),
    /** The person has seen what is there now, and goes on from there. */
    goOn: (now: string | null) => {
      setDraft((before) => before && { ...before, seen: now })
      backToForm()
    },
    backToForm,
    look: async () => {
      setLooking(true)
      const read = await lookAgain(client, queries, on)
      setLooking(false)
      if (read) backToForm()
    },
  }
}

const draftOf = (on: Subject, tags: Tags, key: string): TagDraft => ({
  on,
  key,
  isNew: false,
  value: tags.get(key) ?? '',
  seen: tags.get(key) ?? null,
})

/** Of a tag that is not there yet, or that may be written by nobody: a new one, whose form says so. */
const firstDraft = (on: Subject, tags: Tags, key: string): TagDraft =>
  tags.has(key) && whyReserved(key) === null
    ? draftOf(on, tags, key)
    : { on, key, isNew: true, value: '', seen: null }

const shown = (outcome: ChangeOutcome | null): outcome is ChangeOutcome =>
  outcome !== null && outcome.kind !== 'written' && outcome.kind !== 'already-so'

const whatOf = ({ from, to }: TagChange): Done['what'] =>
  to === null ? 'removed' : from === null ? 'added' : 'changed'
