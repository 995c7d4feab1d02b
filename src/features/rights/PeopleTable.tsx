import { useState } from 'react'
import type { WhoMay } from '../../queries/whoMay'
import { RULES } from '../../registry/levels'
import { decide } from '../../registry/rights'
import { standingOf } from '../../registry/rightWords'
import { Button } from '../../ui/Button'
import { Scroller } from '../../ui/Scroller'
import { UserText } from '../../ui/UserText'
import { RightMark } from './RightMark'

const SHOWN_FIRST = 20
const BEST_FIRST = { yes: 0, unknown: 1, no: 2 } as const
/** What tells people apart where models are promoted. */
const ASKED = ['set-alias', 'remove-alias'] as const

/** Everybody the server knows, those who may first. */
export function PeopleTable({ model, found }: { model: string; found: WhoMay }) {
  const [all, setAll] = useState(false)
  const rows = found.people
    .map(({ user, known }) => ({
      user,
      mays: ASKED.map((act) => decide(known, model, act).may),
      standing: standingOf(known, model),
    }))
    .sort((a, b) => badness(a.mays) - badness(b.mays) || (a.user < b.user ? -1 : 1))
  const shown = all ? rows : rows.slice(0, SHOWN_FIRST)
  return (
    <>
      <Scroller label="People">
        <table aria-label="Who may" className="text-table">
          <thead>
            <tr className="label text-left">
              <th scope="col" className="py-1 pr-6 font-normal">
                Person
              </th>
              {ASKED.map((act) => (
                <th key={act} scope="col" className="py-1 pr-6 font-normal">
                  {RULES[act].deed}
                </th>
              ))}
              <th scope="col" className="py-1 font-normal">
                Has
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ user, mays, standing }) => (
              <tr key={user} className="border-t border-line align-baseline">
                <th
                  scope="row"
                  className="max-w-64 min-w-24 py-1 pr-6 text-left font-normal break-words"
                >
                  <UserText text={user} />
                </th>
                {mays.map((may, i) => (
                  <td key={ASKED[i]} className="py-1 pr-6">
                    <RightMark may={may} />
                  </td>
                ))}
                <td className="max-w-[60ch] min-w-48 py-1 text-quiet">
                  <UserText text={standing} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      <p className="mt-2 text-table text-quiet">
        {rows.length} {rows.length === 1 ? 'person' : 'people'}, read with {found.asked} requests.
      </p>
      {shown.length < rows.length && (
        <Button look="quiet" className="mt-1 -ml-3" onClick={() => setAll(true)}>
          Show all {rows.length} people
        </Button>
      )}
    </>
  )
}

const badness = (mays: readonly (keyof typeof BEST_FIRST)[]) =>
  mays.reduce((sum, may) => sum * 3 + BEST_FIRST[may], 0)
