import { invalid, json, missing, MlflowFailure } from '../answer'
import type { Params } from '../ask'
import {
  addGrant,
  addRole,
  checkPattern,
  checkRoleName,
  findPerson,
  findRole,
  readLevel,
} from '../auth/accounts'
import type { Viewer } from '../auth/viewer'
import { tick, type World } from '../world'
import { roleAnswer, visibleRoles } from './users'

const roleOf = (world: World, params: Params) => findRole(world, params.number('role_id'))

export function create(world: World, params: Params) {
  const [name, workspace] = [params.asked('name'), params.asked('workspace')]
  checkRoleName(name)
  if (workspace.trim() === '') throw invalid('Workspace cannot be empty.')
  const description = params.has('description') ? params.text('description') : null
  const role = addRole(world, { name, workspace, description })
  tick(world)
  return json({ role: roleAnswer(role) })
}

export const get = (world: World, params: Params) =>
  json({ role: roleAnswer(roleOf(world, params)) })

export function list(world: World, params: Params) {
  const workspaces = params.list('workspace')
  const roles = [...world.roles.values()].filter(
    (role) => workspaces.length === 0 || workspaces.includes(role.workspace),
  )
  return json({ roles: roles.map(roleAnswer) })
}

export function update(world: World, params: Params) {
  const role = roleOf(world, params)
  if (!params.has('name') && !params.has('description'))
    throw invalid("At least one of 'name' or 'description' must be provided to update a role.")
  if (params.has('name')) {
    checkRoleName(params.text('name'))
    role.name = params.text('name')
  }
  if (params.has('description')) role.description = params.text('description')
  tick(world)
  return json({ role: roleAnswer(role) })
}

export function remove(world: World, params: Params) {
  world.roles.delete(roleOf(world, params).id)
  tick(world)
  return json({})
}

export function addPermission(world: World, params: Params) {
  const id = params.number('role_id')
  const [type, pattern] = [params.asked('resource_type'), params.asked('resource_pattern')]
  const permission = readLevel(type, params.asked('permission'))
  checkPattern(type, pattern)
  const grant = { resource_type: type, resource_pattern: pattern, permission }
  const row = addGrant(world, findRole(world, id), grant, `Role permission (role_id=${id})`)
  tick(world)
  return json({ role_permission: { ...row, role_id: id } })
}

function findGrant(world: World, params: Params) {
  const id = params.number('role_permission_id')
  for (const role of world.roles.values()) {
    const grant = role.grants.find((each) => each.id === id)
    if (grant) return { role, grant }
  }
  throw missing(`Role permission with id=${id} not found`)
}

export function removePermission(world: World, params: Params) {
  const { role, grant } = findGrant(world, params)
  role.grants = role.grants.filter((each) => each !== grant)
  tick(world)
  return json({})
}

export function updatePermission(world: World, params: Params) {
  const { role, grant } = findGrant(world, params)
  grant.permission = readLevel(grant.resource_type, params.asked('permission'))
  tick(world)
  return json({ role_permission: { ...grant, role_id: role.id } })
}

export const listPermissions = (world: World, params: Params) =>
  json({ role_permissions: roleAnswer(roleOf(world, params)).permissions })

/** An assignment's number means nothing to a client: nothing takes it. */
const assignment = (role_id: number, user_id: number) => ({
  id: role_id * 1000 + user_id,
  user_id,
  role_id,
})

export function assign(world: World, params: Params) {
  const username = params.asked('username')
  const id = params.number('role_id')
  const person = findPerson(world, username)
  const role = findRole(world, id)
  if (role.members.has(person.id))
    throw new MlflowFailure('RESOURCE_ALREADY_EXISTS', 'User role assignment already exists')
  role.members.add(person.id)
  tick(world)
  return json({ assignment: assignment(role.id, person.id) })
}

export function unassign(world: World, params: Params) {
  const person = findPerson(world, params.asked('username'))
  const role = world.roles.get(params.number('role_id'))
  if (!role?.members.delete(person.id)) throw missing('User role assignment not found')
  tick(world)
  return json({})
}

export const listOfPerson = (world: World, params: Params, _id: string, viewer: Viewer) =>
  json({
    roles: visibleRoles(world, viewer, findPerson(world, params.asked('username'))).map(roleAnswer),
  })

export const listMembers = (world: World, params: Params) => {
  const role = roleOf(world, params)
  return json({ assignments: [...role.members].map((id) => assignment(role.id, id)) })
}
