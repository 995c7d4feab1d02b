import { ownerOf } from '../owner'
import type { Member } from './members'

/** One row of the list behind a number. */
export interface Line {
  model: string
  /** Null: it is about the model. */
  version: string | null
  owner: string | null
  /** A sentence without its full stop; holds user text. */
  fact: string
  /** When it happened, where it did. */
  at?: Date
  /** The run of the request that it is about: its page tells more than the version's. */
  request?: string
}

/** What a question found: of `of`, these; and of these others nobody can tell. */
export interface Answer {
  of: number
  hits: readonly Line[]
  unknown: readonly Line[]
}

export const lineOf = ({ model, version }: Member, fact: string): Line => ({
  model: model.name,
  version,
  owner: ownerOf(model.tags),
  fact,
})

/** What is not known of a member, as a sentence. */
export const NOT_YET = 'Not read yet'

/** Asks each: a text is a hit, null none, `unknown` what nobody can tell. */
export function ask(
  members: readonly Member[],
  question: (member: Member) => string | null | { unknown: string },
): Answer {
  const hits: Line[] = []
  const unknown: Line[] = []
  for (const member of members) {
    const said = question(member)
    if (typeof said === 'string') hits.push(lineOf(member, said))
    else if (said !== null) unknown.push(lineOf(member, said.unknown))
  }
  return { of: members.length, hits, unknown }
}
