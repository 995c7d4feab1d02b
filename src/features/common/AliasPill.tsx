import { Link } from 'react-router'
import { paths } from '../../paths'
import { whyNotOpenable } from '../../registry/names'
import { UserText } from '../../ui/UserText'
import { aliasTone } from './aliasTone'

interface Props {
  alias: string
  /** Where it points; left out where the page is about that version. A model that can't be opened gets no link. */
  to?: { model: string; version: string }
  /** Leave out the alias part where a column head already names it. */
  versionOnly?: boolean
}

/** `@champion v4`: the same look everywhere, one click to the version. */
export function AliasPill({ alias, to, versionOnly = false }: Props) {
  const tone = aliasTone(alias)
  const body = (
    <>
      {!versionOnly && (
        <span className="truncate font-semibold">
          <span aria-hidden="true">@</span>
          <UserText text={alias} />
        </span>
      )}
      {to !== undefined && (
        <span
          className={`shrink-0 font-mono ${versionOnly ? '' : 'border-l border-current/30 pl-1.5'}`}
        >
          v<UserText text={to.version} />
        </span>
      )}
    </>
  )
  const look = `inline-flex max-w-full items-center gap-1.5 rounded-full border px-2 py-px text-table ${tone}`
  if (to === undefined || whyNotOpenable(to.model) !== null) {
    return <span className={look}>{body}</span>
  }
  return (
    <Link to={paths.version(to)} className={`${look} hover:underline`}>
      {body}
    </Link>
  )
}
