// as JSON, so that plain Node can give a real test server the same people
import people from './people.json' with { type: 'json' }

/**
 * What a person may do: an admin all; an editor has EDIT on every registered model, an editor of versions only on what
 * versions hold; a reader has only what the server lets everybody (READ); nobody is denied models and experiments alike.
 */
export type Role = 'admin' | 'editor' | 'version-editor' | 'reader' | 'nobody'

export interface Person {
  name: string
  password: string
  role: Role
}

const ROLES: readonly string[] = ['admin', 'editor', 'version-editor', 'reader', 'nobody']

const isRole = (role: string): role is Role => ROLES.includes(role)

/** Who can sign in, on the mock's seeds with people and on the test server with basic auth alike. */
export const PEOPLE: readonly Person[] = people.map(({ role, ...person }) => {
  if (!isRole(role)) throw new Error(`people.json: no role ${role}`)
  return { ...person, role }
})
