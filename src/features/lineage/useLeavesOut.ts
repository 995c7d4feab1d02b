import { useApp } from '../../app'
import { nobodySignsIn } from '../../queries/rights'

/** Searches may leave out rows for want of a right, which no answer tells of: so counts are of what this person may read. */
export function useLeavesOut(): boolean {
  const { config } = useApp()
  const { identity } = config
  const admin = identity.kind === 'session' && identity.person?.admin === true
  return !admin && !nobodySignsIn(config)
}

export const LEAVES_OUT =
  'Counts are of what you may read: the server leaves the rest out of its searches without a word.'
