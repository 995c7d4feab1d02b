import type { Entry } from './event'
import type { Author } from './lane'
import type { Recorded, Trust } from './log'

export const authorOf = ({ by, signature }: Entry, trust: Trust): Author => ({
  name: by,
  trust,
  level: trust === 'signed' ? (signature?.level ?? null) : null,
  admin: trust === 'signed' && signature?.admin === true,
})

/** A console that is trusted says that they may change the model. */
export const mayEdit = ({ trust, level, admin }: Author): boolean =>
  trust === 'signed' && (admin || level === 'EDIT' || level === 'MANAGE')

export const mayManage = ({ trust, level, admin }: Author): boolean =>
  trust === 'signed' && (admin || level === 'MANAGE')

/** A console that is trusted says that they may not. Where nobody says either, what they claim stands. */
export const mayNotEdit = (author: Author): boolean =>
  author.trust === 'signed' && author.level !== null && !mayEdit(author)

export const NEEDS_EDIT = 'Its author had no EDIT on the model.'

/** An entry that can count, and its author; else why it can't. */
export function readable({
  entry,
  fault,
  trust,
}: Recorded):
  | { ok: true; entry: Entry; author: Author; at: Date }
  | { ok: false; because: string } {
  if (entry === null || fault !== null) {
    return { ok: false, because: fault ?? 'It can’t be understood.' }
  }
  if (trust === 'forged') {
    return { ok: false, because: 'Its signature is not one of this text.' }
  }
  return { ok: true, entry, author: authorOf(entry, trust), at: new Date(entry.at) }
}
