import { know } from '../../registry/checks/facts'
import type { RegisteredModel, VersionRef } from '../../registry/model'
import type { Policy } from '../../registry/policy'
import { distil, isWhole, renewed, unread } from '../../registry/snapshot/distil'
import {
  type AliasedVersion,
  type ListedModel,
  aliasedRefs,
  keyOf,
} from '../../registry/snapshot/snapshot'
import type { Backend } from '../backend'
import type { MlmodelReader } from '../mlmodelReader'
import { gapOf, readVersionFacts } from './readVersionFacts'
import { runIsAsBefore, runsNow } from './runsNow'

/** As many as MLflow takes. */
const PAGE = 1000
/** Versions read at the same time. A server with basic auth hashes a password for each request. */
const AT_ONCE = 4

export type CrawlEvent =
  | { kind: 'models'; models: readonly ListedModel[]; skipped: number }
  /** The last page is in: `versions` of them hold an alias and are to be read. */
  | { kind: 'listed'; versions: number }
  | { kind: 'version'; version: AliasedVersion }

export interface Crawl {
  backend: Backend
  reader: MlmodelReader
  /** By which readiness is judged. */
  policy: Policy
  now: () => Date
  signal: AbortSignal
  /** Waits while somebody has paused it. */
  turn: () => Promise<void>
  /**
   * What is known of a version from before: its files, run and logged model are not read again, as long as its run is
   * neither deleted nor restored since.
   */
  known?: (key: string) => AliasedVersion | undefined
  say: (event: CrawlEvent) => void
}

/**
 * Reads every registered model page by page, then each version that holds an alias in depth. Aliases and tags of models
 * come along with the pages: a move bumps no timestamp, so only reading all pages again finds it. Throws `RegistryError`
 * where going on makes no sense (signed out, nobody answers), and the reason of `signal`.
 */
export async function crawl(options: Crawl): Promise<void> {
  const models = await readModels(options)
  const refs = aliasedRefs(models)
  options.say({ kind: 'listed', versions: refs.length })
  const byName = new Map(models.map((model) => [model.name, model]))
  const before = await asBefore(options, refs)
  const left = refs.values()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const ref of left) {
        await options.turn()
        options.signal.throwIfAborted()
        const model = byName.get(ref.model)
        if (model !== undefined) {
          const known = before.get(keyOf(ref.model, ref.version))
          options.say({
            kind: 'version',
            version: await readOne(options, ref.version, model, known),
          })
        }
      }
    }),
  )
}

/** What is known of versions from before and holds as far as their runs go. */
async function asBefore(
  options: Crawl,
  refs: readonly VersionRef[],
): Promise<ReadonlyMap<string, AliasedVersion>> {
  const whole = refs.flatMap((ref): [string, AliasedVersion][] => {
    const key = keyOf(ref.model, ref.version)
    const version = options.known?.(key)
    return version?.record.known === true && isWhole(version) ? [[key, version]] : []
  })
  const deleted = await runsNow(
    options,
    whole.map(([, version]) => version),
  )
  return new Map(whole.filter(([, version]) => runIsAsBefore(version, deleted)))
}

async function readModels({ backend, signal, turn, say }: Crawl): Promise<ListedModel[]> {
  const all = new Map<string, ListedModel>()
  let cursor: string | null = null
  do {
    await turn()
    const page: Awaited<ReturnType<Backend['registry']['models']>> = await backend.registry.models(
      { terms: [], sort: 'name', pageSize: PAGE, cursor },
      { signal },
    )
    // a model that was renamed meanwhile may come twice
    const fresh = page.items.map(listed).filter(({ name }) => !all.has(name))
    for (const model of fresh) all.set(model.name, model)
    say({ kind: 'models', models: fresh, skipped: page.skipped })
    if (page.next === cursor) break
    cursor = page.next
  } while (cursor !== null)
  return [...all.values()]
}

function listed(model: RegisteredModel): ListedModel {
  const { latestVersions, ...rest } = model
  const stages = [...new Set(latestVersions.map(({ stage }) => stage))]
  return stages.length === 0 ? rest : { ...rest, stages }
}

async function readOne(
  options: Crawl,
  version: string,
  model: ListedModel,
  before: AliasedVersion | undefined,
): Promise<AliasedVersion> {
  const { backend, policy, now, signal } = options
  const ref = { model: model.name, version }
  const ofModel = know({ tags: model.tags, description: model.description })
  try {
    if (before?.record.known === true) {
      const record = await backend.registry.version(ref, { signal })
      // the same number of a model that was deleted and made anew is another version
      if (record.created?.getTime() === before.record.value.created?.getTime())
        return renewed(before, record, ofModel, policy, now())
    }
    const facts = await readVersionFacts(options, ref, ofModel)
    return distil(facts, policy, now())
  } catch (error) {
    const gap = gapOf(error)
    if (gap === null) throw error
    return unread(model.name, version, gap)
  }
}
