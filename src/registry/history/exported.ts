import type { Log } from '../ledger/log'

/*
 * The ledger as lines of JSON, to be kept where nobody who writes the ledger can reach it: compared with it a year later,
 * it says whether anything was altered or taken away. The first line says what the file is; each other is one entry or one
 * attachment, as it was stored.
 */
export interface ExportAbout {
  experiment: string
  server: string
  made: Date
}

export function exportLines(
  logs: readonly Log[],
  { experiment, server, made }: ExportAbout,
): string {
  const head = { format: 'ringside-ledger', v: 1, experiment, server, made: made.toISOString() }
  const lines = logs.flatMap((log) => [
    ...[...log.entries, ...log.stray].map(({ n, text, hash }) => ({ run: log.run, n, text, hash })),
    ...Array.from(log.attachments, ([hash, text]) => ({ run: log.run, attachment: hash, text })),
  ])
  return [head, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('')
}
