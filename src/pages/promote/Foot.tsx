import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useApp } from '../../app'
import { type PlannedAct, RequestActs, askedAgain } from '../../features/promote/Acts'
import { AskDialog } from '../../features/promote/AskDialog'
import { CarryDialog } from '../../features/promote/CarryDialog'
import { type Act, Decision } from '../../features/promote/Decision'
import { EmergencyDialog } from '../../features/promote/EmergencyDialog'
import { FreeMoveDialog } from '../../features/promote/FreeMoveDialog'
import { NameDialog } from '../../features/promote/NameDialog'
import { askedOf } from '../../features/promote/asking'
import { policyRefOf } from '../../features/promote/present'
import type { Review } from '../../features/promote/useReview'
import { useVerify } from '../../queries/useLedgerApply'
import type { Checks } from '../../registry/checks/runChecks'
import type { Proposal } from '../../registry/ledger/event'
import type { Evidence } from '../../registry/ledger/evidence'
import type { Facts, Judged } from '../../registry/ledger/judge'
import type { ReviewRequest } from '../../registry/ledger/request'
import { requestState } from '../../registry/ledger/requestState'
import { type Person, mayOn } from '../../registry/ledger/rules'
import { type Wish, proposalOf } from '../../registry/ledger/wish'
import type { RegisteredModel } from '../../registry/model'
import { DEFAULT_POLICY } from '../../registry/policy'
import type { Right } from '../../registry/right'

interface Props {
  model: RegisteredModel
  wish: Wish
  proposal: Proposal
  judged: Judged | null
  /** The open request whose place a new one is to take. */
  instead: ReviewRequest | null
  facts: Facts
  person: Person
  review: Review
  evidence: Evidence | undefined
  checks: Checks | null
  notYet: string | null
  onOpen: () => void
  onRequest: (run: string) => void
}

