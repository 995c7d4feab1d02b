import * as z from 'zod/mini'
import { hashText } from '../ledger/hash'

/** What a file says that the ledger held: the hash of each entry, by run and number. */
export interface Earlier {
  entries: ReadonlyMap<string, ReadonlyMap<number, string>>
  /** Lines that say nothing of entries, as by other writes in an audit log. */
  others: number
  /** Lines that contradict themselves or another: the file was altered. */
  faults: readonly string[]
}

const exported = z.object({
  run: z.string(),
  n: z.int(),
  text: z.string(),
  hash: z.optional(z.string()),
})
/** A write that the console server's audit log has, see docs/audit-log.md. */
const audited = z.object({
  status: z.literal(200),
  ledger: z.object({
    run: z.string(),
    entries: z.array(z.object({ n: z.int(), hash: z.string() })),
  }),
})

/** Reads an export of the history, or an audit log of the console server: lines of JSON both. */
export function readEarlier(file: string): Earlier {
  const entries = new Map<string, Map<number, string>>()
  const faults: string[] = []
  let others = 0
  const put = (line: number, run: string, n: number, hash: string) => {
    const log = entries.get(run) ?? new Map<number, string>()
    const before = log.get(n)
    if (before !== undefined && before !== hash) {
      faults.push(`Line ${line}: entry ${n} of ${run} is another than on a line before.`)
    }
    entries.set(run, log.set(n, before ?? hash))
  }
  for (const [at, text] of file.split('\n').entries()) {
    if (text.trim() === '') continue
    const json = parse(text)
    const one = exported.safeParse(json)
    const write = audited.safeParse(json)
    if (one.success) {
      const { run, n, hash } = one.data
      const own = hashText(one.data.text)
      if (hash !== undefined && hash !== own) {
        faults.push(`Line ${at + 1}: the text of entry ${n} of ${run} is not the one of its hash.`)
      }
      put(at + 1, run, n, own)
    } else if (write.success) {
      const { run, entries: written } = write.data.ledger
      for (const { n, hash } of written) put(at + 1, run, n, hash)
    } else others += 1
  }
  return { entries, others, faults }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
