import { csv } from '../../lib/csv'
import { fileNamePart, saveText } from '../../lib/saveText'
import { type Report, reportRows } from '../../registry/compare/report'

/** A comparison as a file of comma-separated values. */
export function saveReport(report: Report) {
  const name = `compare-${report.versions.map(fileNamePart).join('-')}.csv`
  saveText(name, 'text/csv;charset=utf-8', csv(reportRows(report)))
}
