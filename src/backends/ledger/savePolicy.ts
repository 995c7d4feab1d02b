import { foldPolicy } from '../../registry/ledger/foldPolicy'
import { hashText } from '../../registry/ledger/hash'
import { append, type Appended } from './append'
import { logIn } from './logIn'
import type { Ledger, LogPorts } from './ports'

export interface PolicyChange {
  /** Null: of the whole console. */
  model: string | null
  /** In the form of docs/policy.schema.json. */
  text: string
  reason: string
  /** The number of the policy that the person saw in force; 0: none was. */
  seen: number
}

/** Sets a policy, unless somebody has set another than the person saw. */
export async function savePolicy(
  ports: LogPorts,
  ledger: Ledger,
  { model, text, reason, seen }: PolicyChange,
  { signs }: { signs: boolean },
): Promise<Appended> {
  const found = await logIn(ports, ledger, { kind: 'policy', model })
  if (found.kind !== 'found') return found
  const hash = hashText(text)
  return append(
    ports,
    found.run,
    (log) => {
      const history = foldPolicy(log, { signs })
      const current = history?.current?.version ?? null
      if (current !== null && current.hash === hash) return { unwanted: 'It is in force already.' }
      if ((current?.number ?? 0) !== seen) {
        return {
          unwanted: `Somebody else has set policy ${current?.number ?? 0} meanwhile: look at it first.`,
        }
      }
      // above those that do not count as well: a number is never given twice
      const number = Math.max(0, ...(history?.versions ?? []).map((one) => one.number)) + 1
      return { events: [{ type: 'policy', number, policy: hash, reason }], attachments: [text] }
    },
    { model },
  )
}
