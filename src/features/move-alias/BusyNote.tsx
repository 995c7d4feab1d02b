import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../../paths'
import type { OpenIntent } from '../../registry/ledger/lane'
import { Note } from '../../ui/Note'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'
import { Version } from './MoveSentence'

interface Props {
  model: string
  alias: string
  /** What was announced, and not settled. */
  open: OpenIntent
  actions: ReactNode
}

/** Somebody has begun to move the alias: nothing is written over that, and where it was left anybody may settle it. */
export function BusyNote({ model, alias, open: { by, at, to }, actions }: Props) {
  return (
    <Note tone="warn" title={`Somebody else is moving @${alias}`} live actions={actions}>
      <p>
        <UserText text={by.name} /> announced <Time at={at} /> that it goes to{' '}
        {to === null ? 'nobody' : <Version of={to.version} />}, and that is not settled. Nothing of
        yours was written.
      </p>
      <p className="mt-1">
        If it was left,{' '}
        <Link
          to={paths.promote(model, { alias, ...(to === null ? {} : { to: to.version }) })}
          className="text-accent underline"
        >
          settle it
        </Link>
        .
      </p>
    </Note>
  )
}
