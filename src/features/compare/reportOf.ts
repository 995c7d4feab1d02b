import type { ContractVerdict } from '../../registry/contract/contractVerdict'
import type { SideChecks } from '../../registry/compare/checks'
import { metricPairs, metricRows, metricSentence, metricsOf } from '../../registry/compare/metrics'
import type { Report } from '../../registry/compare/report'
import type { Section, TextRow } from '../../registry/compare/sections'
import type { Side } from '../../registry/compare/side'

interface Shown {
  /** The baseline first, as everywhere here. */
  versions: readonly string[]
  sides: readonly Side[]
  verdicts: readonly (ContractVerdict | null | undefined)[]
  checks: readonly (SideChecks | null | undefined)[]
  sections: readonly Section[]
  all: boolean
}

/** What is on the screen, to be taken along. */
export function reportOf({ versions, sides, verdicts, checks, sections, all }: Shown): Report {
  const seen = (rows: readonly TextRow[]) => rows.filter(({ changed }) => all || changed)
  const metrics = sides.map(metricsOf)
  const sentences = metricPairs(metrics, 0).flatMap((pairs, i) =>
    pairs === undefined ? [] : [`${versions[i] ?? ''}: ${metricSentence(pairs)}`],
  )
  return {
    versions,
    link: location.href,
    verdicts,
    checks,
    parts: [
      {
        title: 'Metrics',
        says: sentences.length === 0 ? null : sentences.join(' '),
        rows: seen(metricRows(metrics, 0)),
        sides: metrics,
      },
      ...sections.map(({ id, rows, sides: known }) => ({
        title: id,
        says: null,
        rows: seen(rows),
        sides: known,
      })),
    ],
  }
}
