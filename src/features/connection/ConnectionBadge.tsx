import { useId } from 'react'
import { useApp } from '../../app'
import { CopyButton } from '../../ui/CopyButton'
import { UserText } from '../../ui/UserText'

const CONNECT = 'MLFLOW_TRACKING_URI=http://127.0.0.1:5000 npm start'

/** What this console talks to, always in sight; opens to what that means and how to change it. */
export function ConnectionBadge() {
  const { config, backend } = useApp()
  const id = useId()
  const mock = config.connection === 'mock'
  const version = config.probe.state === 'ok' ? config.probe.version : null
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className={`flex max-w-[40vw] items-center gap-1.5 rounded border px-2 py-0.5 text-table [anchor-name:--connection] ${mock ? 'border-dashed border-warn bg-warn-ground text-warn' : 'border-line text-quiet hover:bg-hover'}`}
      >
        <span className="truncate">
          {mock ? 'Mock data' : <UserText text={config.name} />}
          {config.readOnly ? ' · read-only' : ''}
        </span>
        <span aria-hidden="true">▾</span>
      </button>
      <div
        id={id}
        popover="auto"
        className="fixed inset-auto top-11 right-4 w-[min(26rem,calc(100vw-2rem))] space-y-3 rounded-lg border border-line bg-raised p-4 text-table text-ink shadow-xl"
      >
        {mock ? (
          <>
            <p>
              <strong className="font-semibold">This is a mock:</strong> an MLflow server that lives
              in this tab. Nothing you do here reaches a real registry.
            </p>
            <p>To see your own registry, start Ringside with its address:</p>
            <div className="flex items-start gap-2 rounded bg-sunken p-2">
              <code className="min-w-0 flex-1 font-mono">{CONNECT}</code>
              <CopyButton text={CONNECT} what="the command" />
            </div>
          </>
        ) : (
          <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
            <dt className="text-quiet">Server</dt>
            <dd>
              <UserText text={config.name} />
            </dd>
            <dt className="text-quiet">MLflow</dt>
            <dd>{version ?? 'version not told'}</dd>
            <dt className="text-quiet">You are</dt>
            <dd>{whoAsks(config.identity)}</dd>
            {config.readOnly && (
              <>
                <dt className="text-quiet">Read-only</dt>
                <dd>{config.readOnlyBecause ?? 'This console refuses every change.'}</dd>
              </>
            )}
            {!backend.registry.capabilities.conditionalMoves.can && (
              <>
                <dt className="text-quiet">Moves</dt>
                <dd>{backend.registry.capabilities.conditionalMoves.because}</dd>
              </>
            )}
          </dl>
        )}
      </div>
    </>
  )
}

function whoAsks(identity: ReturnType<typeof useApp>['config']['identity']): string {
  switch (identity.kind) {
    case 'none':
      return 'anybody: this server asks for no sign-in'
    case 'shared':
      return identity.user === null
        ? 'the one identity this console was started with'
        : `${identity.user}, as everybody who opens this console`
    case 'own':
      return 'signed in by the proxy in front of this console'
    default:
      return identity satisfies never
  }
}
