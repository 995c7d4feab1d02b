import type { Capabilities } from '../../backends/backend'
import type { ChooseColumns } from './ModelsTable'
import { readColumns } from './addressParts'
import { type ChosenColumn, moreColumn } from './moreColumns'

const GAP = 16
const WIDTHS: Partial<Record<string, Pick<ChosenColumn, 'width' | 'minWidth'>>> = {
  name: { width: 'minmax(12rem,2fr)', minWidth: 192 },
  latest: { width: '7rem', minWidth: 112 },
  owner: { width: '9rem', minWidth: 144 },
  tags: { width: 'minmax(12rem,2fr)', minWidth: 192 },
  updated: { width: '7rem', minWidth: 112 },
  review: { width: '5.5rem', minWidth: 88 },
}
const ALIAS_WIDTH = { width: '6.5rem', minWidth: 104 }

/** The chosen columns in the order of the list, and what others were chosen before the last. */
export const chooseColumns =
  (capabilities: Capabilities): ChooseColumns =>
  (own, text) => {
    const chosen = readColumns(text)
    const known = own.map((column) => ({
      ...ALIAS_WIDTH,
      ...WIDTHS[column.id],
      ...column,
      // those classes place a cell in a grid that is not used here
      className: undefined,
    }))
    const ids = new Set(known.map(({ id }) => id))
    const others = chosen.flatMap((id) => (ids.has(id) ? [] : (moreColumn(id, capabilities) ?? [])))
    const kept = known.filter(({ id }) => id === 'name' || chosen.includes(id))
    const last = kept.at(-1)?.id === 'updated' ? kept.slice(-1) : []
    const columns = [...kept.slice(0, kept.length - last.length), ...others, ...last]
    return {
      columns,
      template: {
        columns: columns.map(({ width }) => width).join(' '),
        minWidth: columns.reduce((sum, { minWidth }) => sum + minWidth + GAP, 0),
      },
    }
  }
