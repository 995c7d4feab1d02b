import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ADMIN } from '../mlflow.mjs'
import { ROOT } from '../runner/processes.mjs'

/**
 * What each role is granted as a whole, by type. An admin needs nothing; a reader has what the server lets everybody.
 * @type {Readonly<Record<string, readonly (readonly [type: string, permission: string])[]>>}
 */
const GRANTS = {
  editor: [['registered_model', 'EDIT']],
  'version-editor': [['registered_model_version', 'EDIT']],
  nobody: [
    ['registered_model', 'DENY'],
    ['prompt', 'DENY'],
    ['experiment', 'DENY'],
  ],
}

/**
 * Lets the people of `src/mocks/people.json` in on a server with basic auth, with the rights that they have on the mock.
 * @param {string} url
 */
export async function invitePeople(url) {
  const people = JSON.parse(readFileSync(join(ROOT, 'src/mocks/people.json'), 'utf8'))
  for (const { name: username, password, role } of people) {
    await ask(url, 'POST', '2.0/mlflow/users/create', { username, password })
    if (role === 'admin') {
      await ask(url, 'PATCH', '2.0/mlflow/users/update-admin', { username, is_admin: true })
    }
    const grants = GRANTS[role] ?? []
    if (grants.length === 0) continue
    const answer = await ask(url, 'POST', '3.0/mlflow/roles/create', {
      name: role,
      workspace: 'default',
    })
    const { id: role_id } = answer.role
    for (const [resource_type, permission] of grants) {
      const grant = { role_id, resource_type, resource_pattern: '*', permission }
      await ask(url, 'POST', '3.0/mlflow/roles/permissions/add', grant)
    }
    await ask(url, 'POST', '3.0/mlflow/roles/assign', { username, role_id })
  }
}

const credential = Buffer.from(`${ADMIN.username}:${ADMIN.password}`).toString('base64')

/**
 * @param {string} url
 * @param {'POST' | 'PATCH'} method
 * @param {string} path
 * @param {object} body
 */
async function ask(url, method, path, body) {
  const headers = { 'content-type': 'application/json', authorization: `Basic ${credential}` }
  const init = { method, headers, body: JSON.stringify(body) }
  const response = await fetch(`${url}/api/${path}`, init)
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}
