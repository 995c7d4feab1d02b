import { QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { wingsOf } from '../backends/wingsOf'
import type { RightsBackend } from '../backends/wings'
import type { Probe } from '../registry/connection'
import { type ErrorKind, RegistryError } from '../registry/errors'
import type { Grant, Holdings } from '../registry/grants'
import type { Granted } from '../registry/levels'
import { rightFor } from '../registry/rightWords'
import { createQueryClient } from './queryClient'
import { type ModelRights, forgetRefusals, modelRights, noteRefusal, refusals } from './rights'

const grant = (level: Granted, pattern = '*'): Grant => ({
  on: 'registered_model',
  pattern,
  level,
  role: 'model-editors',
})
const held = (...grants: Grant[]): Holdings => ({ kind: 'grants', grants, complete: true })

/** A server and a cache; `asked` grows with every request. */
function on(
  answers: { mine: () => Holdings; level?: (model: string) => Granted },
  { workspaces }: { workspaces: boolean } = { workspaces: false },
) {
  const asked: string[] = []
  const rights: RightsBackend = {
    mine: async () => {
      asked.push('mine')
      return answers.mine()
    },
    level: async (user, model) => {
      asked.push(`${user} on ${model}`)
      return answers.level?.(model) ?? 'READ'
    },
    everybody: () => Promise.reject(new Error('not part of this test')),
  }
  const me = async () => {
    asked.push('me')
    return { user: 'eddie', admin: false }
  }
  const wings = wingsOf({
    rights: () => Promise.resolve(rights),
    people: () => Promise.resolve({ me }),
  })
  const queryClient = createQueryClient()
  const probe: Probe = {
    state: 'ok',
    version: null,
    auth: 'basic',
    workspaces,
    features: {
      searchModels: true,
      listVersions: true,
      aliases: true,
      tags: true,
      loggedModels: true,
    },
  }
  const parts = {
    backend: { registry: { id: 'test' }, wings },
    config: { identity: { kind: 'own' } as const, probe },
    queryClient,
  }
  const read = (model: string) => queryClient.fetchQuery(modelRights(parts, model, false))
  return { parts, asked, read, queryClient }
}

const mayMove = (rights: ModelRights, model: string) =>
  rights.holdings === null ? 'unknown' : rightFor(rights, model, 'set-alias').may

const fails = (kind: ErrorKind) => () => {
  throw new RegistryError(kind, `It failed: ${kind}.`)
}

test('an admin costs one request, whatever the models', async () => {
  const { read, asked } = on({ mine: () => ({ kind: 'admin' }) })
  expect(mayMove(await read('churn'), 'churn')).toBe('yes')
  expect(mayMove(await read('pricing'), 'pricing')).toBe('yes')
  expect(asked).toEqual(['mine'])
})

test('without a grant the first model is asked for, which tells the default for all others', async () => {
  const { read, asked } = on({ mine: () => held(), level: () => 'EDIT' })
  expect(mayMove(await read('churn'), 'churn')).toBe('yes')
  expect(mayMove(await read('pricing'), 'pricing')).toBe('yes')
  expect(asked).toEqual(['mine', 'me', 'eddie on churn'])
})

test('an editor of all models is asked about once', async () => {
  const { read, asked } = on({ mine: () => held(grant('EDIT')), level: () => 'EDIT' })
  for (const model of ['churn', 'pricing', 'card-fraud']) {
    expect(mayMove(await read(model), model)).toBe('yes')
  }
  expect(asked).toEqual(['mine', 'me', 'eddie on churn'])
})

test('a veto needs no question', async () => {
  const { read, asked } = on({ mine: () => held(grant('DENY')) })
  expect(mayMove(await read('churn'), 'churn')).toBe('no')
  expect(asked).toEqual(['mine'])
})

test('with workspaces one model tells nothing of another', async () => {
  const { read, asked } = on({ mine: () => held() }, { workspaces: true })
  await read('churn')
  await read('pricing')
  expect(asked).toEqual(['mine', 'me', 'eddie on churn', 'eddie on pricing'])
})

test('a name that the console knows is not asked for', async () => {
  const { parts, queryClient, asked } = on({ mine: () => held() })
  const config = { ...parts.config, identity: { kind: 'shared', user: 'rita' } as const }
  await queryClient.fetchQuery(modelRights({ ...parts, config }, 'churn', false))
  expect(asked).toEqual(['mine', 'rita on churn'])
})

test.each(['unsupported', 'missing', 'denied', 'unreadable'] as const)(
  'a server that tells nothing is asked once: %s',
  async (kind) => {
    const { read, asked } = on({ mine: fails(kind) })
    expect(await read('churn')).toEqual({ holdings: null, because: `It failed: ${kind}.` })
    expect(await read('pricing')).toMatchObject({ holdings: null })
    expect(asked).toEqual(['mine'])
  },
)

test('a server that does not answer has told nothing, and is asked again', async () => {
  const { read, asked } = on({ mine: fails('unreachable') })
  await expect(read('churn')).rejects.toMatchObject({ kind: 'unreachable' })
  await expect(read('churn')).rejects.toMatchObject({ kind: 'unreachable' })
  expect(asked).toEqual(['mine', 'mine'])
})

test('where only the question about one model fails, what the grants settle stays settled', async () => {
  const { read } = on({ mine: () => held(grant('EDIT')), level: fails('denied') })
  const rights = await read('churn')
  expect(mayMove(rights, 'churn')).toBe('yes')
  expect(rights.holdings !== null && rightFor(rights, 'churn', 'remove-alias').may).toBe('unknown')
})

/** Shown on a page, as rights are when a write is refused. */
const shown = ({ parts, queryClient }: ReturnType<typeof on>, model: string) => {
  const observer = new QueryObserver(queryClient, modelRights(parts, model, false))
  observer.subscribe(() => undefined)
  return () => observer.getCurrentResult().data
}

test('a refusal has the rights read again, and they are right again', async () => {
  let grants = held(grant('EDIT'))
  let level: Granted = 'EDIT'
  const server = on({ mine: () => grants, level: () => level })
  const rights = shown(server, 'churn')
  await vi.waitFor(() => expect(mayMove(rights() ?? NONE, 'churn')).toBe('yes'))
  grants = held()
  level = 'READ'
  noteRefusal(server.parts, { model: 'churn', act: 'set-alias', outcome: { kind: 'denied' } })
  await vi.waitFor(() => expect(mayMove(rights() ?? NONE, 'churn')).toBe('no'))
  // what EDIT told of the default belonged to the grants of then
  expect(mayMove(await server.read('pricing'), 'pricing')).toBe('no')
})

const NONE: ModelRights = { holdings: null, because: '' }
const refused = ({ parts, queryClient }: ReturnType<typeof on>, model: string) =>
  queryClient.getQueryData(refusals(parts, model).queryKey)?.map(({ act }) => act)

test('a refusal is remembered by act and model until it is forgotten', async () => {
  const server = on({ mine: () => ({ kind: 'admin' }) })
  const note = (kind: string) =>
    noteRefusal(server.parts, { model: 'churn', act: 'set-alias', outcome: { kind } })
  note('moved')
  note('unknown')
  expect(refused(server, 'churn')).toBeUndefined()
  note('denied')
  note('denied')
  expect(refused(server, 'churn')).toEqual(['set-alias'])
  expect(refused(server, 'pricing')).toBeUndefined()
  await forgetRefusals(server.parts, 'churn')
  expect(refused(server, 'churn')).toEqual([])
})
