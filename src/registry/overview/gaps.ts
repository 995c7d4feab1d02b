import type { Known } from '../checks/facts'
import type { AliasedVersion } from '../snapshot/snapshot'
import { NOT_YET } from './answer'
import type { Member } from './members'

/** Why a part of what was read of a holder is not known; null: it is. */
export const gapIn = (member: Member, part: (read: AliasedVersion) => Known<unknown>) =>
  gapOf(member.read, part)

/** The same of a version that may not have been read. */
export function gapOf(
  read: AliasedVersion | undefined,
  part: (read: AliasedVersion) => Known<unknown>,
): { unknown: string } | null {
  if (read === undefined) return { unknown: NOT_YET }
  const found = part(read)
  return found.known
    ? null
    : { unknown: found.words.replace(/^\w/, (letter) => letter.toUpperCase()) }
}
