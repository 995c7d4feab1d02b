import { Choice } from '../../ui/Choice'

interface Props {
  table: boolean
  /** The part of the address that says so; null: the picture, too. */
  onChange: (as: 'table' | null) => void
}

/** The picture and its table, or the table alone. */
export const GraphOrTable = ({ table, onChange }: Props) => (
  <Choice
    label="Show"
    options={[
      ['graph', 'Graph'],
      ['table', 'Table only'],
    ]}
    value={table ? 'table' : 'graph'}
    onChange={(value) => onChange(value === 'table' ? 'table' : null)}
  />
)
