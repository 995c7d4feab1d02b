import { type ReactNode, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { checksAmong } from '../../registry/compare/checks'
import { contractsOf, signatureRows } from '../../registry/compare/contract'
import { type SectionId, sectionsOf, textRows } from '../../registry/compare/sections'
import { labelsOf } from '../../registry/compare/side'
import type { VersionRef } from '../../registry/model'
import { Disclosure } from '../../ui/Disclosure'
import { UserText } from '../../ui/UserText'
import { useNow } from '../../ui/useNow'
import { ArtifactsPanel } from './ArtifactsPanel'
import { ChecksPanel } from './ChecksPanel'
import { CodePanel } from './CodePanel'
import { ContractPanel } from './ContractPanel'
import { EnvironmentPanel } from './EnvironmentPanel'
import { MetricsPanel } from './MetricsPanel'
import { SectionPanel } from './SectionPanel'
import { Toolbar } from './Toolbar'
import { VersionHeads } from './VersionHeads'
import { type CompareAddress, baseFirst, withBase, withVersions } from './address'
import { reportOf } from './reportOf'
import type { Shared } from './shared'
import { type Wanted, useSides } from './useSides'

const KEEP_PLACE = { preventScrollReset: true, replace: true }
const NOTHING: Wanted = { everyFile: false, directories: new Set(), contents: new Set() }

interface Props {
  address: CompareAddress
  /** A metric over all versions of a model. */
  trend: (model: string) => ReactNode
}

/** Two versions or more, part by part against the baseline. Each part stands alone: what is not known of one leaves the others. */
export function Comparison({ address, trend }: Props) {
  const [, setParams] = useSearchParams()
  const [wanted, setWanted] = useState(NOTHING)
  const refs = useMemo(() => baseFirst(address), [address])
  const { sides, filesAt, again } = useSides(refs, wanted)
  const versions = labelsOf(refs)
  const shared: Shared = { versions, again, all: address.all }
  const verdicts = contractsOf(sides, 0, versions)
  const signatures = textRows(signatureRows(sides, 0), 0)
  const checks = checksAmong(sides, 0, useNow())
  const sections = new Map(sectionsOf(sides, 0).map((section) => [section.id, section]))
  const section = (id: SectionId) => sections.get(id) ?? { id, rows: [], sides: [] }
  const drop = (ref: VersionRef) =>
    setParams(
      (now) =>
        withVersions(
          now,
          address.versions.filter((one) => one !== ref),
        ),
      KEEP_PLACE,
    )
  const report = () =>
    reportOf({
      versions,
      sides,
      verdicts,
      checks,
      sections: [...sections.values()],
      all: address.all,
    })
  return (
    <>
      <VersionHeads
        sides={sides}
        again={again}
        onBase={(ref) => setParams((now) => withBase(now, address, ref), KEEP_PLACE)}
        onDrop={drop}
      />
      <Toolbar address={address} report={report} />
      <div className={refs.length === 2 ? 'grid gap-x-10 min-[1200px]:grid-cols-2' : ''}>
        <div className="min-w-0">
          <ContractPanel {...shared} verdicts={verdicts} rows={signatures} />
          <ChecksPanel versions={versions} checks={checks} />
          <MetricsPanel {...shared} sides={sides}>
            {[...new Set(refs.map(({ model }) => model))].map((model) => (
              <Disclosure
                key={model}
                label={
                  <span>
                    A metric over the versions of <UserText text={model} />
                  </span>
                }
              >
                {trend(model)}
              </Disclosure>
            ))}
          </MetricsPanel>
          <SectionPanel
            {...shared}
            section={section('Data')}
            head="Dataset"
            noun="dataset"
            none="No run names a dataset."
          />
          <CodePanel {...shared} section={section('Code')} />
        </div>
        <div className="min-w-0">
          <EnvironmentPanel
            {...shared}
            section={section('Environment')}
            everyFile={wanted.everyFile}
            onEveryFile={() => setWanted({ ...wanted, everyFile: true })}
          />
          <ArtifactsPanel
            {...shared}
            section={section('Artifacts')}
            refs={refs}
            sides={sides}
            filesAt={filesAt}
            wanted={wanted}
            onWant={setWanted}
          />
          <SectionPanel
            {...shared}
            section={section('Params')}
            head="Param"
            noun="param"
            none="No run logged a param."
          />
          <SectionPanel
            {...shared}
            section={section('Tags')}
            head="Tag"
            noun="tag"
            none="No version has a tag."
          />
        </div>
      </div>
    </>
  )
}
