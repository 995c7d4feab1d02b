import { type ReactNode, useId, useState } from 'react'
import { Link } from 'react-router'
import { useApp } from '../../app'
import { counted, grouped } from '../../lib/counted'
import { paths } from '../../paths'
import { type Earlier, readEarlier } from '../../registry/history/earlier'
import { type Fault, type Verification, verifyLedger } from '../../registry/history/verify'
import type { Log } from '../../registry/ledger/log'
import { Button } from '../../ui/Button'
import { Disclosure } from '../../ui/Disclosure'
import { Panel } from '../../ui/Panel'
import { UserText } from '../../ui/UserText'

interface Props {
  logs: readonly Log[]
  /** More is still to be read: what is verified would not be all. */
  partial: boolean
}

/** Whether the ledger can be believed: by itself, and against a file that was kept elsewhere. */
export function Verify({ logs, partial }: Props) {
  const { config } = useApp()
  const [asked, setAsked] = useState(false)
  const [file, setFile] = useState<{ name: string; earlier: Earlier } | null>(null)
  const [unread, setUnread] = useState<string | null>(null)
  const field = useId()
  const signs = config.ledger?.signs ?? false
  const verified =
    asked && !partial ? verifyLedger(logs, { signs, earlier: file?.earlier ?? null }) : null

  async function take(chosen: File | undefined) {
    if (chosen === undefined) return
    try {
      setFile({ name: chosen.name, earlier: readEarlier(await chosen.text()) })
      setUnread(null)
      setAsked(true)
    } catch (error) {
      setUnread(error instanceof Error ? error.message : String(error))
    }
  }

  return (
    <Panel title="Verify">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
        <Button
          closedBecause={partial ? 'The ledger is still being read.' : null}
          onClick={() => setAsked(true)}
        >
          Verify the ledger
        </Button>
        <label htmlFor={field} className="text-table text-quiet">
          Compare with an earlier export or an audit log (JSONL)
        </label>
        <input
          id={field}
          type="file"
          accept=".jsonl,.ndjson,.log,.json,application/jsonl,text/plain"
          onChange={({ target }) => void take(target.files?.[0])}
          className="max-w-full text-table text-quiet file:mr-2 file:min-h-7 file:rounded file:border file:border-solid file:border-line-strong file:bg-raised file:px-2 file:text-ink"
        />
      </div>
      {unread !== null && (
        <p role="alert" className="mt-2 text-table text-fail">
          ✕ The file could not be read: {unread}
        </p>
      )}
      {verified !== null && (
        <div role="status" aria-label="What was verified" className="mt-3">
          <Statement verified={verified} signs={signs} />
          {verified.unaltered !== null && file !== null && (
            <Unaltered unaltered={verified.unaltered} name={file.name} earlier={file.earlier} />
          )}
        </div>
      )}
    </Panel>
  )
}

function Statement({ verified, signs }: { verified: Verification; signs: boolean }) {
  const { logs, entries, consistent, signed } = verified
  const { vouched, claims, forged } = signed
  return (
    <ul className="space-y-2 text-table">
      <Line
        good={consistent.length === 0}
        word="Consistent"
        otherwise="Not consistent"
        faults={consistent}
      >
        {entries === 1 ? '1 entry' : `${grouped(entries)} entries`} in {counted(logs, 'log')}
        {consistent.length === 0
          ? ': no gap in the numbers, each names the hash of the one before.'
          : `: ${counted(consistent.length, 'fault')}.`}
      </Line>
      <Line
        good={vouched > 0 && claims.length + forged.length === 0}
        mild={(!signs || entries === 0) && forged.length === 0}
        word="Signed"
        otherwise={vouched > 0 ? 'Not all signed' : 'Not signed'}
        faults={[...forged, ...claims]}
      >
        {grouped(vouched)} vouched for by a key that is trusted here
        {claims.length > 0 && `; ${counted(claims.length, 'decision')} only claimed`}
        {forged.length > 0 && `; ${counted(forged.length, 'signature')} wrong`}.
        {!signs && ' This console signs nothing, so names are claims.'}
      </Line>
    </ul>
  )
}

interface UnalteredProps {
  unaltered: NonNullable<Verification['unaltered']>
  name: string
  earlier: Earlier
}

function Unaltered({ unaltered: { same, since, faults }, name, earlier }: UnalteredProps) {
  const broken = earlier.faults.length
  const empty = same + faults.length === 0
  return (
    <ul className="mt-2 text-table">
      <Line
        good={faults.length === 0 && broken === 0 && !empty}
        mild={empty && broken === 0}
        word="Unaltered"
        otherwise={empty ? 'Nothing to compare' : broken > 0 ? 'The file was altered' : 'Altered'}
        faults={faults}
      >
        <UserText text={name} />
        {empty
          ? ' holds no entry of a ledger.'
          : `: ${grouped(same)} of its entries stand there byte for byte; ${grouped(since)} were written since.`}
        {broken > 0 && (
          <span className="block text-fail">
            <UserText text={earlier.faults.slice(0, 10).join(' ')} />
          </span>
        )}
      </Line>
    </ul>
  )
}

interface LineProps {
  good: boolean
  /** Not good, and nothing wrong either. */
  mild?: boolean
  word: string
  otherwise: string
  faults: readonly Fault[]
  children: ReactNode
}

const SHOWN = 5

function Line({ good, mild = false, word, otherwise, faults, children }: LineProps) {
  const look = good ? 'text-pass' : mild ? 'text-unknown' : 'text-fail'
  return (
    <li>
      <span className={`font-semibold ${look}`}>
        <span aria-hidden="true">{good ? '✓' : mild ? '?' : '✕'} </span>
        {good ? word : otherwise}
      </span>
      <span className="text-quiet"> · </span>
      {children}
      <FaultList faults={faults.slice(0, SHOWN)} />
      {faults.length > SHOWN && (
        <Disclosure label={`${grouped(faults.length - SHOWN)} more`}>
          <FaultList faults={faults.slice(SHOWN)} />
        </Disclosure>
      )}
    </li>
  )
}

const FaultList = ({ faults }: { faults: readonly Fault[] }) =>
  faults.length === 0 ? null : (
    <ul className="pl-5">
      {faults.map(({ run, n, what }) => (
        <li key={`${run} ${n} ${what}`}>
          <Link to={paths.history({ log: run })} className="font-mono text-label underline">
            {n === null ? run : `${run} #${n}`}
          </Link>{' '}
          <UserText text={what} />
        </li>
      ))}
    </ul>
  )
