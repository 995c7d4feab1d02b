import { useEffect } from 'react'
import type { ConnectionConfig } from '../../registry/connection'
import { MockFailure } from '../../registry/mockFailure'
import { CopyButton } from '../../ui/CopyButton'
import { UserText } from '../../ui/UserText'

interface Props {
  /** Null: `config.json` could not be read. */
  config: ConnectionConfig | null
  error: Error | null
}

/**
 * Why there is nothing to show yet. It is asked again all the while, so the page goes away by itself; except for a mock
 * that failed.
 */
export function ConnectionTrouble({ config, error }: Props) {
  const failed = error instanceof MockFailure
  const { title, because, help, command, way } = failed ? describeFailure(error) : describe(config)
  useEffect(() => {
    document.title = `${title} · Ringside`
  }, [title])
  return (
    <main className="mx-auto flex min-h-dvh max-w-[40rem] flex-col justify-center gap-4 px-6 py-12">
      <img src="/favicon.svg" alt="Ringside" className="size-8" />
      <h1 tabIndex={-1} className="text-title font-semibold">
        {title}
      </h1>
      <p className="wrap-anywhere">
        <UserText text={because} />
      </p>
      <p className="text-quiet">{help}</p>
      {command !== undefined && (
        <div className="flex items-start gap-2 rounded bg-sunken p-3">
          <code className="min-w-0 flex-1 font-mono text-table break-words">{command}</code>
          <CopyButton text={command} what="the command" />
        </div>
      )}
      {way !== undefined && (
        <p>
          <a href={way.href} className="text-accent underline">
            {way.name}
          </a>
        </p>
      )}
      {!failed && (
        <output className="block border-t border-line pt-3 text-table text-quiet">
          Asking again every three seconds; this page goes on by itself.
        </output>
      )}
    </main>
  )
}

interface Trouble {
  title: string
  because: string
  help: string
  /** To copy and complete. */
  command?: string
  /** A way out, as a link. */
  way?: { name: string; href: string }
}

function describeFailure({ kind, message }: MockFailure): Trouble {
  const here = new URL(location.href)
  // with a fragment, a link to the page itself would load nothing
  here.hash = ''
  switch (kind) {
    case 'no-such-seed':
      here.searchParams.delete('seed')
      return {
        title: 'This mock has no such data',
        because: message,
        help: 'The address asks for it with ?seed=. Put one of these names there, or leave it out.',
        way: { name: 'Open this page without ?seed', href: here.href },
      }
    case 'not-started':
      return {
        title: 'The mock did not start',
        because: message,
        help: 'It runs in this tab, in a service worker, which the browser must allow.',
        way: { name: 'Load this page again', href: here.href },
      }
    default:
      return kind satisfies never
  }
}

function describe(config: ConnectionConfig | null): Trouble {
  if (config === null) {
    return {
      title: 'The console server does not answer',
      because: 'The page is here, but the server it came from is gone.',
      help: 'Start it again:',
      command: 'npm start',
    }
  }
  const { probe, name, identity } = config
  switch (probe.state) {
    case 'ok':
    case 'signed-out':
      return identity.kind === 'shared'
        ? {
            title: 'The server does not accept this sign-in',
            because:
              identity.user === null
                ? `${name} refused the credential that this console was started with.`
                : `${name} refused ${identity.user} with the password that this console was started with.`,
            help: 'Check MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN, and start the console again.',
          }
        : {
            title: 'This server asks for a sign-in',
            because: `${name} answers only to people it knows, and this console was started without a name.`,
            help: 'Start it with one; a token goes into MLFLOW_TRACKING_TOKEN instead.',
            command: 'MLFLOW_TRACKING_USERNAME=… MLFLOW_TRACKING_PASSWORD=… npm start',
          }
    case 'unreachable':
      return {
        title: 'The server does not answer',
        because: probe.message,
        help: 'Is it running, and is the address right? The console connects as soon as it answers.',
      }
    case 'not-mlflow':
      return {
        title: 'This is not MLflow',
        because: probe.message,
        help: 'Check MLFLOW_TRACKING_URI: it is the address at which MLflow’s own pages open, with its path prefix if it has one.',
      }
    case 'too-old':
      return {
        title: 'This server is too old',
        because: probe.message,
        help: 'Update it, or start the console with the address of another one in MLFLOW_TRACKING_URI.',
      }
    default:
      return probe satisfies never
  }
}
