import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useApp } from '../../app'
import type { Found } from '../../backends/ledger/find'
import { ledgerQueries, placeOf } from '../../queries/ledger'
import { useSetUp } from '../../queries/useLedgerSetUp'
import { Button } from '../../ui/Button'
import { Note } from '../../ui/Note'
import { Panel } from '../../ui/Panel'
import { UserText } from '../../ui/UserText'
import { passFocusOn } from '../../ui/passFocusOn'
import { ClosedLedger } from '../common/ClosedLedger'
import { QueryPanel } from '../common/QueryPanel'
import { ReadyLedger } from './ReadyLedger'
import { SetUpOutcome } from './SetUpOutcome'
import { TrustBadge } from './TrustBadge'

/** Where reviews and histories are kept: whether there is a ledger, how to make one, who may write it. */
export function LedgerPanel() {
  const app = useApp()
  const found = useQuery(ledgerQueries(app).found())
  const setUp = useSetUp(app)
  const closed = app.config.readOnly
    ? (app.config.readOnlyBecause ?? 'This console refuses every change.')
    : setUp.isPending
      ? 'It is being made.'
      : null
  return (
    <Panel title="Ledger" note={<TrustBadge config={app.config} />}>
      <QueryPanel query={found} what="where the ledger is" lines={5}>
        {(ledger) => (
          <div className="space-y-3">
            <Told found={ledger} name={placeOf(app).name} />
            {(ledger.kind === 'none' || ledger.kind === 'unfinished') && (
              <Button
                ref={passFocusOn}
                look="primary"
                closedBecause={closed}
                onClick={() => setUp.mutate()}
              >
                {ledger.kind === 'none' ? 'Set up the ledger' : 'Finish the set-up'}
              </Button>
            )}
            {setUp.isPending && (
              <p role="status" className="text-table text-quiet">
                {setUp.steps === null
                  ? 'Making the experiment and its root…'
                  : `Making its indexes: ${setUp.steps.done} of ${setUp.steps.of}…`}
              </p>
            )}
            {setUp.data !== undefined && <SetUpOutcome outcome={setUp.data} />}
            {ledger.kind === 'ready' && <ReadyLedger ledger={ledger.ledger} />}
          </div>
        )}
      </QueryPanel>
    </Panel>
  )
}

function Told({ found, name }: { found: Found; name: string }): ReactNode {
  switch (found.kind) {
    case 'ready':
      return (
        <p className="max-w-[72ch] text-table">
          Moves of aliases and reviews are recorded in MLflow itself, as params of runs: these are
          written once, and nobody can rewrite them.
        </p>
      )
    case 'none':
      return (
        <div className="max-w-[72ch] space-y-2 text-table">
          <p>
            None is set up: aliases move, and nobody can tell later who moved them, when and why.
            Nothing can be asked for or approved either.
          </p>
          <p className="text-quiet">
            Setting it up makes the experiment <UserText text={name} /> and 17 runs in it, which say
            where each record is. Nothing is written on models or versions. It can be stopped and
            started again at any point, and done twice without harm.
          </p>
        </div>
      )
    case 'unfinished':
      return (
        <Note tone="warn" title="A set-up was stopped before its end">
          Experiment <span className="font-mono">{found.experiment}</span> is there, and not all of
          its index. Finishing makes what is missing.
        </Note>
      )
    case 'several':
      return (
        <Note tone="fail" title="Two indexes both say that they are the ledger’s">
          <p>
            Nobody can say which is meant, so nothing is read or written. Delete the run of the
            wrong one in experiment <span className="font-mono">{found.experiment}</span>, in
            MLflow:
          </p>
          <ul className="font-mono">
            {found.roots.map((run) => (
              <li key={run}>{run}</li>
            ))}
          </ul>
        </Note>
      )
    case 'deleted':
      return (
        <Note tone="warn" title="The experiment of the ledger was deleted">
          What is in it comes back when you restore it in MLflow:{' '}
          <code className="font-mono">mlflow experiments restore -x {found.experiment}</code>
        </Note>
      )
    case 'denied':
      return (
        <ClosedLedger because={found.because}>
          An admin can give you READ on its experiment, or EDIT to ask and to review.
        </ClosedLedger>
      )
    case 'no-tracking':
      return (
        <Note tone="unknown" title="This server keeps no runs">
          <UserText text={found.because} />
        </Note>
      )
    default:
      return found satisfies never
  }
}
