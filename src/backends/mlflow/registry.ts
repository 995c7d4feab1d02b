import type * as z from 'zod/mini'
import type { AliasMove } from '../../registry/aliasMove'
import { RegistryError } from '../../registry/errors'
import type { VersionRef } from '../../registry/model'
import { isPrompt } from '../../registry/prompt'
import type { Term } from '../../registry/search'
import type { VersionSort } from '../../registry/versionTerms'
import type { Ask, Capabilities, ModelSort, RegistryBackend } from '../backend'
import type { Call, Client } from '../http'
import { readWire } from '../readWire'
import { toModel, toVersion } from './fromWire'
import { canAsk } from './canAsk'
import { versionsOf } from './nameFilter'
import { fillPage } from './pages'
import { endpoints } from './paths'
import { heldBy, unlessHeldByOther } from './precondition'
import {
  wireDone,
  wireModelAnswer,
  wireModelPage,
  wireVersionAnswer,
  wireVersionPage,
} from './wire'

/** MLflow answers 0 and -1 with an empty page and a token, and refuses more than 1000 models. */
const pageSizeOf = (wished: number) => Math.min(Math.max(1, Math.trunc(wished)), 1000)

const ORDER: Record<ModelSort, string> = {
  name: 'name ASC',
  '-name': 'name DESC',
  updated: 'last_updated_timestamp ASC',
  '-updated': 'last_updated_timestamp DESC',
}

const VERSION_ORDER: Record<VersionSort, string> = {
  version: 'version_number ASC',
  '-version': 'version_number DESC',
  created: 'creation_timestamp ASC',
  '-created': 'creation_timestamp DESC',
  updated: 'last_updated_timestamp ASC',
  '-updated': 'last_updated_timestamp DESC',
}

/** MLflow's model registry. */
export function createRegistry(
  id: string,
  client: Client,
  capabilities: Capabilities,
): RegistryBackend {
  async function get<T extends z.ZodMiniType>(schema: T, call: Call): Promise<z.output<T>> {
    return readWire(schema, await client.get(call), `GET ${call.path}`)
  }

  async function model(name: string, { signal }: Ask = {}) {
    const task = `Reading the model “${name}”`
    const call = { path: endpoints.model, query: { name }, task, signal }
    return toModel((await get(wireModelAnswer, call)).registered_model)
  }

  async function aliasHolder(name: string, alias: string, { signal }: Ask = {}) {
    if (!capabilities.aliases.can) {
      throw new RegistryError('unsupported', capabilities.aliases.because)
    }
    const task = `Reading who holds @${alias} of “${name}”`
    const call = { path: endpoints.alias, query: { name, alias }, task, signal }
    try {
      return (await get(wireVersionAnswer, call)).model_version.version
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error
      // Nobody holds it: MLflow says 400 INVALID_PARAMETER_VALUE, the same as for a name it doesn't take, and other
      // servers 404, the same as for a missing model. The model itself tells these apart.
      const { status, code } = error.facts
      const maybeNobody =
        (status === 400 && code === 'INVALID_PARAMETER_VALUE') || error.kind === 'missing'
      if (!maybeNobody) throw error
      return (await model(name, { signal })).aliases.get(alias) ?? null
    }
  }

  const narrowsBy = (term: Term) =>
    capabilities.searchModels.can && (term.kind !== 'tag' || capabilities.tags.can) && canAsk(term)

  return {
    id,
    capabilities,
    model,
    aliasHolder,

    narrowsBy,

    async models({ terms, sort, pageSize, cursor }, { signal } = {}) {
      // its code comes with the first search
      const search =
        terms.length === 0
          ? null
          : (await import('./modelFilter')).searchFor(terms.filter(narrowsBy))
      const loose = search?.loose ?? false
      const wanted = pageSizeOf(pageSize)
      const readPage = async (token: string | null) => {
        const page = await get(wireModelPage, {
          path: endpoints.models,
          query: {
            filter: search?.filter,
            max_results: loose ? pageSizeOf(wanted * 4) : wanted,
            order_by: ORDER[sort],
            page_token: token ?? undefined,
          },
          task: 'Reading the list of models',
          signal,
        })
        const { items, skipped } = page.registered_models
        return { items: items.map(toModel), next: page.next_page_token, skipped }
      }
      return fillPage(readPage, cursor, loose ? wanted : 1, (item) => {
        return !isPrompt(item) && (search === null || search.fits(item))
      })
    },

    async versions({ model: name, sort, where, pageSize, cursor }, { signal } = {}) {
      if (!capabilities.listVersions.can) {
        const { latestVersions } = await model(name, { signal })
        return { items: latestVersions, next: null, skipped: 0, read: latestVersions.length }
      }
      const { filter, matches, loose } = versionsOf(name)
      // most lists are not narrowed: the first load goes without what it takes
      const narrow =
        where.length === 0 ? null : (await import('./versionFilter')).versionsMeeting(where)
      const wanted = pageSizeOf(pageSize)
      let read = 0
      const readPage = async (token: string | null) => {
        const page = await get(wireVersionPage, {
          path: endpoints.versions,
          query: {
            filter: [filter, ...(narrow?.clauses ?? [])].join(' AND '),
            max_results: wanted,
            order_by: VERSION_ORDER[sort],
            page_token: token ?? undefined,
          },
          task: `Reading the versions of “${name}”`,
          signal,
        })
        const { items, skipped } = page.model_versions
        read += items.length
        return { items: items.map(toVersion), next: page.next_page_token, skipped }
      }
      const page = await fillPage(readPage, cursor, loose ? wanted : 1, (item) => {
        return matches(item.model) && (narrow?.matches(item) ?? true)
      })
      return { ...page, read }
    },

    async version({ model: name, version }, { signal } = {}) {
      const task = `Reading version ${version} of “${name}”`
      const call = { path: endpoints.version, query: { name, version }, task, signal }
      const read = toVersion((await get(wireVersionAnswer, call)).model_version)
      // unlike the rows of a search this answer carries them, and leaves an empty list out
      return { ...read, aliases: read.aliases ?? [] }
    },

    async setAlias({ model: name, alias, from, to }: AliasMove, { signal } = {}) {
      const { moveAliases, conditionalMoves } = capabilities
      if (!moveAliases.can) throw new RegistryError('invalid', moveAliases.because)
      return unlessHeldByOther(async () => {
        const answer = await client.write({
          method: 'POST',
          path: endpoints.alias,
          body: { name, alias, version: to },
          headers: conditionalMoves.can ? heldBy(from) : {},
          task: `Moving @${alias} of “${name}” to version ${to}`,
          signal,
        })
        readWire(wireDone, answer, `POST ${endpoints.alias}`)
      })
    },

    versionFile: ({ model: name, version }: VersionRef, path, maxBytes, { signal } = {}) =>
      client
        .bytes(
          {
            path: endpoints.versionFile,
            query: { name, version, path },
            task: `Reading ${path} of version ${version} of “${name}”`,
            signal,
          },
          maxBytes,
        )
        .catch(async (error: unknown) => {
          throw (await import('./lostFile')).orLost(error, capabilities, path)
        }),
  }
}
