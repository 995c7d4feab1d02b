import type { Policy } from '../../registry/policy'
import { readPolicy } from '../../registry/policyFile'

/** What a text says as a policy; `policy` is null where it is no JSON, so that no form can show it. */
export interface Draft {
  text: string
  policy: Policy | null
  /** Each as a sentence. A text with problems is not saved: what it can't say would silently count as not there. */
  problems: readonly string[]
}

export function readDraft(text: string): Draft {
  try {
    return { text, ...readPolicy(JSON.parse(text)) }
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : String(error)
    return { text, policy: null, problems: [`It is no JSON: ${why}`] }
  }
}
