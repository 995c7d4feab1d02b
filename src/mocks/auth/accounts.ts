import { invalid, missing, MlflowFailure } from '../answer'
import type { World } from '../world'
import { administers, type Grant, isLevel, type Level, RESOURCE_TYPES } from './levels'

export interface PersonRow {
  id: number
  username: string
  password: string
  is_admin: boolean
}

export interface GrantRow extends Grant {
  id: number
}

/** Rights are given to roles alone. Those given to one person stand in a role of their own, `__user_<id>__`. */
export interface RoleRow {
  id: number
  name: string
  workspace: string
  description: string | null
  grants: GrantRow[]
  /** Ids of people. */
  members: Set<number>
}

// Grants are looked up in one workspace; without workspaces it is this one.
export const WORKSPACE = 'default'

// As sqlite numbers rows that delete nothing but their last.
const nextId = (rows: Iterable<{ id: number }>) =>
  Math.max(0, ...Array.from(rows, (row) => row.id)) + 1

const allGrants = (world: World) => [...world.roles.values()].flatMap((role) => role.grants)

export function findPerson(world: World, username: string): PersonRow {
  const person = world.people.get(username)
  if (!person) throw missing(`User with username=${username} not found`)
  return person
}

export function checkPassword(password: string) {
  if (Array.from(password).length < 12) throw invalid('Password must be at least 12 characters.')
}

export function addPerson(world: World, username: string, password: string, isAdmin = false) {
  checkPassword(password)
  if (world.people.has(username))
    throw new MlflowFailure(
      'RESOURCE_ALREADY_EXISTS',
      `User (username=${username}) already exists.`,
    )
  const id = nextId(world.people.values())
  const person: PersonRow = { id, username, password, is_admin: isAdmin }
  world.people.set(username, person)
  return person
}

const ownRoleName = ({ id }: PersonRow) => `__user_${id}__`

/** Their own role goes with them; of others they are members no more. */
export function removePerson(world: World, person: PersonRow) {
  world.people.delete(person.username)
  for (const [id, role] of world.roles) {
    role.members.delete(person.id)
    if (role.name === ownRoleName(person)) world.roles.delete(id)
  }
}

export function findRole(world: World, id: number): RoleRow {
  const role = world.roles.get(id)
  if (!role) throw missing(`Role with id=${id} not found`)
  return role
}

/** The prefix is kept for the roles of one person. */
export function checkRoleName(name: string) {
  if (name.trim() === '') throw invalid('Role name cannot be empty.')
  if (name.startsWith('__user_'))
    throw invalid(`Role name '${name}' uses the reserved '__user_' prefix.`)
}

export function addRole(
  world: World,
  facts: Pick<RoleRow, 'name' | 'workspace' | 'description'>,
): RoleRow {
  const { name, workspace } = facts
  for (const role of world.roles.values())
    if (role.name === name && role.workspace === workspace)
      throw new MlflowFailure(
        'RESOURCE_ALREADY_EXISTS',
        `Role (name=${name}, workspace=${workspace}) already exists.`,
      )
  const role: RoleRow = {
    id: nextId(world.roles.values()),
    ...facts,
    grants: [],
    members: new Set(),
  }
  world.roles.set(role.id, role)
  return role
}

function ownRole(world: World, person: PersonRow): RoleRow {
  const name = ownRoleName(person)
  const known = [...world.roles.values()].find(
    (role) => role.name === name && role.workspace === WORKSPACE,
  )
  const role = known ?? addRole(world, { name, workspace: WORKSPACE, description: null })
  role.members.add(person.id)
  return role
}

export function checkType(type: string) {
  if (!RESOURCE_TYPES.has(type)) throw invalid(`Invalid resource type '${type}'.`)
}

/** The workspace takes two levels, all else those that can be granted: NO_PERMISSIONS is a default alone. */
export function readLevel(type: string, permission: string): Level {
  if (!isLevel(permission)) throw invalid(`Invalid permission '${permission}'.`)
  checkType(type)
  const ok =
    type === 'workspace'
      ? permission === 'USE' || permission === 'MANAGE'
      : permission !== 'NO_PERMISSIONS'
  if (!ok) throw invalid(`Invalid permission '${permission}' for resource_type='${type}'.`)
  return permission
}

export function checkPattern(type: string, pattern: string) {
  checkType(type)
  if (pattern !== '*' && RESOURCE_TYPES.get(type) === 'all')
    throw invalid(`Invalid resource_pattern '${pattern}' for resource_type='${type}'.`)
}

const sameKey = (a: Grant, b: Grant) =>
  a.resource_type === b.resource_type && a.resource_pattern === b.resource_pattern

/** A second grant on the same thing is refused, not merged. */
export function addGrant(world: World, role: RoleRow, grant: Grant, words: string): GrantRow {
  if (role.grants.some((known) => sameKey(known, grant)))
    throw new MlflowFailure('RESOURCE_ALREADY_EXISTS', `${words} already exists.`)
  const row = { id: nextId(allGrants(world)), ...grant }
  role.grants.push(row)
  return row
}

const wordsFor = (username: string, grant: Omit<Grant, 'permission'>) =>
  `Permission for user=${username} on resource_type=${grant.resource_type}, resource_id=${grant.resource_pattern}`

export function grantTo(world: World, person: PersonRow, grant: Grant): GrantRow {
  return addGrant(world, ownRole(world, person), grant, wordsFor(person.username, grant))
}

/** As `grantTo`, but what was granted before gives way. */
export function regrantTo(world: World, person: PersonRow, grant: Grant) {
  const known = ownRole(world, person).grants.find((each) => sameKey(each, grant))
  if (known) known.permission = grant.permission
  else grantTo(world, person, grant)
}

export function revokeFrom(world: World, person: PersonRow, key: Omit<Grant, 'permission'>) {
  const role = [...world.roles.values()].find((each) => each.name === ownRoleName(person))
  const at = role?.grants.findIndex((grant) => sameKey(grant, { ...key, permission: 'READ' })) ?? -1
  if (!role || at < 0) throw missing(`${wordsFor(person.username, key)} not found.`)
  role.grants.splice(at, 1)
}

export const rolesOf = (world: World, person: PersonRow): RoleRow[] =>
  [...world.roles.values()].filter((role) => role.members.has(person.id))

export const grantsOf = (world: World, person: PersonRow, workspace = WORKSPACE): Grant[] =>
  rolesOf(world, person)
    .filter((role) => role.workspace === workspace)
    .flatMap((role) => role.grants)

/** The workspaces that somebody administers. */
export const administeredBy = (world: World, person: PersonRow): ReadonlySet<string> =>
  new Set(
    rolesOf(world, person)
      .filter((role) => administers(role.grants))
      .map((role) => role.workspace),
  )

const ofOnePerson = (role: RoleRow) => /^__user_\d+__$/.test(role.name)

/** Names come back, so the grants of a deleted model must not. Those of shared roles stay, as in MLflow. */
export function forgetGrants(world: World, name: string) {
  for (const role of world.roles.values())
    if (ofOnePerson(role)) role.grants = role.grants.filter((grant) => !isAboutModel(grant, name))
}

export function renameGrants(world: World, from: string, to: string) {
  for (const role of world.roles.values())
    if (ofOnePerson(role))
      for (const grant of role.grants) if (isAboutModel(grant, from)) grant.resource_pattern = to
}

const isAboutModel = (grant: Grant, name: string) =>
  /^(registered_model|prompt)$/.test(grant.resource_type) && grant.resource_pattern === name
