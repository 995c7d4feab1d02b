import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useApp } from '../../app'
import { readRequirements } from '../../registry/environment'
import type { Mlmodel, MlmodelReading } from '../../registry/mlmodel'
import type { VersionRef } from '../../registry/model'
import { pipInstall, reconcile } from '../../registry/packages'
import { Button } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { Disclosure } from '../../ui/Disclosure'
import { Fact, Facts } from '../../ui/Facts'
import { Panel } from '../../ui/Panel'
import { TextLines } from '../../ui/TextLines'
import { UserText } from '../../ui/UserText'
import { MlmodelPart } from '../common/MlmodelPart'
import { QueryPanel } from '../common/QueryPanel'
import { isGone } from '../common/isGone'
import { OtherFiles } from './OtherFiles'
import { PackageTable } from './PackageTable'

/** Every flavor of MLflow writes it beside MLmodel; other tools may not. */
const REQUIREMENTS = 'requirements.txt'

interface Props {
  of: VersionRef
  mlmodel: UseQueryResult<MlmodelReading>
  /** It is time to ask for what is not needed first. */
  ask: boolean
}

/** What a version was made with and needs to run: pip's list at once, the other files when they are asked for. */
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
  const { queries } = useApp()
  const [compared, setCompared] = useState(false)
  const file = useQuery({ ...queries.file(of, REQUIREMENTS), enabled: ask })
  const text = useMemo(
    () => (file.data === undefined ? null : new TextDecoder().decode(file.data)),
    [file.data],
  )
  const { conda, virtualenv } = mlmodel.environment
  const others = [conda, virtualenv].flatMap((path) => path ?? [])
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
      {compared ? (
        <OtherFiles
          of={of}
          requirements={text === null ? null : { file: REQUIREMENTS, text }}
          conda={conda}
          virtualenv={virtualenv}
          python={mlmodel.pythonVersion}
        />
      ) : file.data === undefined && isGone(file.error) ? (
        <p className="text-table text-quiet">
          The version has no <span className="font-mono">{REQUIREMENTS}</span> (404).
        </p>
      ) : (
        <QueryPanel query={file} what={REQUIREMENTS} lines={4}>
          {() => <OneFile text={text ?? ''} />}
        </QueryPanel>
      )}
      <div className="space-y-1">
        {!compared && others.length > 0 && (
          <Button look="quiet" className="-ml-3" onClick={() => setCompared(true)}>
            <span>
              Compare with <UserText text={others.join(' and ')} className="font-mono" />
            </span>
          </Button>
        )}
        {others.length === 0 && (
          <p className="text-table text-quiet">
            MLmodel names no conda.yaml and no python_env.yaml.
          </p>
        )}
        {text !== null && (
          <>
            <CopyButton
              text={() => pipInstall(text)}
              what="a command that installs them"
              label="Copy pip install -r"
            />
            <Disclosure label={<span className="font-mono">{REQUIREMENTS} as it is</span>}>
              <TextLines text={text} label={REQUIREMENTS} />
            </Disclosure>
          </>
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

function OneFile({ text }: { text: string }) {
  const packages = useMemo(
    () => reconcile([{ file: REQUIREMENTS, requirements: readRequirements(text) }]),
    [text],
  )
  return <PackageTable packages={packages} files={[REQUIREMENTS]} />
}
