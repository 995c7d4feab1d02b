import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { useApp } from '../../app'
import { Failure } from '../../features/common/Failure'
import { useVersionFacts } from '../../features/compare/useVersionFacts'
import { LookAlikes } from '../../features/move-alias/LookAlikes'
import { AskedBy } from '../../features/promote/AskedBy'
import { Discussion } from '../../features/promote/Discussion'
import { InsteadOf } from '../../features/promote/InsteadOf'
import { LedgerNote } from '../../features/promote/LedgerNote'
import { NewerNote } from '../../features/promote/NewerNote'
import { OpenIntent } from '../../features/promote/OpenIntent'
import { PromoteChecks } from '../../features/promote/PromoteChecks'
import { Sentence } from '../../features/promote/Sentence'
import { StaleNote } from '../../features/promote/StaleNote'
import { TrustBadge } from '../../features/promote/TrustBadge'
import { enforcedBy } from '../../features/promote/enforcedBy'
import { useAuthors } from '../../features/promote/useAuthors'
import { changedSince, useEvidence } from '../../features/promote/useEvidence'
import type { Review } from '../../features/promote/useReview'
import { WhatMoves } from '../../features/promote/WhatMoves'
import { blockingIn, holdersOf, markOf, policyRefOf } from '../../features/promote/present'
import { paths } from '../../paths'
import { runChecks } from '../../registry/checks/runChecks'
import { type Facts, judge } from '../../registry/ledger/judge'
import type { ReviewRequest } from '../../registry/ledger/request'
import { requestState } from '../../registry/ledger/requestState'
import { type Person, mayOn } from '../../registry/ledger/rules'
import { staleOf } from '../../registry/ledger/stale'
import { guardFor, laneFor, stepsOf } from '../../registry/ledger/steps'
import { type Wish, candidateOf, holderNow, proposalOf } from '../../registry/ledger/wish'
import type { RegisteredModel } from '../../registry/model'
import { DEFAULT_POLICY } from '../../registry/policy'
import { Button } from '../../ui/Button'
import { useNow } from '../../ui/useNow'
import { Evidence, Users } from './Evidence'
import { Foot } from './Foot'
import { policyWords } from './policyWords'

interface Props {
  model: RegisteredModel
  wish: Wish
  /** The request that asks for it; null: nobody did. */
  request: ReviewRequest | null
  /** The open request whose place a new one is to take; null: none. */
  instead: ReviewRequest | null
  review: Review
  onChange: () => void
}

