import type { UseQueryResult } from '@tanstack/react-query'
import type { Flavor, MlmodelReading } from '../../registry/mlmodel'
import type { VersionRef } from '../../registry/model'
import { Disclosure } from '../../ui/Disclosure'
import { Empty } from '../../ui/Empty'
import { Fact, Facts } from '../../ui/Facts'
import { Panel } from '../../ui/Panel'
import { UserText } from '../../ui/UserText'
import { MlmodelPart } from '../common/MlmodelPart'
import { MlmodelProblems } from '../common/MlmodelProblems'
import { OnnxFile } from '../common/OnnxFile'
import { howPickled } from '../../registry/howPickled'
import { Value } from './Value'

interface Props {
  of: VersionRef
  mlmodel: UseQueryResult<MlmodelReading>
}

/** The ways in which a version can be loaded, each with what MLmodel says about it. */
export function FlavorsPanel({ of, mlmodel }: Props) {
  return (
    <Panel title="Flavors">
      <MlmodelPart query={mlmodel} what="the flavors" lines={6}>
        {({ flavors, problems }) => (
          <div className="space-y-4">
            <MlmodelProblems problems={problems.filter((said) => !said.startsWith('signature.'))} />
            {flavors.length === 0 ? (
              <Empty>MLmodel names no flavor, so no MLflow library can load this version.</Empty>
            ) : (
              flavors.map((flavor) => <FlavorFacts key={flavor.name} of={of} flavor={flavor} />)
            )}
          </div>
        )}
      </MlmodelPart>
    </Panel>
  )
}

function FlavorFacts({ of, flavor: { name, entries } }: { of: VersionRef; flavor: Flavor }) {
  // what a person looks for first comes first, the rest as it is written
  const said = entries
    .filter(([, value]) => value.kind !== 'null')
    .toSorted(([a], [b]) => Number(isTelling(b)) - Number(isTelling(a)))
  const onnx = name === 'onnx' ? entries.find(([key]) => key === 'data')?.[1] : undefined
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
            <span aria-hidden="true">▲</span> {pickled}
          </span>
        )}
      </h3>
      {pickled !== null && (
        <p className="mb-1 text-label text-quiet">
          Loading it runs whatever code its author put in it: load it only from a source you trust.
        </p>
      )}
      <Facts>
        {said.map(([key, value]) => (
          <Fact key={key} wide label={<UserText text={key} />}>
            <span className={isTelling(key) ? 'font-semibold' : ''}>
              <Value value={value} />
            </span>
          </Fact>
        ))}
      </Facts>
      {onnx?.kind === 'text' && (
        <Disclosure
          label={
            <span>
              What <UserText text={onnx.text} className="font-mono" /> itself says
            </span>
          }
        >
          <OnnxFile of={of} path={onnx.text} />
        </Disclosure>
      )}
      {unset.length > 0 && (
        <p className="mt-1 text-label text-quiet">
          Not set: <UserText text={unset.join(', ')} />
        </p>
      )}
    </div>
  )
}

/** What loads it, in which version, from what. */
const isTelling = (key: string): boolean =>
  key === 'loader_module' ||
  key === 'serialization_format' ||
  key === 'code' ||
  (key.endsWith('_version') && key !== 'python_version')
