import type { Capabilities } from '../../backends/backend'

/** In words, for everybody, what the heads of the columns say as well. */
export function NotKeptHere({ capabilities }: { capabilities: Capabilities }) {
  const { searchModels, aliases, tags } = capabilities
  const reasons = [searchModels, aliases, tags].flatMap((one) => (one.can ? [] : [one.because]))
  if (reasons.length === 0) return null
  return <p className="w-full text-table text-quiet">{reasons.join(' ')}</p>
}
