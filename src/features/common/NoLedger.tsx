import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Found } from '../../backends/ledger/find'
import { paths } from '../../paths'
import { Empty } from '../../ui/Empty'
import { Note } from '../../ui/Note'
import { buttonLook } from '../../ui/buttonLooks'
import { ClosedLedger } from './ClosedLedger'

interface Props {
  found: Exclude<Found, { kind: 'ready' }>
  /** What would be here, as a sentence. */
  would: string
}

/** In place of what a ledger would tell: why there is none, and the next step. */
export function NoLedger({ found, would }: Props): ReactNode {
  switch (found.kind) {
    case 'none':
      return (
        <Empty action={<ToSettings>Set up the ledger</ToSettings>}>
          {would} No ledger is set up on this server: it is one experiment, and takes one click.
        </Empty>
      )
    case 'unfinished':
      return (
        <Empty action={<ToSettings>Finish the set-up</ToSettings>}>
          {would} Setting up the ledger was stopped before its end.
        </Empty>
      )
    case 'deleted':
      return (
        <Empty action={<ToSettings>See how to restore it</ToSettings>}>
          {would} The experiment of the ledger was deleted.
        </Empty>
      )
    case 'no-tracking':
      return <Empty>{found.because}</Empty>
    case 'denied':
      return (
        <ClosedLedger because={found.because}>
          {would} Ask an admin for READ on its experiment.
        </ClosedLedger>
      )
    case 'several':
      return (
        <Note
          tone="fail"
          title="Two ledgers claim to be the one"
          actions={<ToSettings>Look at both</ToSettings>}
        >
          Nothing is read from either until one of them is gone.
        </Note>
      )
    default:
      return found satisfies never
  }
}

const ToSettings = ({ children }: { children: ReactNode }) => (
  <Link to={paths.settings()} className={buttonLook('plain')}>
    {children}
  </Link>
)
