import { hashText } from '../ledger/hash'
import { type Log, type Recorded, entryKey } from '../ledger/log'
import README from './bundle/README.md?raw'
import VERIFY from './bundle/verify.py?raw'

/*
 * All that speaks for one request, as files that need nothing of ours to be checked:
 *
 *   README.md          what is here, and how to check it
 *   verify.py          does so, with Python alone (signatures take the package `cryptography`)
 *   SHA256SUMS         of every other file: `sha256sum -c SHA256SUMS`
 *   request/           the request's entries as they were stored, byte for byte, and its attachments
 *   lanes/<run>/       the entries of lanes that it quotes, with all before them, so that the chain of hashes is whole
 *   policies/<run>/    the same of the policy that it was asked under
 *   keys.json          public keys by their ids
 */
export interface BundleFile {
  name: string
  text: string
}

export interface Evidence {
  request: Log
  /** Those that it quotes. */
  lanes: readonly Log[]
  policies: readonly Log[]
  /** Public keys that are trusted here, by id; base64url of 32 bytes. */
  keys: ReadonlyMap<string, string>
  /** Where it was read. */
  server: string
  experiment: string
  made: Date
}

/** The files of a bundle, in the order in which they are best read. */
export function bundleOf({ request, lanes, policies, keys, ...about }: Evidence): BundleFile[] {
  const quoted = quotedIn(request)
  const files = [
    ...logFiles('request', request, Infinity),
    ...lanes.flatMap((log) => logFiles(`lanes/${log.run}`, log, quoted.get(log.run) ?? 0)),
    ...policies.flatMap((log) => logFiles(`policies/${log.run}`, log, Infinity)),
    { name: 'keys.json', text: json(Object.fromEntries(keys)) },
    {
      name: 'about.json',
      text: json({
        format: 'ringside-evidence',
        v: 1,
        request: request.run,
        server: about.server,
        experiment: about.experiment,
        made: about.made.toISOString(),
      }),
    },
    { name: 'verify.py', text: VERIFY },
    { name: 'README.md', text: README },
  ]
  const sums = files.map(({ name, text }) => `${hashText(text)}  ${name}\n`).join('')
  return [...files, { name: 'SHA256SUMS', text: sums }].toReversed()
}

/** Up to which entry of which lane a request's own entries lead. */
export function quotedIn({ entries }: Log): ReadonlyMap<string, number> {
  const last = new Map<string, number>()
  for (const { entry } of entries) {
    const event = entry?.event
    if (event === undefined || !('moves' in event)) continue
    for (const { run, n } of event.moves) last.set(run, Math.max(n, last.get(run) ?? 0))
  }
  return last
}

function logFiles(folder: string, log: Log, upTo: number): BundleFile[] {
  const file = ({ n, text }: Recorded) => ({ name: `${folder}/${entryKey(n)}.json`, text })
  return [
    {
      name: `${folder}/log.json`,
      text: json({ run: log.run, kind: log.kind, first: log.first, deleted: log.deleted }),
    },
    ...log.entries.filter(({ n }) => n <= upTo).map(file),
    ...log.stray.map((stray) => {
      const { name, text } = file(stray)
      return { name: name.replace(/[^/]+$/, 'stray-$&'), text }
    }),
    ...Array.from(log.attachments, ([hash, text]) => ({
      name: `${folder}/attachments/${hash}.txt`,
      text,
    })),
  ]
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
