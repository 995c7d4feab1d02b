import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import {
  type Environment,
  type Requirement,
  readCondaYaml,
  readPythonEnv,
} from '../../registry/environment'
import type { Mlmodel, MlmodelReading } from '../../registry/mlmodel'
import type { VersionRef } from '../../registry/model'
import { Disclosure } from '../../ui/Disclosure'
import { Fact, Facts } from '../../ui/Facts'
import { Note } from '../../ui/Note'
import { Panel } from '../../ui/Panel'
import { TextLines } from '../../ui/TextLines'
import { UserText } from '../../ui/UserText'
import { MlmodelPart } from '../common/MlmodelPart'
import { QueryPanel } from '../common/QueryPanel'
import { Packages } from './Packages'
import { RequirementsFile } from './RequirementsFile'

interface Props {
  of: VersionRef
  mlmodel: UseQueryResult<MlmodelReading>
  /** It is time to ask for what is not needed first. */
  ask: boolean
}

/** What a version was made with and needs to run: the folded files are read when they are opened. */
export function EnvironmentPanel({ of, mlmodel, ask }: Props) {
  return (
    <Panel title="Environment">
      <MlmodelPart query={mlmodel} what="the environment" lines={5}>
        {(read) => <Parts of={of} mlmodel={read} ask={ask} />}
      </MlmodelPart>
    </Panel>
  )
}

function Parts({ of, mlmodel, ask }: { of: VersionRef; mlmodel: Mlmodel; ask: boolean }) {
  const { conda, virtualenv } = mlmodel.environment
  return (
    <div className="space-y-3">
      <Facts>
        <Fact label="Python">
          <Said text={mlmodel.pythonVersion} />
        </Fact>
        <Fact label="MLflow">
          <Said text={mlmodel.mlflowVersion} />
        </Fact>
      </Facts>
      <RequirementsFile of={of} ask={ask} />
      <div>
        {conda !== null && (
          <Disclosure label={<UserText text={conda} className="font-mono" />}>
            <YamlFile of={of} path={conda} read={readCondaYaml} />
          </Disclosure>
        )}
        {virtualenv !== null && (
          <Disclosure label={<UserText text={virtualenv} className="font-mono" />}>
            <YamlFile of={of} path={virtualenv} read={readPythonEnv} />
          </Disclosure>
        )}
        {conda === null && virtualenv === null && (
          <p className="text-table text-quiet">
            MLmodel names no conda.yaml and no python_env.yaml.
          </p>
        )}
      </div>
    </div>
  )
}

const Said = ({ text }: { text: string | null }) =>
  text === null ? (
    <span className="text-quiet">MLmodel doesn’t say</span>
  ) : (
    <UserText text={text} className="font-mono" />
  )

interface YamlFileProps {
  of: VersionRef
  path: string
  read: typeof readCondaYaml
}

function YamlFile({ of, path, read }: YamlFileProps) {
  const { queries } = useApp()
  const file = useQuery(queries.yamlFile(of, path))
  return (
    <QueryPanel query={file} what={path} lines={3}>
      {(reading) =>
        reading.state === 'read' ? (
          <EnvironmentFacts environment={read(reading.value)} />
        ) : (
          <Note tone="warn" title={`${path} can’t be understood`}>
            <p>{reading.because}</p>
            <TextLines text={reading.text} label={path} />
          </Note>
        )
      }
    </QueryPanel>
  )
}

function EnvironmentFacts({ environment }: { environment: Environment }) {
  const { python, channels, conda, pip } = environment
  return (
    <div className="space-y-1.5 pl-4">
      <Facts>
        <Fact label="Python">
          {python === null ? (
            <span className="text-quiet">not pinned to one version</span>
          ) : (
            <UserText text={python} className="font-mono" />
          )}
        </Fact>
        {channels.length > 0 && (
          <Fact label="Channels">
            <UserText text={channels.join(', ')} />
          </Fact>
        )}
      </Facts>
      {conda.length > 0 && <Packages packages={conda.map(condaRequirement)} of="conda" />}
      <Packages packages={pip} of="pip" />
    </div>
  )
}

/** Conda's own grammar: `python=3.11.7` is bound to that version, as is `==`. */
function condaRequirement(text: string): Requirement {
  const [, name = null, pinned = null] = /^([^\s<>=!~]+)\s*={1,2}\s*([^\s=*,<>|]+)/.exec(text) ?? []
  return { text, name: name ?? text, pinned }
}
