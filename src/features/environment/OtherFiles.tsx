import { useQuery } from '@tanstack/react-query'
import { useApp } from '../../app'
import {
  type Environment,
  packagesIn,
  readCondaYaml,
  readPythonEnv,
  readRequirements,
} from '../../registry/environment'
import type { YamlReading } from '../../registry/mlmodel'
import type { VersionRef } from '../../registry/model'
import { type Source, pythonVersions, reconcile } from '../../registry/packages'
import { Disclosure } from '../../ui/Disclosure'
import { Note } from '../../ui/Note'
import { TextLines } from '../../ui/TextLines'
import { UserText } from '../../ui/UserText'
import { QueryPanel } from '../common/QueryPanel'
import { PackageTable } from './PackageTable'

interface Props {
  of: VersionRef
  /** Null where it could not be read. */
  requirements: { file: string; text: string } | null
  conda: string | null
  virtualenv: string | null
  /** As MLmodel has it. */
  python: string | null
}

/** All files that say what a version needs, reconciled in one table. */
export function OtherFiles({ of, requirements, conda, virtualenv, python }: Props) {
  const { queries } = useApp()
  const condaFile = useQuery({ ...queries.yamlFile(of, conda ?? ''), enabled: conda !== null })
  const envFile = useQuery({
    ...queries.yamlFile(of, virtualenv ?? ''),
    enabled: virtualenv !== null,
  })
  const read = [
    { path: conda, query: condaFile, read: readCondaYaml },
    { path: virtualenv, query: envFile, read: readPythonEnv },
  ].flatMap(({ path, ...rest }) => (path === null ? [] : [{ path, ...rest }]))

  const environments = read.flatMap(({ path, query: { data }, read: from }) =>
    data?.state === 'read' ? [{ path, environment: from(data.value) }] : [],
  )
  const sources: Source[] = [
    ...(requirements === null
      ? []
      : [{ file: requirements.file, requirements: readRequirements(requirements.text) }]),
    ...environments.map(({ path, environment }) => ({
      file: path,
      requirements: packagesIn(environment),
    })),
  ]
  return (
    <div className="space-y-3">
      <PackageTable packages={reconcile(sources)} files={sources.map(({ file }) => file)} />
      <Pythons environments={environments} python={python} />
      {read.map(({ path, query }) => (
        <QueryPanel key={path} query={query} what={path} lines={2}>
          {(reading) => <AsItIs path={path} reading={reading} />}
        </QueryPanel>
      ))}
    </div>
  )
}

interface PythonsProps {
  environments: readonly { path: string; environment: Environment }[]
  python: string | null
}

function Pythons({ environments, python }: PythonsProps) {
  const versions = pythonVersions([
    { file: 'MLmodel', python },
    ...environments.map(({ path, environment }) => ({ file: path, python: environment.python })),
  ])
  if (versions.length < 2) return null
  return (
    <Note tone="fail" title="The files name different versions of Python">
      <ul>
        {versions.map(({ python: version, files }) => (
          <li key={version}>
            <UserText text={version} className="font-mono" /> in{' '}
            <UserText text={files.join(', ')} />
          </li>
        ))}
      </ul>
    </Note>
  )
}

function AsItIs({ path, reading }: { path: string; reading: YamlReading }) {
  return (
    <>
      {reading.state === 'unreadable' && (
        <Note tone="warn" title={`${path} can’t be understood`}>
          <p>{reading.because}</p>
        </Note>
      )}
      <Disclosure
        label={
          <span className="font-mono">
            <UserText text={path} /> as it is
          </span>
        }
      >
        <TextLines text={reading.text} label={path} />
      </Disclosure>
    </>
  )
}
