import { type ReactNode, useMemo } from 'react'
import type { Can, Capabilities, ModelSort } from '../../backends/backend'
import type { AliasPair } from '../../registry/aliasPair'
import type { RegisteredModel } from '../../registry/model'
import { Reason } from '../../ui/Reason'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'
import type { Band, Column } from '../../ui/TableRow'
import type { RowChoice } from '../../ui/useListKeys'
import { VirtualTable } from '../../ui/VirtualTable'
import { useMediaQuery } from '../../ui/useMediaQuery'
import { AliasCell, LatestCell, NameCell, NotKept, OwnerCell, TagsCell } from './cells'
import { nextSort, sortedBy } from './view'

interface Props {
  models: readonly (RegisteredModel | Band)[] | null
  pair: AliasPair
  capabilities: Capabilities
  sort: ModelSort
  onSort: (sort: ModelSort) => void
  complete: boolean
  readOn: (() => void) | null
  stale: boolean
  viewId: string
  foot: ReactNode
  choice: RowChoice
  /** The columns that somebody chose, as in the address; null: as they are by themselves. */
  chosen: string | null
  /** Makes the table of the chosen columns; null until its code is here. */
  choose: ChooseColumns | null
  /** What is asked for on a model; null: nothing can be, and there is no such column. */
  review: ((model: RegisteredModel) => ReactNode) | null
}

export type ChooseColumns = (
  own: readonly Column<RegisteredModel>[],
  chosen: string,
) => {
  columns: readonly Column<RegisteredModel>[]
  template: { columns: string; minWidth: number }
}

const WIDE = '(width >= 40rem)'

// Wide: one line. Narrow: name and age, below them who holds the aliases, each in its place.
const GRID = [
  'grid-cols-[9rem_minmax(0,1fr)_auto] max-sm:content-center max-sm:gap-y-1',
  'sm:grid-cols-[minmax(8rem,1fr)_6rem_6.5rem_7rem_7rem]',
  'lg:grid-cols-[minmax(12rem,1fr)_6rem_6.5rem_7rem_9rem_7rem]',
  'xl:grid-cols-[minmax(10rem,1fr)_6rem_6.5rem_7rem_9rem_minmax(9rem,1fr)_7rem]',
  // for the column of reviews, which not all have
  'lg:auto-cols-[5.5rem] lg:grid-flow-col',
].join(' ')

/** The list of registered models: who holds the two aliases, and what tells one model from another. */
export function ModelsTable(props: Props) {
  const { models, pair, capabilities, sort, onSort, chosen, choose, review, ...rest } = props
  const wide = useMediaQuery(WIDE)
  const columns = useMemo(
    () => columnsOf({ pair, capabilities, sort, onSort, wide, review }),
    [pair, capabilities, sort, onSort, wide, review],
  )
  const choice = useMemo(
    () => (chosen === null || choose === null || !wide ? null : choose(columns, chosen)),
    [chosen, choose, wide, columns],
  )
  return (
    <VirtualTable
      {...rest}
      label="Registered models"
      columns={choice?.columns ?? columns}
      rows={models}
      rowKey={nameOf}
      rowHeight={wide ? 36 : 60}
      grid={choice === null ? GRID : 'grid-cols-(--cols)'}
      template={choice?.template}
    />
  )
}

const nameOf = ({ name }: RegisteredModel) => name

function columnsOf({
  pair,
  capabilities,
  sort,
  onSort,
  wide,
  review,
}: Pick<Props, 'pair' | 'capabilities' | 'sort' | 'onSort' | 'review'> & {
  wide: boolean
}): Column<RegisteredModel>[] {
  const { aliases, tags } = capabilities
  const sortOf = (column: 'name' | 'updated') => {
    const next = nextSort(column, sort, capabilities)
    return next === null ? undefined : { is: sortedBy(column, sort), onSort: () => onSort(next) }
  }
  return [
    {
      id: 'name',
      head: 'Name',
      sort: sortOf('name'),
      isRowHeader: true,
      className: 'max-sm:col-span-2',
      cell: ({ name }) => <NameCell name={name} />,
    },
    ...pair.map((alias, i) => ({
      // an alias may be called like another column
      id: `alias:${alias}`,
      head: <KeptHead kept={aliases}>{aliasHead(alias)}</KeptHead>,
      className: `max-sm:min-h-6 max-sm:[&[scope=col]]:sr-only ${i === 1 ? 'max-sm:col-span-2' : ''}`,
      cell: (model: RegisteredModel) =>
        aliases.can ? (
          <AliasCell model={model} alias={alias} named={!wide} isFirst={i === 0} />
        ) : (
          <NotKept what={wide ? '' : `@${alias}`} />
        ),
    })),
    {
      id: 'latest',
      head: 'Latest version',
      className: 'max-sm:hidden',
      cell: (model) => <LatestCell model={model} />,
    },
    {
      id: 'owner',
      head: <KeptHead kept={tags}>Owner</KeptHead>,
      className: 'max-lg:hidden',
      cell: (model) => (tags.can ? <OwnerCell tags={model.tags} /> : <NotKept />),
    },
    {
      id: 'tags',
      head: <KeptHead kept={tags}>Tags</KeptHead>,
      className: 'max-xl:hidden',
      cell: (model) => (tags.can ? <TagsCell tags={model.tags} /> : <NotKept />),
    },
    {
      id: 'updated',
      head: 'Last change',
      sort: sortOf('updated'),
      className: 'max-sm:col-start-3 max-sm:row-start-1 max-sm:justify-self-end',
      cell: ({ updated }) => <Time at={updated} relative />,
    },
    ...(review === null
      ? []
      : [{ id: 'review', head: 'Review', className: 'max-lg:hidden', cell: review }]),
  ]
}

function KeptHead({ kept, children }: { kept: Can; children: ReactNode }) {
  return kept.can ? children : <Reason because={kept.because}>{children}</Reason>
}

function aliasHead(alias: string) {
  if (alias === 'champion') return 'Champion'
  if (alias === 'challenger') return 'Challenger'
  return (
    <span className="text-table [font-variant-caps:normal]" title={alias}>
      @<UserText text={alias} />
    </span>
  )
}
