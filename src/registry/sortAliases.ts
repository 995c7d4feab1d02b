/** Champion, challenger, then the others in the server's order. Aliases are case-sensitive: `Champion` is another. */
export function sortAliases(aliases: ReadonlyMap<string, string>): [string, string][] {
  return [...aliases].sort(([a], [b]) => rank(a) - rank(b))
}

const rank = (alias: string) => (alias === 'champion' ? 0 : alias === 'challenger' ? 1 : 2)
