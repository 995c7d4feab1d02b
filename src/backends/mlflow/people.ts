import type { Client } from '../http'
import { readWire } from '../readWire'
import type { PeopleBackend } from '../wings'
import { wireMe } from './wirePeople'

const CURRENT = '/api/2.0/mlflow/users/current'

/** Who people are, as MLflow's sign-in knows them. */
export function createPeople(client: Client): PeopleBackend {
  return {
    async me({ signal } = {}) {
      const task = 'Reading who you are'
      const answer = readWire(wireMe, await client.get({ path: CURRENT, task, signal }), CURRENT)
      const user = 'user' in answer ? answer.user : answer
      return { user: user.username, admin: user.is_admin }
    },
  }
}
