import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApp } from '../../app'
import { type VersionFacts, know } from '../../registry/checks/facts'
import type { Side } from '../../registry/compare/side'
import { evidenceDiff } from '../../registry/ledger/evidenceDiff'
import { type Evidence, evidenceOf, mlmodelHash } from '../../registry/ledger/evidence'
import type { Log } from '../../registry/ledger/log'
import type { ReviewRequest } from '../../registry/ledger/request'

interface Of {
  side: Side
  /** Undefined while something is being read; null where the version itself can't be. */
  candidate: VersionFacts | null | undefined
  /** Null: nobody holds the alias. */
  holder: VersionFacts | null | undefined
  alias: { model: string; alias: string }
  /** Of the policy in force; undefined: not read yet. */
  policy: string | null | undefined
}

/** What approvals would be about now; undefined while that is not known. */
export function useEvidence({ side, candidate, holder, alias, policy }: Of): Evidence | undefined {
  const { queries } = useApp()
  const { data: reading } = useQuery({ ...queries.mlmodel(side.ref), enabled: false })
  return useMemo(() => {
    if (!candidate || holder === undefined || policy === undefined) return undefined
    const hash = mlmodelHash(reading)
    const { mlmodel } = candidate
    return evidenceOf({
      candidate,
      mlmodel:
        hash !== undefined
          ? know(hash)
          : mlmodel.known
            ? { known: false, because: 'not read', words: '' }
            : mlmodel,
      alias,
      holder,
      policy,
    })
  }, [reading, candidate, holder, alias, policy])
}

/** What of it is another than what the request goes by, in sentences. */
export function changedSince(
  request: ReviewRequest,
  logs: readonly Log[],
  now: Evidence,
): readonly string[] {
  if (request.evidence === null || request.evidence === now.hash) return []
  const log = logs.find(({ run }) => run === request.run)
  return evidenceDiff(log?.attachments.get(request.evidence) ?? null, now.form)
}
