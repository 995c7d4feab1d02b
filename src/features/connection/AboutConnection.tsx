import { Fragment, type ReactNode } from 'react'
import { useApp } from '../../app'
import { utcDay } from '../../lib/time'
import { Button } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { UserText } from '../../ui/UserText'
import { useNow } from '../../ui/useNow'

const CONNECT = 'MLFLOW_TRACKING_URI=http://127.0.0.1:5000 npm start'

/** What the connection means, and how to change it. */
export function AboutConnection() {
  return useApp().config.connection === 'mock' ? <AboutMock /> : <AboutServer />
}

function AboutMock() {
  const { startOver } = useApp()
  return (
    <div className="space-y-3">
      <p>
        <strong className="font-semibold">This is a mock:</strong> an MLflow server that lives in
        this tab. Nothing you do here reaches a real registry.
      </p>
      <p>
        Its today is <strong className="font-semibold">{utcDay(useNow())}</strong> and stands still:
        all ages count from it.
      </p>
      <p>To see your own registry, start Ringside with its address:</p>
      <div className="rounded border border-line bg-sunken px-2 pt-2 pb-1">
        <code className="block font-mono text-[0.75rem]">{CONNECT}</code>
        <div className="flex justify-end">
          <CopyButton text={CONNECT} what="the command" />
        </div>
      </div>
      {startOver !== null && (
        <div className="flex flex-wrap items-center gap-3 border-t border-line pt-3">
          <p className="min-w-0 flex-1 text-quiet">
            What you changed stays in this tab, also after a reload.
          </p>
          <Button onClick={() => void startOver()}>Start over</Button>
        </div>
      )}
    </div>
  )
}

function AboutServer() {
  const { config, backend } = useApp()
  const version = config.probe.state === 'ok' ? config.probe.version : null
  const { conditionalMoves } = backend.registry.capabilities
  const facts: [string, ReactNode][] = [
    ['Server', <UserText key="server" text={config.name} />],
    ['MLflow', version ?? 'version not told'],
  ]
  if (config.readOnly) {
    facts.push(['Read-only', config.readOnlyBecause ?? 'This console refuses every change.'])
  }
  if (!conditionalMoves.can) facts.push(['Moves', conditionalMoves.because])
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
      {facts.map(([name, fact]) => (
        <Fragment key={name}>
          <dt className="text-quiet">{name}</dt>
          <dd>{fact}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
