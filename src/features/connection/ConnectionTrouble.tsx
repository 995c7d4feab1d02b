import { useEffect } from 'react'
import type { ConnectionConfig } from '../../registry/connection'
import { UserText } from '../../ui/UserText'

/** Why there is nothing to show yet. It is asked again all the while, so the page goes away by itself. */
export function ConnectionTrouble({ config }: { config: ConnectionConfig | null }) {
  const { title, because, help } = describe(config)
  useEffect(() => {
    document.title = `${title} · Ringside`
  }, [title])
  return (
    <main className="mx-auto flex min-h-dvh max-w-[40rem] flex-col justify-center gap-4 px-6 py-12">
      <img src="/favicon.svg" alt="Ringside" className="size-8" />
      <h1 tabIndex={-1} className="text-title font-semibold">
        {title}
      </h1>
      <p className="text-ink">
        <UserText text={because} />
      </p>
      <p className="text-quiet">{help}</p>
      <output className="block text-table text-quiet">
        Asking again every three seconds; this page goes on by itself.
      </output>
    </main>
  )
}

function describe(config: ConnectionConfig | null): {
  title: string
  because: string
  help: string
} {
  if (config === null) {
    return {
      title: 'The console server does not answer',
      because: 'The page is here, but the server it came from is gone.',
      help: 'Start it again with npm start.',
    }
  }
  const { probe } = config
  switch (probe.state) {
    case 'ok':
    case 'signed-out':
      return {
        title: 'This server asks for a sign-in',
        because: `${config.name} answers only to known people, and this console was started without a name.`,
        help: 'Set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN, and start it again. If they are set, the server did not accept them.',
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
        help: 'Ringside reads MLflow 2.3 and later.',
      }
    default:
      return probe satisfies never
  }
}
