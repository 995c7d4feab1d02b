import type { UseQueryResult } from '@tanstack/react-query'
import { useApp } from '../../app'
import type { CopyChain } from '../../queries/copies'
import type { ModelVersion } from '../../registry/model'
import type { Experiment, LoggedModel, Run } from '../../registry/tracking'
import { CopyButton } from '../../ui/CopyButton'
import { Fact, Facts } from '../../ui/Facts'
import { Panel } from '../../ui/Panel'
import { Skeleton } from '../../ui/Skeleton'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'
import { QueryPanel } from '../common/QueryPanel'
import { Copies } from './Copies'
import { GitFact } from './GitFact'
import { RunFacts } from './RunFacts'
import { RunLink } from './RunLink'
import { Trail } from './Trail'

/** Another record that a version leads to; null where it leads to none. */
export type Led<T> = { id: string; query: UseQueryResult<T> } | null

interface Props {
  version: ModelVersion
  run: Led<Run>
  loggedModel: Led<LoggedModel>
  experiment: Led<Experiment>
  /** Null for a version that is no copy. */
  copies: UseQueryResult<CopyChain> | null
  /** Which records it leads to is known, as far as it can be. */
  settled: boolean
  /** Something names a logged model, which the server may not keep. */
  namesLoggedModel: boolean
  /** MLmodel, which may name a logged model where the source doesn't, was read. */
  mlmodelRead: boolean
}

/** Where a version comes from. Its own record first; every other record loads and fails by itself. */
export function OriginPanel(props: Props) {
  const { version, run, loggedModel, experiment, copies, settled, namesLoggedModel, mlmodelRead } =
    props
  const recordsRead = settled && (run === null || run.query.isFetched)
  const noLoggedModel = mlmodelRead && !namesLoggedModel ? null : undefined
  return (
    <Panel title="Origin">
      <div className="space-y-1.5">
        {run?.query.data !== undefined && <Trail version={version} run={run.query.data} />}
        <OwnFacts version={version} />
        {copies !== null && (
          <QueryPanel query={copies} what="what it was copied from" lines={1}>
            {(chain) => <Copies chain={chain} />}
          </QueryPanel>
        )}
        <Facts>
          <Fact label="Run">
            {run !== null ? (
              <Id text={run.id} what="the run id" />
            ) : (
              <span className="text-quiet">registered without a run</span>
            )}
            <RunLink address={version.runLink} />
          </Fact>
        </Facts>
        {run !== null && (
          <QueryPanel query={run.query} what={`the run ${run.id}`} lines={5}>
            {(read) => <RunFacts run={read} />}
          </QueryPanel>
        )}
        {experiment === null && !recordsRead && (
          <Skeleton label="Reading the experiment" lines={1} />
        )}
        {experiment !== null && (
          <QueryPanel query={experiment.query} what={`the experiment ${experiment.id}`} lines={1}>
            {({ name, deleted, id }) => (
              <Facts>
                <Fact label="Experiment">
                  <UserText text={name} /> <span className="text-quiet">· id {id}</span>
                  {deleted && <span className="text-warn"> · deleted</span>}
                </Fact>
              </Facts>
            )}
          </QueryPanel>
        )}
        {!recordsRead ? (
          <Skeleton label="Reading the git commit" lines={1} />
        ) : (
          <GitFact
            run={run === null ? null : run.query.data}
            loggedModel={loggedModel === null ? noLoggedModel : loggedModel.query.data}
          />
        )}
        {loggedModel !== null ? (
          <LoggedModelFacts loggedModel={loggedModel} />
        ) : (
          recordsRead && <NoLoggedModel mlmodelRead={mlmodelRead} />
        )}
      </div>
    </Panel>
  )
}

function OwnFacts({ version }: { version: ModelVersion }) {
  return (
    <Facts>
      <Fact label="Registered">
        <Time at={version.created} />
        {version.created !== null && (
          <span className="text-quiet">
            {' · '}
            <Time at={version.created} relative />
          </span>
        )}
      </Fact>
      <Fact label="By">
        {version.createdBy === null ? (
          <span className="text-quiet">the server keeps no name</span>
        ) : (
          <UserText text={version.createdBy} />
        )}
      </Fact>
      <Fact label="Source">
        <Id text={version.source} what="the source" />
      </Fact>
    </Facts>
  )
}

function LoggedModelFacts({
  loggedModel: { id, query },
}: {
  loggedModel: NonNullable<Led<LoggedModel>>
}) {
  return (
    <>
      <Facts>
        <Fact label="Logged model">
          <Id text={id} what="the logged model’s id" />
        </Fact>
      </Facts>
      <QueryPanel query={query} what={`the logged model ${id}`} lines={1}>
        {({ name, status, created }) => (
          <Facts>
            <Fact label="Logged as">
              <UserText text={name} />
              {' · '}
              <Time at={created} />
              {status !== 'LOGGED_MODEL_READY' && <span className="text-warn"> · {status}</span>}
            </Fact>
          </Facts>
        )}
      </QueryPanel>
    </>
  )
}

function NoLoggedModel({ mlmodelRead }: { mlmodelRead: boolean }) {
  const { loggedModels } = useApp().backend.registry.capabilities
  const why = !loggedModels.can
    ? loggedModels.because
    : mlmodelRead
      ? 'neither the source nor MLmodel names one'
      : 'not known: the source names none, and MLmodel could not be read'
  return (
    <Facts>
      <Fact label="Logged model">
        <span className="text-quiet">{why}</span>
      </Fact>
    </Facts>
  )
}

function Id({ text, what }: { text: string; what: string }) {
  return (
    <span className="flex items-start gap-1">
      <code className="min-w-0 font-mono text-[0.75rem] leading-5 break-all">
        <UserText text={text} />
      </code>
      <span className="-my-0.5 shrink-0">
        <CopyButton text={text} what={what} />
      </span>
    </span>
  )
}
