import type { AliasPair } from '../../../registry/aliasPair'
import type { Facets } from '../../../registry/facets'
import type { RegisteredModel } from '../../../registry/model'
import type { RowChoice } from '../../../ui/useListKeys'
import { ChoiceTools } from '../../common/ChoiceTools'
import { readColumns, readGrouping } from '../addressParts'
import { ColumnsMenu } from './ColumnsMenu'
import { CsvMenu } from './CsvMenu'
import { GroupMenu } from './GroupMenu'
import { ViewsMenu } from './ViewsMenu'

interface Props {
  models: readonly RegisteredModel[]
  readSoFar: number
  complete: boolean
  pair: AliasPair
  /** As `?cols=` has them. */
  columns: string | null
  /** As `?group=` has it. */
  group: string | null
  facets: () => Facets
  choice: RowChoice
  /** What was kept last, in words; '' for nothing. */
  said: string
}

/** What one may do with the list: columns, groups, views, a file, and choosing models to compare. */
export function ListTools(props: Props) {
  const { models, readSoFar, complete, pair, columns, group, facets } = props
  const { choice, said } = props
  return (
    <div className="ml-auto flex flex-wrap items-center gap-1 max-sm:-ml-2">
      <output className="text-table text-quiet">{said}</output>
      <ChoiceTools choice={choice} what="model" />
      <ColumnsMenu
        chosen={columns === null ? null : readColumns(columns)}
        pair={pair}
        facets={facets}
      />
      <GroupMenu grouping={readGrouping(group)} facets={facets} />
      <ViewsMenu />
      <CsvMenu models={models} readSoFar={readSoFar} complete={complete} />
    </div>
  )
}
