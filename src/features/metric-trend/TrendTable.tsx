import { aliasesByVersion } from '../../registry/sortAliases'
import type { VersionPoint } from '../../registry/versionMetrics'
import { Scroller } from '../../ui/Scroller'
import { visibleText } from '../../ui/visibleText'
import { dataLabel } from './trend'

interface Props {
  rows: readonly VersionPoint[]
  aliases: ReadonlyMap<string, string>
  name: string
}

const HEADS = ['Version', 'Aliases', 'Value', 'Measured on'] as const

/** A metric over versions as numbers. */
export function TrendTable({ rows, aliases, name }: Props) {
  const held = aliasesByVersion(aliases)
  return (
    <Scroller label={`${name} by version`} className="max-h-80">
      <table className="w-full max-w-[44rem] text-table">
        <caption className="sr-only">{name} by version</caption>
        <thead className="border-b border-line-strong">
          <tr>
            {HEADS.map((head) => (
              <th
                key={head}
                scope="col"
                className={`label py-1 pr-4 ${head === 'Value' ? 'text-right' : 'text-left'}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ version, value, dataset }, i) => (
            // a version may have a value on several datasets
            <tr key={i} className="border-b border-line">
              <th scope="row" className="py-1 pr-4 text-left font-mono font-semibold">
                v{version}
              </th>
              <td className="py-1 pr-4">
                {(held.get(version) ?? []).map((alias) => `@${visibleText(alias)}`).join(' ')}
              </td>
              <td className="py-1 pr-4 text-right tabular-nums">{String(value)}</td>
              <td className={`py-1 ${dataset === null ? 'text-quiet' : ''}`}>
                {dataLabel(dataset)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  )
}
