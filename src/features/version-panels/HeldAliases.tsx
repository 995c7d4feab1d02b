import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useApp } from '../../app'
import { dayWords } from '../../lib/day'
import { paths } from '../../paths'
import { ledgerQueries } from '../../queries/ledger'
import { type Tenure, tenuresOf } from '../../registry/ledger/tenures'
import type { ModelVersion } from '../../registry/model'
import { UserText } from '../../ui/UserText'

// The history of the model's aliases tells the rest.
const SHOWN = 3

/** From when to when this version held an alias, as the ledger tells; nothing where that tells nothing, or can't be read. */
export function HeldAliases({ version }: { version: ModelVersion }) {
  const { data } = useQuery(ledgerQueries(useApp()).ofModel(version.model))
  if (data === undefined) return null
  const mark = { version: version.version, created: version.created?.getTime() ?? null }
  const tenures = tenuresOf(data.lanes, mark)
  if (tenures.length === 0) return null
  const here = new Set(version.aliases ?? [])
  return (
    <ul aria-label="Aliases it held" className="mt-2 text-table text-quiet">
      {tenures.slice(0, SHOWN).map((tenure) => (
        <li key={`${tenure.alias} ${tenure.from.getTime()}`}>
          <Held tenure={tenure} holds={here.has(tenure.alias)} />
        </li>
      ))}
      <li>
        <Link to={paths.aliasHistory(version.model)} className="text-accent underline">
          {tenures.length > SHOWN ? `${tenures.length - SHOWN} more in its` : 'Its'} alias history
        </Link>
      </li>
    </ul>
  )
}

/** `holds`: it has the alias now. */
function Held({ tenure, holds }: { tenure: Tenure; holds: boolean }) {
  const { alias, from, to, orBefore, orLater } = tenure
  const name = <UserText text={`@${alias}`} className="font-mono text-ink" />
  const began = `${dayWords(from)}${orBefore ? ' or before' : ''}`
  if (to === null) {
    if (holds) {
      return (
        <>
          Is {name} since {began}
        </>
      )
    }
    return (
      <>
        Was {name} from {began} on; when that ended is not recorded
      </>
    )
  }
  return (
    <>
      Was {name} from {began} to {dayWords(to)}
      {orLater && ' or later'}
    </>
  )
}
