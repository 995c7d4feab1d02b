import { useMemo } from 'react'
import { type Recorded, recordedIn } from '../../registry/overview/recorded'
import type { Scope } from '../../registry/overview/members'
import type { ListedModel } from '../../registry/snapshot/snapshot'
import { useRecords } from './useRecords'

/** What the ledger says of the models and the alias that are asked about. Undefined `recorded`: it is not read yet. */
export function useLedger(models: readonly ListedModel[], scope: Scope) {
  const read = useRecords()
  const { records } = read
  const { alias, owner, team, tag } = scope
  const asked = JSON.stringify([alias, owner, team, tag])
  const recorded = useMemo(
    (): Recorded | undefined => records && recordedIn(records, models, scope),
    // a scope is made anew from the address with every drawing
    // oxlint-disable-next-line react/exhaustive-deps -- `asked` is all that is in it
    [records, models, asked],
  )
  return { ...read, recorded }
}

export type Ledger = ReturnType<typeof useLedger>
