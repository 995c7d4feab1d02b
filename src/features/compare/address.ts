import { versionText } from '../../paths'
import type { VersionRef } from '../../registry/model'
import { whyNotOpenable } from '../../registry/names'
import { MOST_COMPARED } from '../common/keptVersions'

/** What an address asks to see side by side. */
export interface CompareAddress {
  /** Each once, in the order of the address, at most `MOST_COMPARED`. */
  versions: readonly VersionRef[]
  /** The place in `versions` of the one that the others are compared with. */
  base: number
  /** Also what is the same in all of them. */
  all: boolean
  /** What the address says beyond that, as sentences to show. */
  notes: readonly string[]
}

/** `model@3`; null where a part is missing or no address can carry it. The version follows the last `@`. */
export function readVersionText(text: string): VersionRef | null {
  const at = text.lastIndexOf('@')
  const model = text.slice(0, Math.max(at, 0))
  const version = text.slice(at + 1)
  return model === '' || version === '' || whyNotOpenable(model) !== null
    ? null
    : { model, version }
}

/** Reads what `paths.compare` writes, and what people make of it by hand. */
export function readCompare(params: URLSearchParams): CompareAddress {
  const notes: string[] = []
  const versions = new Map<string, VersionRef>()
  for (const text of params.getAll('v')) {
    const ref = readVersionText(text)
    if (ref === null) notes.push(`“${text}” names no version: it takes model@number.`)
    else if (versions.has(text)) notes.push(`${text} stands there twice; it is compared once.`)
    else versions.set(text, ref)
  }
  if (versions.size > MOST_COMPARED) {
    const rest = versions.size - MOST_COMPARED
    notes.push(
      `At most ${MOST_COMPARED} are compared: the last ${rest} of the address are left out.`,
    )
  }
  const compared = [...versions.values()].slice(0, MOST_COMPARED)
  const base = compared.findIndex((one) => versionText(one) === params.get('base'))
  return { versions: compared, base: Math.max(base, 0), all: params.get('show') === 'all', notes }
}

/** The address with other versions; the baseline stays while it is among them. */
export function withVersions(now: URLSearchParams, versions: readonly VersionRef[]) {
  const next = new URLSearchParams(now)
  next.delete('v')
  for (const one of versions) next.append('v', versionText(one))
  if (!next.getAll('v').includes(next.get('base') ?? '')) next.delete('base')
  return next
}

export function withBase(now: URLSearchParams, { versions }: CompareAddress, chosen: VersionRef) {
  const next = new URLSearchParams(now)
  if (versions[0] === chosen) next.delete('base')
  else next.set('base', versionText(chosen))
  return next
}

/** In the order in which they are shown: the baseline, then the others. */
export const baseFirst = ({ versions, base }: CompareAddress): readonly VersionRef[] => [
  ...versions.slice(base, base + 1),
  ...versions.filter((_, i) => i !== base),
]

export function withAll(now: URLSearchParams, all: boolean) {
  const next = new URLSearchParams(now)
  if (all) next.set('show', 'all')
  else next.delete('show')
  return next
}
