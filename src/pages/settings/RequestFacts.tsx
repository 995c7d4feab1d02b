import { useMemo } from 'react'
import { useVersionFacts } from '../../features/compare/useVersionFacts'
import type { ReadFacts } from '../../features/policy/PreviewChecks'

/** All that checks ask of what a request moves, and of the version whose place it takes. */
const RequestFacts: ReadFacts = ({ request: { proposal }, children }) => {
  const { model, from } = proposal
  const refs = useMemo(() => {
    const candidate =
      proposal.kind === 'copy' ? proposal.source : { model, version: proposal.to.version }
    const { version } = candidate
    return [
      ...(from === null ? [] : [{ model, version: from.version }]),
      { model: candidate.model, version },
    ]
  }, [proposal, model, from])
  const { facts } = useVersionFacts(refs)
  const candidate = facts.at(-1)
  const holder = from === null ? null : facts[0]
  if (candidate === undefined || holder === undefined) return children(undefined)
  if (candidate === null || (holder === null && from !== null)) return children(null)
  return children({
    candidate,
    against: holder === null ? { kind: 'nobody' } : { kind: 'holder', facts: holder },
  })
}

export default RequestFacts
