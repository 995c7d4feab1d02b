import { useQueries, useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import type { Side } from '../../registry/compare/side'
import type { Maker } from '../../registry/ledger/judge'
import { readSource } from '../../registry/source'

/**
 * Who made the version that is to take over, as the server says, else as its run claims; of a copy also who made what it
 * was copied from. Undefined while that is being read.
 */
export function useAuthors({ version, run, ref }: Side): readonly Maker[] | undefined {
  const { queries } = useApp()
  const source = version.state === 'known' ? readSource(version.value.source) : null
  const copied = source?.kind === 'copy' ? source.of : null
  const chain = useQuery({ ...queries.copies(copied ?? ref), enabled: copied !== null })
  const steps = copied === null ? [] : (chain.data?.steps ?? []).map((step) => step.ref)
  // the walk has read them: nothing is asked again
  const origins = useQueries({ queries: steps.map((step) => queries.version(step)) })
  if (version.state === 'reading' || run.state === 'reading') return undefined
  if (copied !== null && !chain.isFetched) return undefined
  const creators = [
    version.state === 'known' ? version.value.createdBy : null,
    ...origins.map(({ data }) => data?.createdBy ?? null),
  ].filter((name) => name !== null && name !== '')
  const claimed = run.state === 'known' ? run.value.user : null
  return makersOf(creators, claimed)
}

/** The run's user only where the server names nobody: it is what the run's client said. */
export function makersOf(
  creators: readonly (string | null)[],
  claimed: string | null,
): readonly Maker[] {
  const names = [...new Set(creators)].flatMap((name) => (name ? [{ name, claimed: false }] : []))
  return names.length > 0 || !claimed ? names : [{ name: claimed, claimed: true }]
}
