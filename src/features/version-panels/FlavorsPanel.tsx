import type { UseQueryResult } from '@tanstack/react-query'
import type { Flavor, MlmodelReading } from '../../registry/mlmodel'
import { Empty } from '../../ui/Empty'
import { Fact, Facts } from '../../ui/Facts'
import { Panel } from '../../ui/Panel'
import { Reason } from '../../ui/Reason'
import { UserText } from '../../ui/UserText'
import { MlmodelPart } from '../common/MlmodelPart'
import { MlmodelProblems } from '../common/MlmodelProblems'
import { howPickled } from './howPickled'
import { Value } from './Value'

/** The ways in which a version can be loaded, each with what MLmodel says about it. */
export function FlavorsPanel({ mlmodel }: { mlmodel: UseQueryResult<MlmodelReading> }) {
  return (
    <Panel title="Flavors">
      <MlmodelPart query={mlmodel} what="the flavors" lines={6}>
        {({ flavors, problems }) => (
          <div className="space-y-4">
            <MlmodelProblems problems={problems.filter((said) => !said.startsWith('signature.'))} />
            {flavors.length === 0 ? (
              <Empty>MLmodel names no flavor, so no MLflow library can load this version.</Empty>
            ) : (
              flavors.map((flavor) => <FlavorFacts key={flavor.name} flavor={flavor} />)
            )}
          </div>
        )}
      </MlmodelPart>
    </Panel>
  )
}

function FlavorFacts({ flavor: { name, entries } }: { flavor: Flavor }) {
  const said = entries.filter(([, value]) => value.kind !== 'null')
  const unset = entries.filter(([, value]) => value.kind === 'null').map(([key]) => key)
  const pickled = howPickled(entries)
  return (
    <div>
      <h3 className="mb-1 flex flex-wrap items-center gap-2 text-table">
        <span className="font-mono font-semibold">
          <UserText text={name} />
        </span>
        {pickled !== null && (
          <span className="rounded border border-dashed border-warn px-1.5 text-label text-warn">
            <Reason because="Loading a pickle runs whatever code its author put in it. Load it only from a source you trust.">
              {pickled}
            </Reason>
          </span>
        )}
      </h3>
      <Facts>
        {said.map(([key, value]) => (
          <Fact key={key} wide label={<UserText text={key} />}>
            <span className={isTelling(key) ? 'font-semibold' : ''}>
              <Value value={value} />
            </span>
          </Fact>
        ))}
      </Facts>
      {unset.length > 0 && (
        <p className="mt-1 text-label text-quiet">
          Not set: <UserText text={unset.join(', ')} />
        </p>
      )}
    </div>
  )
}

/** The library that loads it, and that library's version. */
const isTelling = (key: string): boolean =>
  key === 'loader_module' || (key.endsWith('_version') && key !== 'python_version')
