import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { cut } from '../../lib/cut'
import { fileSize } from '../../lib/fileSize'
import { paths } from '../../paths'
import type { Mlmodel, MlmodelReading } from '../../registry/mlmodel'
import type { ModelVersion } from '../../registry/model'
import type { Run } from '../../registry/tracking'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'

const NAME_SHOWN = 300

interface Props {
  version: ModelVersion
  mlmodel: UseQueryResult<MlmodelReading>
  run: { id: string; query: UseQueryResult<Run> } | null
}

/** A version in two lines: of which model, and what one wants to know before reading on. */
export function VersionFacts({ version, mlmodel, run }: Props) {
  const reading = mlmodel.data
  return (
    <>
      <p className="text-body">
        <Link to={paths.model(version.model)} className="font-semibold text-ink hover:underline">
          <UserText text={cut(version.model, NAME_SHOWN)} />
        </Link>
      </p>
      {/* what comes later stands further right, so that nothing moves when it does */}
      <ul className="flex flex-wrap gap-x-4">
        <li>
          Registered <Time at={version.created} />
          {version.createdBy !== null && (
            <>
              {' '}
              by <UserText text={version.createdBy} />
            </>
          )}
        </li>
        {reading?.state === 'read' && <MlmodelFacts mlmodel={reading.mlmodel} />}
        {mlmodel.isPending && <MlmodelFactsToCome />}
        {run !== null && (
          <Item>
            run{' '}
            {run.query.data?.name ? (
              <UserText text={run.query.data.name} />
            ) : (
              <span className="font-mono">{run.id.slice(0, 8)}</span>
            )}
          </Item>
        )}
      </ul>
    </>
  )
}

function MlmodelFacts({ mlmodel }: { mlmodel: Mlmodel }) {
  const { mlflowVersion, pythonVersion, modelSize } = mlmodel
  const bytes = modelSize === null ? NaN : Number(modelSize)
  return (
    <>
      {mlflowVersion !== null && (
        <Item>
          MLflow <UserText text={cut(mlflowVersion, 40)} />
        </Item>
      )}
      {pythonVersion !== null && (
        <Item>
          Python <UserText text={cut(pythonVersion, 40)} />
        </Item>
      )}
      {Number.isFinite(bytes) && <Item>{fileSize(bytes)}</Item>}
    </>
  )
}

/** As wide as what comes in its place, so that the line breaks where it will. */
const MlmodelFactsToCome = () =>
  ['w-22', 'w-22', 'w-12'].map((width, i) => (
    <li key={i} aria-hidden="true" className={`my-0.5 h-4 rounded bg-hover ${width}`} />
  ))

const Item = ({ children }: { children: ReactNode }) => <li className="tabular-nums">{children}</li>
