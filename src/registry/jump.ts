/** What somebody types to get to a version: the words of a model's name, and a version or an alias at the end. */
export interface Jump {
  /** Words to find in names. */
  text: string
  at: { kind: 'version'; version: string } | { kind: 'alias'; alias: string } | null
}

/**
 * "fraud v4", "fraud 4", "card-fraud/4" and "fraud @champion" mean one version; anything else is words of a name. The
 * whole text may be a name as well ("model 4"), so a search for `typed` itself is worth asking, too.
 */
export function readJump(typed: string): Jump {
  const trimmed = typed.trim()
  const version = /^(?<text>.*[^\s/])(?:\s+|\s*\/\s*)v?(?<version>\d{1,18})$/iu.exec(
    trimmed,
  )?.groups
  if (version) {
    return {
      text: version.text ?? '',
      at: { kind: 'version', version: String(BigInt(version.version ?? '0')) },
    }
  }
  const alias = /^(?<text>.*\S)\s*@(?<alias>[\p{L}\p{N}_-]+)$/u.exec(trimmed)?.groups
  if (alias) return { text: alias.text ?? '', at: { kind: 'alias', alias: alias.alias ?? '' } }
  return { text: trimmed, at: null }
}
