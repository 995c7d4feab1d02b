import { useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import { type PolicyInForce, ledgerQueries } from '../../queries/ledger'
import { useSavePolicy } from '../../queries/useLedgerPolicy'
import { hashText } from '../../registry/ledger/hash'
import type { ReviewRequest } from '../../registry/ledger/request'
import type { Policy } from '../../registry/policy'
import { policyText } from '../../registry/policyText'
import { passFocusOn } from '../../ui/passFocusOn'
import { QueryPanel } from '../common/QueryPanel'
import { PolicyEditor } from './PolicyEditor'
import type { ReadFacts } from './PreviewChecks'
import { SaveOutcome } from './SaveOutcome'

interface Props {
  /** Null: the console's. */
  model: string | null
  inForce: PolicyInForce
  closedBecause: string | null
  /** Reads what a request moves. */
  facts: ReadFacts
  onDone: () => void
}

const hashOf = (policy: Policy) => hashText(policyText(policy))

/** The editor, with the requests that a change would touch, and what became of saving. */
export function EditPolicy({ model, inForce, closedBecause, facts, onDone }: Props) {
  const app = useApp()
  const open = useQuery(ledgerQueries(app).openRequests())
  const save = useSavePolicy(app, model)
  const saved = save.data
  if (saved?.kind === 'written') return <SaveOutcome outcome={saved} onClose={onDone} />
  return (
    <div ref={passFocusOn} className="space-y-3">
      {open.isError ? (
        <QueryPanel query={open} what="the open requests">
          {() => null}
        </QueryPanel>
      ) : null}
      <PolicyEditor
        inForce={inForce.policy}
        requests={open.data === undefined ? null : touched(open.data.requests, model)}
        reading={open.isLoading}
        signs={app.config.ledger?.signs ?? false}
        hashOf={hashOf}
        facts={facts}
        closedBecause={closedBecause}
        saving={save.isPending}
        onSave={(policy, reason) =>
          save.mutate({
            text: policyText(policy),
            reason,
            seen: inForce.history?.current?.version.number ?? 0,
          })
        }
        onCancel={onDone}
      />
      {saved !== undefined && <SaveOutcome outcome={saved} onClose={onDone} />}
    </div>
  )
}

/** Those that the policy is about: the console's is about models that have none of their own. */
const touched = (requests: readonly ReviewRequest[], model: string | null) =>
  requests.filter(
    ({ proposal, policy, applied, ended }) =>
      applied === null &&
      ended === null &&
      (model === null ? policy?.scope !== 'model' : proposal.model === model),
  )
