import { type RefObject, useMemo } from 'react'
import type { RegisteredModel } from '../../registry/model'
import type { VersionSort } from '../../registry/versionTerms'
import { PageTable } from '../../ui/PageTable'
import type { RowChoice } from '../../ui/useListKeys'
import { tableOf } from './columns'
import type { VersionList } from './useVersionList'
import type { VersionRow } from './versionRows'

const ROW_HEIGHT = 36

interface Props {
  model: RegisteredModel
  list: Pick<VersionList, 'rows' | 'before' | 'complete'> & { query?: VersionList['query'] }
  sort: VersionSort
  onSort?: (sort: VersionSort) => void
  /** The number to be focused once it is in the first row. */
  arrival?: RefObject<string | null>
  choice: RowChoice
}

/** The rows of versions, of which only those around the window are in the document when there are many. */
export function VersionsTable({ model, list, sort, onSort, arrival, choice }: Props) {
  const { rows, before, complete, query } = list
  const stages =
    model.latestVersions.some(({ stage }) => stage !== null) ||
    (rows ?? []).some(({ version }) => version.stage !== null)
  const { columns, grid } = useMemo(() => tableOf({ stages, sort, onSort }), [stages, sort, onSort])
  return (
    <PageTable
      label="Versions"
      columns={columns}
      rows={rows ?? NONE}
      before={before}
      onMissing={() => void query?.fetchPreviousPage()}
      arrival={arrival}
      rowKey={numberOf}
      rowHeight={ROW_HEIGHT}
      grid={grid}
      complete={complete}
      choice={choice}
    />
  )
}

const NONE: readonly VersionRow[] = []
const numberOf = ({ version }: VersionRow) => version.version
