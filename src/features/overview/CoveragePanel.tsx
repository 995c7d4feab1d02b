import { grouped } from '../../lib/counted'
import { COVERED, type Cell, type TeamRow, coverage, total } from '../../registry/overview/coverage'
import type { Member } from '../../registry/overview/members'
import { Scroller } from '../../ui/Scroller'
import { UserText } from '../../ui/UserText'
import { Asked, Figure } from './Asked'

const TITLE = 'What do they bring along, by team?'

/** What holders bring along, team by team, by the checks that review goes by. */
export function CoveragePanel({ members, who }: { members: readonly Member[]; who: string }) {
  const rows = coverage(members)
  const all = total(members)
  return (
    <Asked title={TITLE} rows={rows.length > 0 ? () => rowsOf(rows) : null} file="coverage-by-team">
      <div className="mb-2">
        <Figure value={grouped(all.ready)}>
          of {grouped(all.of)} {who} pass all of these checks
        </Figure>
      </div>
      {rows.length > 0 && <Table rows={rows} />}
    </Asked>
  )
}

const Table = ({ rows }: { rows: readonly TeamRow[] }) => (
  <>
    <Scroller label={TITLE}>
      <table className="w-full text-table tabular-nums">
        <caption className="sr-only">
          How many pass each check; behind them those that fall short and those nobody can tell of
        </caption>
        <thead className="border-b border-line-strong">
          <tr>
            <th scope="col" className="label py-1 pr-4 text-left whitespace-nowrap">
              Team
            </th>
            <th scope="col" className="label py-1 pr-4 text-right whitespace-nowrap">
              Models
            </th>
            {COVERED.map(([gate, name]) => (
              <th key={gate} scope="col" className="label py-1 pr-4 text-left whitespace-nowrap">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.team} className="border-b border-line">
              <th
                scope="row"
                className="max-w-60 min-w-32 py-1 pr-4 text-left font-normal break-words"
              >
                {row.team === null ? (
                  <span className="text-quiet">no team</span>
                ) : (
                  <UserText text={row.team} />
                )}
              </th>
              <td className="py-1 pr-4 text-right">{row.of}</td>
              {COVERED.map(([gate]) => (
                <td key={gate} className="py-1 pr-4 whitespace-nowrap">
                  <Fares cell={row.cells.get(gate)} of={row.of} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
    <p className="mt-1 text-label text-quiet">✓ passes · ▲ falls short · ? not known</p>
  </>
)

function Fares({ cell, of }: { cell: Cell | undefined; of: number }) {
  if (cell === undefined) return null
  const { passes, short, unknown } = cell
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden="true" className="flex h-1.5 w-12 overflow-hidden rounded bg-hover">
        <span className="bg-pass" style={{ width: `${(passes / of) * 100}%` }} />
        <span className="bg-warn" style={{ width: `${(short / of) * 100}%` }} />
      </span>
      <span>
        <span className="text-pass">✓ {passes}</span>
        {short > 0 && <span className="text-warn"> ▲ {short}</span>}
        {unknown > 0 && <span className="text-unknown"> ? {unknown}</span>}
      </span>
    </span>
  )
}

function rowsOf(rows: readonly TeamRow[]) {
  const head = [
    'team',
    'models',
    ...COVERED.flatMap(([, name]) => [name, `${name}: short`, `${name}: not known`]),
  ]
  const body = rows.map(({ team, of, cells }) => [
    team ?? '',
    String(of),
    ...COVERED.flatMap(([gate]) => {
      const { passes, short, unknown } = cells.get(gate) ?? { passes: 0, short: 0, unknown: 0 }
      return [passes, short, unknown].map(String)
    }),
  ])
  return [head, ...body]
}
