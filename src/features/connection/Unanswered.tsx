import type { ConnectionConfig } from '../../registry/connection'

/** What is said where the page that says it better could not be loaded: its server is gone. */
export function Unanswered({ config }: { config: ConnectionConfig | null }) {
  const probe = config?.probe
  return (
    <main className="mx-auto grid min-h-dvh max-w-[40rem] content-center gap-4 px-6">
      <h1 tabIndex={-1} className="text-title font-semibold">
        The console server does not answer
      </h1>
      <p>
        {probe !== undefined && 'message' in probe
          ? probe.message
          : 'Once it runs again, this page goes on by itself.'}
      </p>
    </main>
  )
}
