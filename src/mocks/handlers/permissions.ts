import { invalid, json } from '../answer'
import type { Params } from '../ask'
import {
  checkPattern,
  checkType,
  findPerson,
  grantTo,
  type PersonRow,
  readLevel,
  revokeFrom,
  type RoleRow,
} from '../auth/accounts'
import { allows } from '../auth/levels'
import { checkNamed } from '../auth/rules'
import { Viewer } from '../auth/viewer'
import { tick, type World } from '../world'
import { sender, visibleRoles } from './users'

const rowsOf = (roles: readonly RoleRow[]) =>
  roles.flatMap((role) =>
    role.grants.map(({ resource_type, resource_pattern, permission }) => ({
      role_id: role.id,
      role_name: role.name,
      workspace: role.workspace,
      resource_type,
      resource_pattern,
      permission,
    })),
  )

const answer = (world: World, viewer: Viewer, person: PersonRow) =>
  json({ is_admin: person.is_admin, permissions: rowsOf(visibleRoles(world, viewer, person)) })

/** What was granted to who asks; what everybody may do by default is not in it. */
export const ofCurrent = (world: World, _params: Params, _id: string, viewer: Viewer) =>
  answer(world, viewer, sender(viewer))

export const list = (world: World, params: Params, _id: string, viewer: Viewer) =>
  answer(world, viewer, findPerson(world, params.asked('username')))

function keyOf(params: Params) {
  const [type, id] = [params.asked('resource_type'), params.asked('resource_id')]
  if (type === 'workspace') throw invalid("resource_type 'workspace' is not supported here.")
  return { type, id }
}

/** The level that counts, roles and default included. `allowed` means USE or better. */
export function get(world: World, params: Params) {
  const person = findPerson(world, params.asked('username'))
  const key = keyOf(params)
  checkType(key.type)
  if (key.id !== '*') checkNamed(key.type)
  // an admin's grants are looked at as anybody's: being admin is no grant
  const permission = new Viewer(world, { ...person, is_admin: false }).level(key)
  return json({ allowed: allows(permission, 'use'), permission })
}

export function grant(world: World, params: Params) {
  const person = findPerson(world, params.asked('username'))
  const { type, id } = keyOf(params)
  checkPattern(type, id)
  const permission = readLevel(type, params.asked('permission'))
  grantTo(world, person, { resource_type: type, resource_pattern: id, permission })
  tick(world)
  return json({})
}

export function revoke(world: World, params: Params) {
  const person = findPerson(world, params.asked('username'))
  const { type, id } = keyOf(params)
  checkType(type)
  revokeFrom(world, person, { resource_type: type, resource_pattern: id })
  tick(world)
  return json({})
}
