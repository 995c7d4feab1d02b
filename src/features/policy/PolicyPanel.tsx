import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useApp } from '../../app'
import { type PolicyInForce, ledgerQueries } from '../../queries/ledger'
import { Button } from '../../ui/Button'
import { Disclosure } from '../../ui/Disclosure'
import { Empty } from '../../ui/Empty'
import { Panel } from '../../ui/Panel'
import { UserText } from '../../ui/UserText'
import { passFocusOn } from '../../ui/passFocusOn'
import { whyClosed } from '../common/useRight'
import { QueryPanel } from '../common/QueryPanel'
import { UNTOLD_WORDS } from '../common/untoldWords'
import { EditPolicy } from './EditPolicy'
import { InForce } from './InForce'
import type { ReadFacts } from './PreviewChecks'
import { PolicyVersions } from './PolicyVersions'
import { ScopeField } from './ScopeField'
import { usePolicyRight } from './usePolicyRight'

/** What has to be true before a version takes over an alias: as it is, how it came about, and how to change it. */
export function PolicyPanel({ facts }: { facts: ReadFacts }) {
  const app = useApp()
  const found = useQuery(ledgerQueries(app).found())
  const [params, setParams] = useSearchParams()
  const model = params.get('policy')
  const policy = useQuery({
    ...ledgerQueries(app).policy(model),
    enabled: found.data !== undefined,
  })
  return (
    <Panel title="Policy">
      <ScopeField
        model={model}
        onChange={(next) =>
          setParams((now) => withPolicyOf(now, next), { replace: true, preventScrollReset: true })
        }
      />
      <QueryPanel query={policy} what="the policy" lines={6}>
        {(inForce) => (
          <OfScope
            // another scope is another policy: no draft of one is left over on the next
            key={model}
            model={model}
            inForce={inForce}
            facts={facts}
            experiment={found.data?.kind === 'ready' ? found.data.ledger.experiment : null}
          />
        )}
      </QueryPanel>
    </Panel>
  )
}

function withPolicyOf(params: URLSearchParams, model: string | null): URLSearchParams {
  const next = new URLSearchParams(params)
  if (model === null) next.delete('policy')
  else next.set('policy', model)
  return next
}

interface Props {
  model: string | null
  inForce: PolicyInForce
  /** Null: there is no ledger to keep it in. */
  experiment: string | null
  facts: ReadFacts
}

function OfScope({ model, inForce, experiment, facts }: Props) {
  const [editing, setEditing] = useState(false)
  const right = usePolicyRight(model, experiment)
  const closed =
    inForce.untold !== null
      ? UNTOLD_WORDS[inForce.untold]
      : experiment === null
        ? 'Set up the ledger first: that is where policies are kept.'
        : null
  return (
    <div className="space-y-3">
      <InForce inForce={inForce} model={model} />
      {inForce.problems.length > 0 && (
        <ul aria-label="What of it can’t be read" className="text-table text-fail">
          {inForce.problems.map((problem) => (
            <li key={problem}>
              ✕ <UserText text={problem} />
            </li>
          ))}
        </ul>
      )}
      {editing && experiment !== null ? (
        <EditPolicy
          model={model}
          inForce={inForce}
          facts={facts}
          closedBecause={whyClosed(right)}
          onDone={() => setEditing(false)}
        />
      ) : (
        <Button
          ref={passFocusOn}
          closedBecause={closed ?? whyClosed(right)}
          onClick={() => setEditing(true)}
        >
          {model === null || inForce.scope === 'model' ? 'Change it' : 'Give the model its own'}
        </Button>
      )}
      {inForce.history !== null && inForce.history.versions.length > 0 ? (
        <Disclosure label={`How it came about (${inForce.history.versions.length})`}>
          <PolicyVersions versions={inForce.history.versions} />
        </Disclosure>
      ) : (
        model === null &&
        inForce.untold === null && (
          <Empty>No policy was ever set: this is how a new console is.</Empty>
        )
      )}
    </div>
  )
}
