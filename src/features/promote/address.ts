import { type Promotion, versionText } from '../../paths'
import type { VersionRef } from '../../registry/model'
import { whyNotOpenable } from '../../registry/names'

/** What an address says is to move. */
export interface PromoteAddress {
  /** Null: not said; the champion's, as a rule. */
  alias: string | null
  to: string | null
  /** The run of the request that is looked at: it says itself what is to move. */
  request: string | null
  swap: string | null
  copy: VersionRef | null
  /** The run of the open request whose place it is to take. */
  instead: string | null
}

/** Reads what `paths.promote` writes, and what people make of it by hand: what can't be read is not said. */
export function readPromote(params: URLSearchParams): PromoteAddress {
  const text = (key: string) => params.get(key) || null
  return {
    alias: text('alias'),
    to: /^[1-9]\d*$/.test(params.get('to') ?? '') ? params.get('to') : null,
    request: text('request'),
    swap: text('swap'),
    copy: readCopy(params.get('copy') ?? ''),
    instead: text('instead'),
  }
}

/** `model@3`; whatever the model is called, the version follows the last `@`. */
export function readCopy(text: string): VersionRef | null {
  const at = text.lastIndexOf('@')
  const [model, version] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)]
  const fine = model !== '' && /^[1-9]\d*$/.test(version) && whyNotOpenable(model) === null
  return fine ? { model, version } : null
}

/** The same as `paths.promote` takes it. */
export const writePromote = ({ alias, to, swap, copy, instead }: PromoteAddress): Promotion => ({
  ...(alias !== null && { alias }),
  ...(to !== null && copy === null && { to }),
  ...(swap !== null && copy === null && { swap }),
  ...(copy !== null && { copy: versionText(copy) }),
  ...(instead !== null && { instead }),
})
