import { type Answer, invalid, json, MlflowFailure } from '../answer'
import type { Params } from '../ask'
import {
  addPerson,
  administeredBy,
  checkPassword,
  findPerson,
  type PersonRow,
  removePerson,
  type RoleRow,
  rolesOf,
} from '../auth/accounts'
import type { Viewer } from '../auth/viewer'
import { tick, type World } from '../world'

const answer = ({ id, username, is_admin }: PersonRow) => ({ id, username, is_admin })

export const roleAnswer = ({ id, name, workspace, description, grants }: RoleRow) => ({
  id,
  name,
  workspace,
  description,
  permissions: grants.map((grant) => ({ ...grant, role_id: id })),
})

/** The person who asks. Endpoints that need one exist only on a server with sign-in. */
export function sender({ person }: Viewer): PersonRow {
  if (!person) throw new Error('nobody is signed in, so nobody can be asked for')
  return person
}

/** Roles of others are shown to those who administer their workspace. */
export function visibleRoles(world: World, viewer: Viewer, person: PersonRow): RoleRow[] {
  const me = sender(viewer)
  const all = rolesOf(world, person)
  if (me.is_admin || me.id === person.id) return all
  const mine = administeredBy(world, me)
  return all.filter((role) => mine.has(role.workspace))
}

export const current = (_world: World, _params: Params, _id: string, viewer: Viewer) =>
  json({ user: answer(sender(viewer)), is_basic_auth: true })

export const get = (world: World, params: Params) =>
  json({ user: answer(findPerson(world, params.asked('username'))) })

/** Open to all who are signed in; what others may do is not. */
export const list = (world: World, _params: Params, _id: string, viewer: Viewer) =>
  json({
    users: [...world.people.values()].map((person) => ({
      ...answer(person),
      roles: visibleRoles(world, viewer, person).map(roleAnswer),
    })),
  })

const EMPTY: Answer = {
  kind: 'text',
  status: 400,
  type: 'text/html; charset=utf-8',
  text: 'Username and password cannot be empty.',
}

export function create(world: World, params: Params) {
  const [username, password] = [params.askedOrEmpty('username'), params.askedOrEmpty('password')]
  if (username === '' || password === '') return EMPTY
  const person = addPerson(world, username, password)
  tick(world)
  return json({ user: answer(person) })
}

/** One's own is changed by who knows the present one. */
export function updatePassword(world: World, params: Params, _id: string, viewer: Viewer) {
  const person = findPerson(world, params.asked('username'))
  const password = params.asked('password')
  if (sender(viewer).id === person.id) {
    const present = params.text('current_password')
    if (present === '')
      throw invalid('Current password is required when changing your own password.')
    if (present !== person.password) throw invalid('Current password does not match.')
    if (present === password) throw invalid('New password must differ from the current password.')
  }
  checkPassword(password)
  person.password = password
  tick(world)
  return json({})
}

export function updateAdmin(world: World, params: Params) {
  const person = findPerson(world, params.asked('username'))
  person.is_admin = params.flag('is_admin')
  tick(world)
  return json({})
}

export function remove(world: World, params: Params, _id: string, viewer: Viewer) {
  const username = params.asked('username')
  if (username === sender(viewer).username)
    throw new MlflowFailure('BAD_REQUEST', 'Users cannot delete their own account.')
  removePerson(world, findPerson(world, username))
  tick(world)
  return json({})
}