/** The page of one move: what it is, what blocks it, what it changes, what was said, what can be done. */
export function Looked({ model, wish, request, instead, review, onChange }: Props) {
  const { queries, queryClient, config } = useApp()
  const navigate = useNavigate()
  const now = useNow()
  const [reading, setReading] = useState(false)

  const current = holderNow(wish, model)
  const candidate = candidateOf(wish)
  const isThere = candidate.model === wish.model && candidate.version === current
  // once it is applied, or about to be recorded so, what it took over from is no longer what holds the alias
  const holder =
    request !== null && (request.applied !== null || isThere)
      ? (request.proposal.from?.version ?? null)
      : current
  const refs = useMemo(
    () => [...(holder === null ? [] : [{ model: wish.model, version: holder }]), candidateOf(wish)],
    [holder, wish],
  )
  const found = useVersionFacts(refs)
  const { sides, facts: read } = found
  const own = sides.at(-1)
  if (own === undefined) throw new Error('there is always a candidate')
  const held = holder === null ? null : (sides[0] ?? null)
  const [ownFacts, heldFacts] = [read.at(-1), holder === null ? null : read[0]]

  const proposal =
    request?.proposal ??
    proposalOf(wish, holder, (ref) => {
      const side = sides.find(
        (one) => one.ref.model === ref.model && one.ref.version === ref.version,
      )
      return side?.version.state === 'known' ? side.version.value.created : null
    })
  const policy = review.policy?.policy ?? DEFAULT_POLICY
  const guard = review.policy === undefined ? undefined : guardFor(policy, proposal)
  const untold = (review.policy?.untold ?? null) !== null
  const checks =
    ownFacts === undefined || heldFacts === undefined || guard === undefined
      ? undefined
      : ownFacts === null || (heldFacts === null && holder !== null)
        ? null
        : runChecks({
            candidate: ownFacts,
            against: heldFacts === null ? { kind: 'nobody' } : { kind: 'holder', facts: heldFacts },
            policy,
            guard,
            now,
          })
  const alias = useMemo(() => ({ model: wish.model, alias: wish.alias }), [wish])
  const evidence = useEvidence({
    side: own,
    candidate: ownFacts,
    holder: heldFacts,
    alias,
    policy: review.policy?.hash,
  })
  const authors = useAuthors(own)
  const stale =
    request === null
      ? []
      : staleOf(request, {
          holders: holdersOf(model, sides),
          candidate: markOf(own),
          evidence: evidence && {
            hash: evidence.hash,
            changed: changedSince(request, review.ledger?.logs ?? [], evidence),
          },
          policy: review.policy && policyRefOf(review.policy),
          lanes: review.ledger?.lanes,
        })
  const isOpen = request !== null && request.ended === null && request.applied === null
  // what is over is judged by what it was
  const isStale = isOpen && stale.length > 0
  const facts: Facts = {
    now,
    guard,
    authors,
    blocking: blockingIn(checks),
    stale,
    lanes: review.ledger?.lanes,
  }
  const judged = request === null ? null : judge(request, facts)
  const waived = new Set(
    judged?.request.waivers.flatMap(({ event }) => (event.type === 'waived' ? [event.gate] : [])),
  )
  const person: Person = {
    name: review.me?.name || null,
    signs: (config.ledger?.signs ?? false) && config.identity.kind === 'session',
    admin: review.admin,
    move: review.move,
    write: review.write,
  }

  /** What somebody decides on is read again while they write why. */
  const readAgain = async () => {
    setReading(true)
    const runs = [ownFacts, heldFacts].flatMap((one) => (one?.run.known && one.run.value) || [])
    const logged = [ownFacts, heldFacts].flatMap(
      (one) => (one?.loggedModel.known && one.loggedModel.value) || [],
    )
    await Promise.all(
      [
        ...runs.map(({ id }) => queries.run(id).queryKey),
        ...logged.map(({ id }) => queries.loggedModel(id).queryKey),
        ...refs.map((ref) => queries.version(ref).queryKey),
        queries.model(wish.model).queryKey,
      ].map((queryKey) => queryClient.refetchQueries({ queryKey, exact: true })),
    )
    await review.refresh()
    setReading(false)
  }

  return (
    <>
      <WhatMoves
        proposal={proposal}
        candidate={own}
        holder={held}
        done={(request?.applied ?? null) !== null}
        copied={request?.applied?.copied?.version ?? null}
        badge={<TrustBadge enforced={enforcedBy(config, request, review)} />}
        actions={
          request === null && (
            <Button look="quiet" onClick={onChange}>
              Change what moves
            </Button>
          )
        }
      >
        <LookAlikes name={wish.alias} />
        <LookAlikes name={wish.model} />
        {own.ref.model !== wish.model && <LookAlikes name={own.ref.model} />}
        {judged !== null && <AskedBy judged={judged} state={requestState(judged, facts)} />}
        {instead !== null && <InsteadOf request={instead} />}
        {judged !== null && isOpen && (
          <NewerNote
            request={judged.request}
            latest={model.latestVersion}
            right={mayOn(judged.request, person, facts).supersede}
          />
        )}
        <StaleNote stale={isStale ? (stale ?? []) : []} actions={null} />
        <Sentence checks={checks} waived={waived} untold={untold} />
        {stepsOf(proposal).map((step) => {
          const lane = laneFor(review.ledger?.lanes ?? [], step)
          return (
            lane !== undefined && (
              <OpenIntent
                key={step.alias}
                lane={lane}
                holder={model.aliases.get(step.alias) ?? null}
                request={request?.run ?? null}
                right={review.write.may === 'no' ? review.write : review.move}
                name={review.me?.typed ? review.me.name : null}
              />
            )
          )
        })}
        {review.missing && <LedgerNote found={review.missing} />}
        {review.failed !== null && (
          <Failure error={review.failed} what="reviews and histories" onRetry={review.again} />
        )}
      </WhatMoves>
      <PromoteChecks
        checks={checks}
        waived={waived}
        untold={untold}
        by={policyWords(review.policy, guard, wish.alias)}
      />
      <Evidence {...found} alone={holder === null} />
      <Users sides={sides} />
      <Discussion remarks={judged?.request.remarks ?? null} />
      <Foot
        model={model}
        wish={wish}
        proposal={proposal}
        judged={judged}
        instead={instead}
        facts={facts}
        person={person}
        review={review}
        evidence={evidence}
        checks={checks ?? null}
        notYet={reading ? 'What this is about is being read again.' : null}
        onOpen={() => void readAgain()}
        onRequest={(run) => void navigate(paths.promote(wish.model, { request: run }))}
      />
    </>
  )
}
