import type { Advisories } from '../advisories/readAdvisories'
import { readVersion } from '../advisories/pep440'
import { type Answer, ask } from './answer'
import { gapIn } from './gaps'
import type { Member } from './members'

/**
 * Holders with a package that the list speaks of, in a version that it says is affected. A package of which no version is
 * pinned, and that the list knows, may be or not. What the packages of `requirements.txt` pull in is none of it.
 */
export const exposed = (members: readonly Member[], { byPackage }: Advisories): Answer =>
  ask(members, (member) => {
    const gap = gapIn(member, ({ packages }) => packages)
    if (gap !== null) return gap
    const packages = member.read?.packages.known ? member.read.packages.value : null
    if (packages === null) return { unknown: 'It has no requirements.txt' }
    const hits: string[] = []
    const open: string[] = []
    for (const { name, pinned } of packages) {
      const advisories = byPackage.get(name) ?? []
      if (advisories.length === 0) continue
      const version = pinned === null ? null : readVersion(pinned)
      if (version === null) open.push(pinned === null ? name : `${name} ${pinned}`)
      else {
        const ids = advisories.filter(({ affects }) => affects(version)).map(({ id }) => id)
        if (ids.length > 0) hits.push(`${name} ${pinned}: ${[...new Set(ids)].join(', ')}`)
      }
    }
    if (hits.length > 0) return hits.join('; ')
    return open.length > 0
      ? { unknown: `Bound to no version, of which some are on the list: ${open.join(', ')}` }
      : null
  })
