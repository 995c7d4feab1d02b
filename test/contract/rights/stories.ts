import { at, each, type Question, serverAt } from '../ask'
import { api, post, PREFIX, remove } from '../fixture'
import { type Place, v3 } from './fixture'
import { MODEL } from './people'

/** Several requests by several people; what comes out must be as stated, on both. */
interface Story {
  title: string
  run: (place: Place) => Promise<unknown>
  gives: unknown
}

const name = (title: string) => `${PREFIX}-told-${title}`

const of3 = (path: string, body: object): Question => ({
  method: 'POST',
  target: v3(path),
  body,
})

const send = (username: string, password: string, more: object = {}): Question => ({
  method: 'PATCH',
  target: api('users/update-password'),
  body: { username, password, ...more },
})

/** A person of this story's own. */
async function somebody({ as, url }: Place, title: string) {
  const who = { username: name(title), password: `${PREFIX}-first-word` }
  await as('admin')(post('users/create', who))
  return { who, ask: serverAt(url, who) }
}

const levelOf = (username: string, resource_id: string): Question => ({
  target: `${v3('users/permissions/get')}?${new URLSearchParams({ username, resource_type: 'registered_model', resource_id }).toString()}`,
})

const granted = { target: v3('users/current/permissions') }

export const STORIES_OF_RIGHTS: readonly Story[] = [
  {
    title: 'who creates a model manages it, until it is deleted',
    run: async (place) => {
      const model = name('own')
      const { who, ask } = await somebody(place, 'owner')
      await ask(post('registered-models/create', { name: model }))
      const own = at((await ask(levelOf(who.username, model))).json, 'permission')
      const deleted = (await ask(remove('registered-models/delete', { name: model }))).status
      const left = at((await ask(granted)).json, 'permissions')
      await place.as('admin')(post('registered-models/create', { name: model }))
      return [own, deleted, left, at((await ask(levelOf(who.username, model))).json, 'permission')]
    },
    gives: ['MANAGE', 200, [], 'READ'],
  },
  {
    title: 'who manages a model lets others at it, once each, and takes it back',
    run: async (place) => {
      const resource_id = name('shared')
      const { ask } = await somebody(place, 'lender')
      const friend = await somebody(place, 'friend')
      await ask(post('registered-models/create', { name: resource_id }))
      const key = {
        username: friend.who.username,
        resource_type: 'registered_model',
        resource_id,
      }
      const tag = post('registered-models/set-tag', { name: resource_id, key: 'a', value: 'b' })
      const grant = of3('users/permissions/grant', { ...key, permission: 'EDIT' })
      const statuses = []
      for (const step of [
        () => friend.ask(tag),
        () => ask(grant),
        () => ask(grant),
        () => friend.ask(tag),
        () => friend.ask(grant),
        () => ask(of3('users/permissions/revoke', key)),
        () => friend.ask(tag),
        () => ask(of3('users/permissions/revoke', key)),
      ])
        statuses.push((await step()).status)
      return statuses
    },
    gives: [403, 200, 400, 200, 403, 200, 403, 404],
  },
  {
    title: 'pages are filled up with what may be seen, and the last may lead to nothing',
    run: async (place) => {
      const admin = place.as('admin')
      const { who, ask } = await somebody(place, 'pager')
      for (const last of ['1', '2', '3', '4', '5', '6']) {
        const model = `${name('page')}-${last}`
        await admin(post('registered-models/create', { name: model }))
        const deny = {
          username: who.username,
          resource_type: 'registered_model',
          resource_id: model,
          permission: 'DENY',
        }
        if (Number(last) % 2 === 1) await admin(of3('users/permissions/grant', deny))
      }
      const query = { filter: `name LIKE '${name('page')}%'`, max_results: '2' }
      const pages = []
      let token: unknown = ''
      while (typeof token === 'string') {
        const page = { ...query, ...(token === '' ? {} : { page_token: token }) }
        const { json } = await ask({ target: api('registered-models/search', page) })
        pages.push(each(json, 'registered_models', 'name').map((found) => String(found).slice(-1)))
        token = at(json, 'next_page_token')
      }
      return pages
    },
    gives: [['2', '4'], ['6']],
  },
  {
    title: 'a password is changed by who knows the old one; an admin needs none',
    run: async (place) => {
      const { who, ask } = await somebody(place, 'forgetful')
      const { username, password } = who
      const second = `${PREFIX}-second-word`
      const renewed = serverAt(place.url, { username, password: second })
      const statuses = []
      for (const step of [
        () => ask(send(username, second)),
        () => ask(send(username, second, { current_password: 'another one' })),
        () => ask(send(username, password, { current_password: password })),
        () => ask(send(username, 'short', { current_password: password })),
        () => ask(send(username, second, { current_password: password })),
        () => ask(granted),
        () => renewed(granted),
        () => place.as('admin')(send(username, password)),
        () => renewed(granted),
        () => ask(granted),
      ])
        statuses.push((await step()).status)
      return statuses
    },
    gives: [400, 400, 400, 400, 200, 401, 200, 200, 401, 200],
  },
  {
    title: 'who is deleted signs in no more; nobody deletes themselves',
    run: async (place) => {
      const { who, ask } = await somebody(place, 'leaver')
      const username = who.username
      const own = (await ask(remove('users/delete', { username }))).status
      const admin = place.as('admin')
      const self = await admin(remove('users/delete', { username: 'admin' }))
      const gone = (await admin(remove('users/delete', { username }))).status
      return [own, self.status, self.code, gone, (await ask(granted)).status]
    },
    gives: [403, 400, 'BAD_REQUEST', 200, 401],
  },
  {
    title: 'a role gives to its members, and a DENY in it beats what they have',
    run: async (place) => {
      const admin = place.as('admin')
      const model = name('by-role')
      await admin(post('registered-models/create', { name: model }))
      const { who, ask } = await somebody(place, 'member')
      const level = async () => at((await ask(levelOf(who.username, model))).json, 'permission')
      const made = await admin(of3('roles/create', { name: name('role'), workspace: 'default' }))
      const role_id = Number(at(made.json, 'role', 'id'))
      const key = { role_id, resource_type: 'registered_model', resource_pattern: model }
      const added = await admin(of3('roles/permissions/add', { ...key, permission: 'EDIT' }))
      const levels = [await level()]
      await admin(of3('roles/assign', { username: who.username, role_id }))
      levels.push(await level())
      const role_permission_id = at(added.json, 'role_permission', 'id')
      await admin({
        method: 'PATCH',
        target: v3('roles/permissions/update'),
        body: { role_permission_id, permission: 'DENY' },
      })
      levels.push(await level())
      await admin({
        method: 'DELETE',
        target: v3('roles/unassign'),
        body: { username: who.username, role_id },
      })
      levels.push(await level())
      const members = await admin({ target: `${v3('roles/users/list')}?role_id=${role_id}` })
      return [...levels, at(members.json, 'assignments')]
    },
    gives: ['READ', 'EDIT', 'DENY', 'READ', []],
  },
  {
    title: 'who administers a workspace sees and does what belongs to it, and no more',
    run: async (place) => {
      const admin = place.as('admin')
      const [boss, member] = [await somebody(place, 'boss'), await somebody(place, 'worker')]
      const role = async (title: string, workspace: string, username: string) => {
        const made = await admin(of3('roles/create', { name: name(title), workspace }))
        const role_id = Number(at(made.json, 'role', 'id'))
        await admin(of3('roles/assign', { username, role_id }))
        return role_id
      }
      const role_id = await role('bosses', name('here'), boss.who.username)
      const manage = { resource_type: 'workspace', resource_pattern: '*', permission: 'MANAGE' }
      await admin(of3('roles/permissions/add', { role_id, ...manage }))
      await role('workers', name('here'), member.who.username)
      await role('guests', name('there'), member.who.username)
      const seen = await boss.ask({
        target: `${v3('users/roles/list')}?username=${member.who.username}`,
      })
      const statuses = []
      for (const question of [
        post('users/create', { username: name('new'), password: `${PREFIX}-first-word` }),
        of3('roles/create', { name: name('more'), workspace: name('here') }),
        of3('roles/create', { name: name('more'), workspace: name('there') }),
        of3('roles/create', { name: ' ', workspace: name('here') }),
        { target: `${v3('roles/list')}?workspace=${name('here')}` },
        { target: v3('roles/list') },
        levelOf(member.who.username, MODEL),
        { target: api('users/get', { username: member.who.username }) },
        remove('users/delete', { username: member.who.username }),
      ])
        statuses.push((await boss.ask(question)).status)
      const names = each(seen.json, 'roles', 'name').map((title) =>
        String(title).replace(`${PREFIX}-told-`, ''),
      )
      return [names, ...statuses]
    },
    gives: [['workers'], 200, 200, 403, 400, 200, 403, 403, 403, 403],
  },
  {
    title: 'what cannot be granted',
    run: async (place) => {
      const { who } = await somebody(place, 'wisher')
      const replies = []
      for (const [resource_type, resource_id, permission] of [
        ['registered_model', '*', 'NO_PERMISSIONS'],
        ['registered_model', '*', 'OWN'],
        ['run', '0123', 'READ'],
        ['workspace', '*', 'USE'],
        ['pipeline', '*', 'READ'],
        ['prompt', 'any', 'READ'],
      ])
        replies.push(
          (
            await place.as('admin')(
              of3('users/permissions/grant', {
                username: who.username,
                resource_type,
                resource_id,
                permission,
              }),
            )
          ).status,
        )
      const asked = levelOf(who.username, 'any').target.replace('registered_model', 'prompt')
      replies.push((await place.as('admin')({ target: asked })).status)
      return replies
    },
    gives: [400, 400, 400, 400, 400, 200, 400],
  },
]
