import { downloadZip } from 'client-zip'
import type { App } from '../../app'
import { now } from '../../lib/clock'
import { fileNamePart, saveBlob } from '../../lib/saveText'
import { bundleOf, quotedIn } from '../../registry/history/bundle'
import { keyId } from '../../registry/ledger/keyId'
import type { Log } from '../../registry/ledger/log'

interface Wanted {
  app: Pick<App, 'config'>
  request: Log
  /** Every log of the ledger: those that it quotes are among them. */
  all: readonly Log[]
  experiment: string
}

/** Hands all that speaks for a request to the browser, as one archive. */
export async function saveBundle({ app: { config }, request, all, experiment }: Wanted) {
  const quoted = quotedIn(request)
  const { about } = request
  const files = bundleOf({
    request,
    lanes: all.filter(({ run }) => quoted.has(run)),
    policies: all.filter(
      (log) =>
        log.about?.kind === 'policy' &&
        (log.about.model === null || log.about.model === about?.model),
    ),
    keys: new Map(
      (config.ledger?.keys ?? []).flatMap((key) => {
        const id = keyId(key)
        return id === null ? [] : [[id, key] as const]
      }),
    ),
    server: config.name,
    experiment,
    made: new Date(now()),
  })
  const zip = downloadZip(files.map(({ name, text }) => ({ name, input: text })))
  const what = about === null || about.model === null ? request.run : about.model
  saveBlob(`evidence-${fileNamePart(what)}-${request.run.slice(0, 8)}.zip`, await zip.blob())
}
