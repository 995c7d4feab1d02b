import * as z from 'zod/mini'
import type { App } from '../../app'
import type { Subject } from '../../registry/subject'

/** A description that somebody began and has not sent. */
export interface Draft {
  /** What was there when they began: what the draft is compared with before it is sent. */
  base: string
  text: string
  /** When they last wrote on it. */
  at: Date
}

const stored = z.object({ base: z.string(), text: z.string(), at: z.string() })

// Where a browser stores nothing (a private window, a full store) a draft lives as long as the page.
const unstored = new Map<string, string>()

/**
 * Whose drafts they are: the same name on another connection is another model, and what one person began is not shown to
 * the next who signs in.
 */
export function draftsOf({
  backend,
  config: { identity },
}: Pick<App, 'backend' | 'config'>): string {
  const person = identity.kind === 'session' ? (identity.person?.user ?? null) : null
  return JSON.stringify([backend.registry.id, person])
}

const keyOf = (owner: string, { model, version }: Subject) =>
  `ringside draft ${JSON.stringify([owner, model, version])}`

/** The draft of this tab for a model or a version; null where there is none. */
export function readDraft(owner: string, on: Subject): Draft | null {
  const key = keyOf(owner, on)
  const text = unstored.get(key) ?? attempt(() => sessionStorage.getItem(key))
  if (text === null) return null
  const read = attempt(() => stored.parse(JSON.parse(text)))
  if (read === null) return null
  const at = new Date(read.at)
  return Number.isNaN(at.getTime()) ? null : { ...read, at }
}

export function keepDraft(owner: string, on: Subject, draft: Draft) {
  const key = keyOf(owner, on)
  const text = JSON.stringify({ ...draft, at: draft.at.toISOString() })
  try {
    sessionStorage.setItem(key, text)
    unstored.delete(key)
  } catch {
    unstored.set(key, text)
  }
}

export function dropDraft(owner: string, on: Subject) {
  const key = keyOf(owner, on)
  unstored.delete(key)
  attempt(() => sessionStorage.removeItem(key))
}

function attempt<T>(action: () => T): T | null {
  try {
    return action()
  } catch {
    return null
  }
}
