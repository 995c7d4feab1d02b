import { useMemo } from 'react'
import { LookAlikes } from '../../features/move-alias/LookAlikes'
import { useVersionFacts } from '../../features/compare/useVersionFacts'
import { PromoteChecks } from '../../features/promote/PromoteChecks'
import { Discussion } from '../../features/promote/Discussion'
import { WhatMoves } from '../../features/promote/WhatMoves'
import { Sentence } from '../../features/promote/Sentence'
import { TrustBadge } from '../../features/promote/TrustBadge'
import { runChecks } from '../../registry/checks/runChecks'
import { valueOf } from '../../registry/compare/known'
import { type Wish, candidateOf, holderNow, proposalOf } from '../../registry/ledger/wish'
import type { RegisteredModel } from '../../registry/model'
import { DEFAULT_POLICY, guardOf } from '../../registry/policy'
import { Button } from '../../ui/Button'
import { useNow } from '../../ui/useNow'
import { Evidence, Users } from './Evidence'
import { PlainMove } from './PlainMove'

interface Props {
  model: RegisteredModel
  wish: Wish
  onChange: () => void
}

/** The page of one move: what it is, what blocks it, what it changes, what was said, what can be done. */
export function Looked({ model, wish, onChange }: Props) {
  const now = useNow()
  const holder = holderNow(wish, model)
  const candidate = candidateOf(wish)
  const refs = useMemo(
    () => [...(holder === null ? [] : [{ model: wish.model, version: holder }]), candidateOf(wish)],
    [holder, wish],
  )
  const found = useVersionFacts(refs)
  const { sides, facts } = found
  const own = sides.at(-1) ?? null
  const held = holder === null ? null : (sides[0] ?? null)
  const created = (ref: { model: string; version: string }) => {
    const side = sides.find((one) => one.ref.model === ref.model && one.ref.version === ref.version)
    return side === undefined ? null : (valueOf(side.version)?.created ?? null)
  }
  const proposal = proposalOf(wish, holder, created)
  const policy = DEFAULT_POLICY
  const guard = guardOf(policy, wish.alias)
  const [ownFacts, heldFacts] = [facts.at(-1), holder === null ? null : facts[0]]
  const checks =
    ownFacts === undefined || heldFacts === undefined
      ? undefined
      : ownFacts === null
        ? null
        : runChecks({
            candidate: ownFacts,
            against: heldFacts === null ? { kind: 'nobody' } : { kind: 'holder', facts: heldFacts },
            policy,
            guard,
            now,
          })
  return (
    <>
      <WhatMoves
        proposal={proposal}
        candidate={own}
        holder={held}
        badge={<TrustBadge enforced="not" />}
        actions={
          <Button look="quiet" onClick={onChange}>
            Change what moves
          </Button>
        }
      >
        <LookAlikes name={wish.alias} />
        <LookAlikes name={wish.model} />
        {candidate.model !== wish.model && <LookAlikes name={candidate.model} />}
        <Sentence checks={checks} waived={new Set()} />
      </WhatMoves>
      <PromoteChecks checks={checks} waived={new Set()} by="" />
      <Evidence {...found} alone={holder === null} />
      <Users sides={sides} />
      <Discussion remarks={null} signed={false} />
      <PlainMove model={model.name} wish={wish} holder={holder} />
    </>
  )
}
