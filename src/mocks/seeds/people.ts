import { addPerson, findPerson, grantTo } from '../auth/accounts'
import type { Level } from '../auth/levels'
import { PEOPLE, type Role } from '../people'
import type { World } from '../world'
import { northbank } from './northbank'

/** Types that a person is granted as a whole, by role. */
const GRANTS: Readonly<Record<Role, readonly (readonly [string, Level])[]>> = {
  admin: [],
  editor: [['registered_model', 'EDIT']],
  // may describe and tag every version, and move it between stages; not make one, nor touch an alias
  'version-editor': [['registered_model_version', 'EDIT']],
  reader: [],
  nobody: [
    ['registered_model', 'DENY'],
    ['prompt', 'DENY'],
    ['experiment', 'DENY'],
  ],
}

/** Asks for a sign-in from then on. Who is there already stays as they are. */
export function invite(world: World): World {
  for (const { name, password, role } of PEOPLE) {
    if (world.people.has(name)) continue
    const person = addPerson(world, name, password, role === 'admin')
    for (const [resource_type, permission] of GRANTS[role])
      grantTo(world, person, { resource_type, resource_pattern: '*', permission })
  }
  return world
}

/** Northbank behind a sign-in; who has no grant may read. */
export const people = () => invite(northbank())

/** Who has no grant sees nothing, and is told 403 even of what doesn't exist. Readers were given the fraud models. */
export function closed(): World {
  const world = people()
  world.defaultPermission = 'NO_PERMISSIONS'
  const rita = findPerson(world, 'rita-reader')
  for (const { name, tags } of world.models.values()) {
    const key = { resource_type: 'registered_model', resource_pattern: name }
    if (tags.get('team') === 'fraud') grantTo(world, rita, { ...key, permission: 'READ' })
  }
  return world
}

/** A tab that was signed in before its password was changed: the server answers 401 until somebody signs in anew. */
export function expired(): World {
  const world = people()
  world.signedInAs = { username: 'eddie-editor', password: 'ringside-of-last-year' }
  return world
}
