import { byCodePoint } from '../../like'
import { DOMAINS, KINDS, MARKETS } from './words'

export interface Named {
  name: string
  domain: string
  team: string
  market: string
}

/** `count` names in byte order, each team and market with some. */
export function modelNames(count: number): Named[] {
  const all = MARKETS.flatMap((market) =>
    DOMAINS.flatMap(({ domain, team, subjects }) =>
      subjects.flatMap((subject) =>
        KINDS.map((kind) => ({
          name: `${domain}-${subject}-${kind}-${market}`,
          domain,
          team,
          market,
        })),
      ),
    ),
  )
  // not every market has every model
  const some = all.filter((_, i) => i % 5 !== 3)
  return some.slice(0, count).toSorted((a, b) => byCodePoint(a.name, b.name))
}
