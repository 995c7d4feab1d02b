/** Champion, challenger, then the others in the server's order. Aliases are case-sensitive: `Champion` is another. */
export function sortAliases(aliases: ReadonlyMap<string, string>): [string, string][] {
  return [...aliases].sort(([a], [b]) => rank(a) - rank(b))
}

const rank = (alias: string) => (alias === 'champion' ? 0 : alias === 'challenger' ? 1 : 2)

/** Aliases by the version they point at, champion and challenger first. */
export function aliasesByVersion(aliases: ReadonlyMap<string, string>): Map<string, string[]> {
  const by = new Map<string, string[]>()
  for (const [alias, version] of sortAliases(aliases)) {
    const known = by.get(version)
    if (known === undefined) by.set(version, [alias])
    else known.push(alias)
  }
  return by
}
