import type { Choice, EnvManager } from '../../registry/usage/recipe'
import { WAYS, type Way } from '../../registry/usage/recipes'

/** What the address says about the region. The server is not in it: a link must not put another one into people's code. */
export interface UseView {
  way: Way
  /** The id of a recipe; null: the first that is open. */
  how: string | null
  choice: Choice
  /** The alias that the address names and that doesn't point here. */
  gone: string | null
  env: EnvManager
  port: number
}

export const ENVS = ['uv', 'virtualenv', 'local'] as const satisfies readonly EnvManager[]

const PORT = 5001

/** Reads the address. `by=v5` is pinned: no alias can have such a name. Without `by`, the first alias that points here. */
export function readUseView(
  params: URLSearchParams,
  { version, aliases }: { version: string; aliases: readonly string[] },
): UseView {
  const by = params.get('by')
  const named = by !== null && by !== pinned(version) ? by : null
  const gone = named !== null && !aliases.includes(named) ? named : null
  const alias = by === null ? aliases[0] : gone === null ? named : null
  const port = Number(params.get('port') ?? PORT)
  return {
    way: WAYS.find(({ id }) => id === params.get('use'))?.id ?? 'batch',
    how: params.get('how'),
    choice: typeof alias === 'string' ? { by: 'alias', alias } : { by: 'version' },
    gone,
    env: ENVS.find((env) => env === params.get('env')) ?? 'uv',
    port: Number.isInteger(port) && port >= 1 && port <= 65_535 ? port : PORT,
  }
}

export const pinned = (version: string): string => `v${version}`
