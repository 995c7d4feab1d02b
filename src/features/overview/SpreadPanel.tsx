import { useId, useState } from 'react'
import { counted, grouped } from '../../lib/counted'
import type { Member } from '../../registry/overview/members'
import { type Share, type SpreadKind, spreadOf } from '../../registry/overview/spread'
import { Disclosure } from '../../ui/Disclosure'
import { UserText } from '../../ui/UserText'
import { Asked } from './Asked'

const KINDS: readonly (readonly [SpreadKind, string])[] = [
  ['flavor', 'Flavors'],
  ['library', 'Libraries'],
  ['mlflow', 'MLflow'],
  ['python', 'Python'],
]

const TITLE = 'What are they made with?'
const IN_SIGHT = 12

/** Flavors, libraries, MLflow and Python versions among the holders. The bars stand in the table of their numbers. */
export function SpreadPanel({ members }: { members: readonly Member[] }) {
  const [kind, setKind] = useState<SpreadKind>('flavor')
  const field = useId()
  const { shares, unknown } = spreadOf(members, kind)
  const most = shares[0]?.models.length ?? 1
  const [shown, rest] = [shares.slice(0, IN_SIGHT), shares.slice(IN_SIGHT)]
  return (
    <Asked
      title={TITLE}
      rows={shares.length === 0 ? null : () => rowsOf(kind, shares)}
      file={kind}
      actions={
        <>
          <label htmlFor={field} className="sr-only">
            What to count
          </label>
          <select
            id={field}
            value={kind}
            onChange={({ target }) =>
              setKind(KINDS.find(([key]) => key === target.value)?.[0] ?? 'flavor')
            }
            className="h-8 rounded border border-line-strong bg-raised px-2 text-table text-ink"
          >
            {KINDS.map(([key, name]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        </>
      }
    >
      {members.length === 0 && <p className="text-table text-quiet">There is nobody to count.</p>}
      {shown.length > 0 && <Bars shares={shown} most={most} />}
      {rest.length > 0 && (
        <Disclosure label={`${grouped(rest.length)} more`}>
          <Bars shares={rest} most={most} />
        </Disclosure>
      )}
      {unknown.length > 0 && (
        <p className="mt-1 text-label text-quiet">
          Not known of {counted(unknown.length, 'model')}.
        </p>
      )}
    </Asked>
  )
}

const Bars = ({ shares, most }: { shares: readonly Share[]; most: number }) => (
  <table className="w-full text-table tabular-nums">
    <caption className="sr-only">{TITLE}</caption>
    <thead className="sr-only">
      <tr>
        <th scope="col">What</th>
        <th scope="col">Models</th>
      </tr>
    </thead>
    <tbody>
      {shares.map(({ label, models }) => (
        <tr key={label}>
          <th scope="row" className="w-2/5 py-0.5 pr-3 text-left font-mono font-normal break-all">
            <UserText text={label} />
          </th>
          <td className="py-0.5">
            <span className="flex items-center gap-2">
              <span
                aria-hidden="true"
                className="h-2.5 rounded-sm bg-[var(--series-1)]"
                style={{ width: `${(models.length / most) * 80}%` }}
              />
              {grouped(models.length)}
            </span>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const rowsOf = (kind: SpreadKind, shares: readonly Share[]) => [
  [kind, 'model'],
  ...shares.flatMap(({ label, models }) => models.map((model) => [label, model])),
]