/** What can be done where it stands, with a request or without. */
export function Foot(props: Props) {
  const { model, wish, proposal, judged, instead, facts, person, review, evidence, checks } = props
  const { onOpen, onRequest } = props
  const [open, setOpen] = useState<PlannedAct | null>(null)
  const name = review.me?.typed ? review.me.name : null
  const { policy } = review
  const notYet =
    props.notYet ??
    (policy === undefined ||
    review.missing === undefined ||
    review.me === undefined ||
    (review.missing === null && evidence === undefined && checks === null)
      ? 'What this is about is being read.'
      : null)

  const dialog = (act: PlannedAct, close: () => void) => {
    switch (act) {
      case 'ask':
      case 'supersede': {
        const replaced = act === 'supersede' ? (judged?.request ?? null) : instead
        return (
          <AskDialog
            title={replaced === null ? 'Ask for this move' : labels.supersede}
            says="Whoever may move the alias is to look at what this page shows, and decide."
            confirm={replaced === null ? 'Ask' : 'Ask for it instead'}
            asked={(reason) => asked(reason, false)}
            attachments={evidence === undefined ? [] : [evidence.text]}
            replaces={replaced}
            notYet={notYet}
            name={name}
            onAsked={(run) => {
              close()
              onRequest(run)
            }}
            onClose={close}
          />
        )
      }
      case 'say-who':
        return <NameDialog onClose={close} />
      case 'emergency':
        return (
          <EmergencyDialog
            proposal={proposalNow()}
            replaces={judged?.request.run ?? instead?.run ?? null}
            asked={(reason) => asked(reason, true)}
            attachments={evidence === undefined ? [] : [evidence.text]}
            notYet={notYet}
            name={name}
            onDone={(run) => {
              close()
              onRequest(run)
            }}
            onClose={close}
          />
        )
      case 'move':
        return proposal.kind === 'copy' ? null : (
          <FreeMoveDialog
            proposal={proposal}
            confirm={labels.apply}
            notYet={notYet}
            name={review.missing === null ? name : null}
            onClose={close}
          />
        )
      case 'apply':
      case 'roll-back':
        return judged === null ? null : (
          <CarryDialog
            act={act}
            title={act === 'apply' ? labels.apply : labels.rollBack}
            confirm={act === 'apply' ? labels.apply : labels.rollBack}
            request={judged.request}
            person={person}
            facts={facts}
            notYet={notYet}
            name={name}
            onClose={close}
          />
        )
      default:
        return act satisfies never
    }
  }

  /** What is asked for again is asked for as things are now. */
  const proposalNow = () =>
    judged === null ? proposal : proposalOf(wish, model.aliases.get(wish.alias) ?? null, dates)
  const asked = (reason: string, emergency: boolean) =>
    askedOf({
      proposal: proposalNow(),
      reason,
      policy: policy?.policy ?? DEFAULT_POLICY,
      policyRef: policy === undefined ? null : policyRefOf(policy),
      evidence: evidence?.hash ?? null,
      again: judged === null ? null : askedAgain(judged.request.run, requestState(judged, facts)),
      emergency,
      now: facts.now,
    })
  const dates = ({ model: of, version }: { model: string; version: string }) => {
    const marks = [
      proposal.from && { model: model.name, ...proposal.from },
      proposal.kind === 'copy' ? proposal.source : { model: model.name, ...proposal.to },
    ]
    const created = marks.find((one) => one?.model === of && one.version === version)?.created
    return created === undefined || created === null ? null : new Date(created)
  }

  const to = proposal.kind === 'copy' ? 'a copy' : `v${proposal.to.version}`
  const labels = {
    apply:
      proposal.from === null && proposal.kind !== 'copy'
        ? `Set @${proposal.alias} on ${to}`
        : proposal.kind === 'copy'
          ? `Copy v${proposal.source.version} and move @${proposal.alias}`
          : `Move @${proposal.alias} to ${to}`,
    rollBack: `Roll back to v${proposal.from?.version ?? '–'}`,
    supersede: 'Ask again, in its place',
  }
  const said = sayable(person, review.write)
  const mayReplace = (other: ReviewRequest) =>
    // what is known here is about another version than that request's
    mayOn(other, person, { ...facts, authors: undefined, blocking: undefined, stale: undefined })
      .supersede
  const emergency = worse(said, person.move)

  if (judged !== null) {
    const state = requestState(judged, facts)
    const isStale = facts.stale?.some(
      ({ why }) => why === 'holder-moved' || why === 'policy-changed',
    )
    return (
      <>
        <Verifying
          key={judged.request.run}
          model={model.name}
          run={judged.request.run}
          due={state === 'applied' && mayOn(judged.request, person, facts).verify.may !== 'no'}
        />
        <RequestActs
          judged={judged}
          state={state}
          rights={mayOn(judged.request, person, facts)}
          mayAsk={said}
          mayEmergency={emergency}
          person={person}
          facts={facts}
          evidence={evidence}
          blocking={(checks?.checks ?? []).filter(
            ({ blocks, gate }) => blocks && judged.blocking?.includes(gate),
          )}
          labels={{ ...labels, supersede: isStale ? labels.supersede : null }}
          notYet={notYet}
          ready={review.settled}
          onOpen={onOpen}
          name={name}
          plan={dialog}
        />
      </>
    )
  }

  const show = (act: PlannedAct) => () => {
    onOpen()
    setOpen(act)
  }
  const guarded = facts.guard !== null && facts.guard !== undefined
  const untold = (policy?.untold ?? null) !== null
  const nothing: Right | null =
    proposal.kind !== 'copy' && proposal.from?.version === proposal.to.version
      ? { may: 'no', because: `It points to ${to} already.` }
      : null
  const free: Right =
    proposal.kind === 'copy'
      ? { may: 'no', because: 'A copy is made by a request: ask for it, then apply it.' }
      : guarded
        ? { may: 'no', because: 'The policy guards this alias: it moves by a request.' }
        : (nothing ?? person.move)
  const acts: readonly Act[] = [
    {
      id: 'ask',
      label: 'Ask for review',
      right: nothing ?? (instead === null ? said : worse(said, mayReplace(instead))),
      primary: guarded || proposal.kind === 'copy',
      asks: true,
      onDo: show('ask'),
    },
    {
      id: 'move',
      label: labels.apply,
      right: free,
      primary: !guarded && !untold,
      asks: true,
      onDo: show('move'),
    },
    ...(guarded
      ? [
          {
            id: 'emergency',
            label: 'Emergency change',
            right: nothing ?? emergency,
            asks: true,
            onDo: show('emergency'),
          },
        ]
      : []),
  ]
  return (
    <Decision
      standing={
        facts.guard === undefined
          ? 'The policy is being read.'
          : guarded
            ? 'This alias is guarded: somebody asks, others decide.'
            : untold
              ? 'Whether this alias is guarded can’t be told. If it is, a move goes past review.'
              : 'Nothing guards this alias: whoever has the right moves it.'
      }
      acts={acts}
    >
      {open !== null && dialog(open, () => setOpen(null))}
    </Decision>
  )
}

const BADNESS = { yes: 0, unknown: 1, no: 2 } as const
const worse = (a: Right, b: Right): Right => (BADNESS[b.may] > BADNESS[a.may] ? b : a)

/** Whether they can write into the ledger; a name that is still to be typed is asked for on the way. */
const sayable = ({ name, signs }: Person, write: Right): Right =>
  name === null && signs ? { may: 'no', because: 'It is not known yet who you are.' } : write

interface VerifyingProps {
  model: string
  run: string
  /** It was applied, and nobody has read it back in peace. */
  due: boolean
}

/** Reads back once more what was applied, a moment after, while somebody looks at it. */
function Verifying({ model, run, due }: VerifyingProps) {
  const verify = useVerify(useApp(), model, run)
  const begun = useRef(false)
  const begin = useEffectEvent(() => {
    if (begun.current) return
    begun.current = true
    verify.mutate()
  })
  useEffect(() => {
    const timer = due ? setTimeout(begin, MOMENT) : undefined
    return () => clearTimeout(timer)
  }, [due])
  return null
}

const MOMENT = 2000
