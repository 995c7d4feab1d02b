import { ConsumersPanel } from '../../features/use/ConsumersPanel'
import { ContractPanel } from '../../features/compare/ContractPanel'
import { MetricsPanel } from '../../features/compare/MetricsPanel'
import type { SidesWithFacts } from '../../features/compare/useVersionFacts'
import { contractsOf, signatureRows } from '../../registry/compare/contract'
import { textRows } from '../../registry/compare/sections'
import { labelsOf } from '../../registry/compare/side'
import { Empty } from '../../ui/Empty'
import { Panel } from '../../ui/Panel'
import { Skeleton } from '../../ui/Skeleton'
import { UserText } from '../../ui/UserText'

interface Props extends SidesWithFacts {
  /** The holder first, where there is one. */
  alone: boolean
}

/** What the candidate would do to those who rely on the holder, and how the two did on the same data. */
export function Evidence({ sides, again, alone }: Props) {
  const versions = labelsOf(sides.map(({ ref }) => ref))
  const shared = { versions, again, all: false }
  if (alone) {
    return (
      <>
        <Panel title="Contract">
          <Empty>No version holds the alias, so nobody relies on one through it.</Empty>
        </Panel>
        <Panel title="Metrics">
          <Empty>No version holds the alias, so there is none to measure it against.</Empty>
        </Panel>
      </>
    )
  }
  return (
    <div className="grid gap-x-10 min-[1200px]:grid-cols-2">
      <ContractPanel
        {...shared}
        verdicts={contractsOf(sides, 0, versions)}
        rows={textRows(signatureRows(sides, 0), 0)}
      />
      <MetricsPanel {...shared} sides={sides} />
    </div>
  )
}

/** Who has declared that they use what holds the alias now, or would. */
export function Users({ sides }: Pick<Props, 'sides'>) {
  const version = sides[0]?.version
  if (version?.state === 'known') return <ConsumersPanel version={version.value} />
  return (
    <Panel title="Who uses this">
      {version?.state === 'unknown' ? (
        <Empty>
          Not known: <UserText text={version.because} />.
        </Empty>
      ) : (
        <Skeleton label="Reading who uses it" lines={2} />
      )}
    </Panel>
  )
}
