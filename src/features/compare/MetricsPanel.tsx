import type { ReactNode } from 'react'
import {
  metricGap,
  metricPairs,
  metricRows,
  metricSentence,
  metricsOf,
} from '../../registry/compare/metrics'
import type { Side } from '../../registry/compare/side'
import { Panel } from '../../ui/Panel'
import { Skeleton } from '../../ui/Skeleton'
import { UserText } from '../../ui/UserText'
import { DiffTable } from './DiffTable'
import { Gaps } from './Gaps'
import type { Shared } from './shared'

interface Props extends Shared {
  sides: readonly Side[]
  children?: ReactNode
}

/** What was measured. Values meet on the same data only; others stand beside each other and are not compared. */
export function MetricsPanel({ versions, again, all, sides, children }: Props) {
  const known = sides.map(metricsOf)
  const reading = known.some(({ state }) => state === 'reading')
  const rows = metricRows(known, 0)
  const shown = all ? rows : rows.filter(({ changed }) => changed)
  const pairs = metricPairs(known, 0)
  return (
    <Panel title="Metrics">
      <Gaps
        versions={versions}
        sides={known.map((one, i) => {
          const side = sides[i]
          return one.state === 'known' && side !== undefined ? metricGap(side) : one
        })}
        again={again}
      />
      {reading ? (
        <Skeleton label="Reading the metrics" lines={4} />
      ) : (
        <>
          {pairs.map(
            (pair, i) =>
              pair !== undefined && (
                <p key={`${i} ${versions[i]}`} className="mb-1 text-table">
                  {versions.length > 2 && (
                    <>
                      <UserText text={versions[i] ?? ''} className="font-semibold" />:{' '}
                    </>
                  )}
                  {metricSentence(pair)}
                </p>
              ),
          )}
          {shown.length > 0 && (
            <DiffTable label="Metrics" head="Metric" versions={versions} rows={shown} />
          )}
        </>
      )}
      {children}
    </Panel>
  )
}
