import { useState } from 'react'
import { Link } from 'react-router'
import { useApp } from '../../app'
import { paths } from '../../paths'
import type { Log } from '../../registry/ledger/log'
import { whyNotOpenable } from '../../registry/names'
import { Button } from '../../ui/Button'
import { Panel } from '../../ui/Panel'
import { UserText } from '../../ui/UserText'
import { AliasPill } from '../common/AliasPill'
import { ModelLink } from './ModelLink'

interface Props {
  run: string
  /** Undefined: it is not among what was read (yet). */
  log: Log | undefined
  all: readonly Log[]
  experiment: string
}

const KINDS = { lane: 'Alias', request: 'Request', policy: 'Policies' } as const

/** The log that the table is narrowed down to, and what can be taken along of it. */
export function OneLog({ run, log, all, experiment }: Props) {
  return (
    <Panel
      title={log?.kind ? KINDS[log.kind] : 'One log'}
      actions={
        log?.kind === 'request' && <Bundle request={log} all={all} experiment={experiment} />
      }
    >
      <p className="flex flex-wrap items-baseline gap-x-3 text-table">
        {log === undefined ? 'It is not in the ledger, as far as it is read.' : <About log={log} />}
        <span className="text-quiet">
          run <span className="font-mono">{run}</span>
        </span>
        <Link to={paths.history()} className="underline print:hidden">
          Show the whole history
        </Link>
      </p>
    </Panel>
  )
}

function About({ log: { run, about } }: { log: Log }) {
  if (about === null) return <span>Nobody can say what it is about.</span>
  if (about.model === null) return <span>of the whole console</span>
  return (
    <>
      <ModelLink name={about.model} />
      {'alias' in about && <AliasPill alias={about.alias} />}
      {about.kind === 'request' && whyNotOpenable(about.model) === null && (
        <Link to={paths.promote(about.model, { request: run })} className="underline print:hidden">
          Its page
        </Link>
      )}
    </>
  )
}

function Bundle({ request, all, experiment }: Omit<Props, 'run' | 'log'> & { request: Log }) {
  const app = useApp()
  const [failed, setFailed] = useState<string | null>(null)
  return (
    <>
      <Button
        className="print:hidden"
        title="All that was written about it, byte for byte, with what is needed to check it without this console."
        onClick={() => {
          setFailed(null)
          import('./saveBundle')
            .then(({ saveBundle }) => saveBundle({ app, request, all, experiment }))
            .catch((error: unknown) =>
              setFailed(error instanceof Error ? error.message : String(error)),
            )
        }}
      >
        Evidence bundle (.zip)
      </Button>
      {failed !== null && (
        <p role="alert" className="text-table text-fail">
          ✕ It could not be made: <UserText text={failed} />
        </p>
      )}
    </>
  )
}
