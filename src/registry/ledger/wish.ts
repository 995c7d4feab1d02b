import type { RegisteredModel, VersionRef } from '../model'
import type { Proposal } from './event'

/** What somebody would like to move, before anything is known of the versions. */
export interface Wish {
  model: string
  alias: string
  /** A version of the model; or one of another, to be copied. */
  to: { kind: 'here'; version: string } | { kind: 'copy'; source: VersionRef }
  /** The alias that the former holder takes in exchange. */
  swap: string | null
}

/** The version that would take over. */
export const candidateOf = ({ model, to }: Wish): VersionRef =>
  to.kind === 'here' ? { model, version: to.version } : to.source

/** The version that holds the alias now; null: nobody. */
export const holderNow = ({ alias }: Wish, { aliases }: Pick<RegisteredModel, 'aliases'>) =>
  aliases.get(alias) ?? null

/** What a request asks for, as a wish. */
export function wishOf(proposal: Proposal): Wish {
  const { model, alias } = proposal
  switch (proposal.kind) {
    case 'move':
      return { model, alias, to: { kind: 'here', version: proposal.to.version }, swap: null }
    case 'swap':
      return {
        model,
        alias,
        to: { kind: 'here', version: proposal.to.version },
        swap: proposal.other,
      }
    case 'copy': {
      const { model: from, version } = proposal.source
      return { model, alias, to: { kind: 'copy', source: { model: from, version } }, swap: null }
    }
    default:
      return proposal satisfies never
  }
}

/** When versions were made, where that is known: what a record names them by, beside their numbers. */
type Created = (ref: VersionRef) => Date | null

/** A wish as it is asked for: with the holder as it is, and each version by number and date. */
export function proposalOf(wish: Wish, holder: string | null, created: Created): Proposal {
  const { model, alias, to, swap } = wish
  const markOf = (ref: VersionRef) => ({
    version: ref.version,
    created: created(ref)?.getTime() ?? null,
  })
  const from = holder === null ? null : markOf({ model, version: holder })
  if (to.kind === 'copy')
    return {
      kind: 'copy',
      model,
      alias,
      from,
      source: { model: to.source.model, ...markOf(to.source) },
    }
  const target = markOf({ model, version: to.version })
  // there is nothing to exchange with nobody
  if (swap === null || from === null) return { kind: 'move', model, alias, from, to: target }
  return { kind: 'swap', model, alias, other: swap, from, to: target }
}
