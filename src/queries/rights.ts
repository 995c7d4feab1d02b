import { type QueryClient, queryOptions, skipToken } from '@tanstack/react-query'
import type { Backend } from '../backends/backend'
import { now } from '../lib/clock'
import type { Act } from '../registry/acts'
import type { ConnectionConfig } from '../registry/connection'
import { RegistryError } from '../registry/errors'
import type { Holdings } from '../registry/grants'
import type { Granted } from '../registry/levels'
import { type Known, fallbackAfter, isUnsettled } from '../registry/rights'
import { ANY, type Span } from '../registry/span'
import { askOf } from './askOf'

/** Rights may change at any moment, and are seldom changed; a refusal has them read again at once. */
const FRESH_FOR = 5 * 60_000

/** What the server tells of somebody's rights on a model; null where it tells nothing. */
export type ModelRights = Known | { holdings: null; because: string }

/** A write that the server turned away with 403. */
export interface Refusal {
  act: Act
  at: Date
}

interface HasId {
  backend: { registry: { id: string } }
}

interface HasCache extends HasId {
  queryClient: QueryClient
}

interface Parts {
  backend: HasId['backend'] & Pick<Backend, 'wings'>
  config: Pick<ConnectionConfig, 'identity' | 'probe'>
}

const root = ({ backend }: HasId) => [backend.registry.id, 'rights'] as const

/** Nobody signs in: everybody may do everything, and there is nothing to ask. */
export const nobodySignsIn = ({ probe }: Parts['config']): boolean =>
  probe.state === 'ok' && probe.auth === 'none'

/**
 * What this person may do to a model: one request for all models, and another for a model that it leaves open. What the
 * second tells of the server's default settles most of the others.
 */
export function modelRights(parts: Parts, model: string, prompt: boolean) {
  return queryOptions({
    queryKey: [...root(parts), 'model', model, prompt],
    queryFn: ({ client }) => readRights(parts, client, model, prompt),
    staleTime: FRESH_FOR,
  })
}

/** The writes on a model that were turned away since the page was loaded. */
export function refusals(parts: HasId, model: string) {
  return queryOptions<readonly Refusal[]>({
    queryKey: [...root(parts), 'refused', model],
    queryFn: skipToken,
    staleTime: 'static',
    gcTime: Infinity,
  })
}

/**
 * To be called with the outcome of every write on `model`, whatever it is. A 403 is remembered, and the rights are read
 * again; all else says nothing about rights.
 */
export function noteRefusal(
  parts: HasCache,
  { model, act, outcome }: { model: string; act: Act; outcome: { kind: string } | undefined },
): void {
  if (outcome?.kind !== 'denied') return
  parts.queryClient.setQueryData(refusals(parts, model).queryKey, (before = []) => [
    ...before.filter((other) => other.act !== act),
    { act, at: new Date(now()) },
  ])
  void readAgain(parts)
}

/** Forgets what was refused on `model`, and reads the rights again. */
export function forgetRefusals(parts: HasCache, model: string) {
  parts.queryClient.setQueryData(refusals(parts, model).queryKey, [])
  return readAgain(parts)
}

const readAgain = (parts: HasCache) =>
  parts.queryClient.invalidateQueries({
    queryKey: root(parts),
    predicate: ({ queryKey }) => queryKey[2] !== 'refused',
  })

/** What somebody may do to a model, asked anew; refusals are kept in mind. */
export async function rereadRights(
  parts: Parts & HasCache,
  model: string,
): Promise<ModelRights | undefined> {
  await readAgain(parts)
  return parts.queryClient.fetchQuery(modelRights(parts, model, false)).catch(() => undefined)
}

/** Everything that this person was given. */
export function myHoldings({ backend }: Parts) {
  return queryOptions({
    queryKey: [...root({ backend }), 'mine'],
    // silence is an answer, too, and not asked for again with every model
    queryFn: ({ signal }) => orSilence(async () => (await backend.wings.rights()).mine({ signal })),
    staleTime: FRESH_FOR,
  })
}

/** `readAt`: when the grants were read. An answer belongs to the grants it was asked after. */
function level(parts: Parts, readAt: number, model: string) {
  return queryOptions({
    queryKey: [...root(parts), 'level', readAt, model],
    queryFn: async ({ client, signal }) => {
      const user = await askOf(client, myName(parts))
      return (await parts.backend.wings.rights()).level(user, model, { signal })
    },
    staleTime: 'static',
    gcTime: Infinity,
  })
}

/** Whom the server takes this person for. */
export function myName({ backend, config: { identity } }: Parts) {
  return queryOptions({
    queryKey: [...root({ backend }), 'me'],
    queryFn: async ({ signal }) => {
      if (identity.kind === 'shared' && identity.user !== null) return identity.user
      if (identity.kind === 'session' && identity.person !== null) return identity.person.user
      return (await (await backend.wings.people()).me({ signal })).user
    },
    staleTime: 'static',
  })
}

async function readRights(
  parts: Parts,
  client: QueryClient,
  model: string,
  prompt: boolean,
): Promise<ModelRights> {
  const holdings = await askOf(client, myHoldings(parts))
  if ('because' in holdings) return holdings
  const readAt = client.getQueryState(myHoldings(parts).queryKey)?.dataUpdatedAt ?? 0
  const fallback = fallbackOf(parts, client, holdings, readAt)
  const known: Known = { holdings, fallback, answer: null, prompt }
  // the server answers this for models only
  if (prompt || holdings.kind !== 'grants' || !isUnsettled(known, model)) return known
  const answer = await orSilence(() => askOf(client, level(parts, readAt, model)))
  if (typeof answer !== 'string') return known
  return { ...known, answer, fallback: fallbackOf(parts, client, holdings, readAt) }
}

/** What the answers so far tell of the default. With workspaces, models of one name may be in several: no inference. */
function fallbackOf(parts: Parts, client: QueryClient, holdings: Holdings, readAt: number): Span {
  const { probe } = parts.config
  if (probe.state === 'ok' && probe.workspaces) return ANY
  const answers = client.getQueriesData<Granted>({ queryKey: [...root(parts), 'level', readAt] })
  return answers.reduce<Span>(
    (span, [key, answer]) =>
      answer === undefined ? span : fallbackAfter(span, holdings, String(key.at(-1)), answer),
    ANY,
  )
}

/** An answer that there is nothing to know is an answer; that nobody answers is not. */
async function orSilence<T>(
  ask: () => Promise<T>,
): Promise<T | { holdings: null; because: string }> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof RegistryError) || error.kind === 'unreachable') throw error
    if (error.kind === 'signed-out') throw error
    return { holdings: null, because: error.message }
  }
}
