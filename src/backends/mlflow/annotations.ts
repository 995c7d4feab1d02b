import { RegistryError } from '../../registry/errors'
import type { Subject } from '../../registry/subject'
import type { Can, Capabilities } from '../backend'
import type { Client, Write } from '../http'
import { readWire } from '../readWire'
import type { AnnotationsBackend } from '../wings'
import { endpoints } from './paths'
import { heldBy, unlessHeldByOther } from './precondition'
import { wireDone, wireModelAnswer, wireVersionAnswer } from './wire'

const api = '/api/2.0/mlflow'

/** MLflow's tags, descriptions and the removal of aliases. */
export function createAnnotations(
  client: Client,
  { tags, moveAliases, conditionalMoves }: Capabilities,
): AnnotationsBackend {
  async function write(call: Write, answer: Parameters<typeof readWire>[0] = wireDone) {
    readWire(answer, await client.write(call), `${call.method} ${call.path}`)
  }

  return {
    async setTag(on, key, value) {
      must(tags)
      await write({
        method: 'POST',
        path: `${folder(on)}/set-tag`,
        body: { ...naming(on), key, value },
        task: `Setting the tag ${key} of ${called(on)}`,
      })
    },

    async removeTag(on, key) {
      must(tags)
      await write({
        method: 'DELETE',
        path: `${folder(on)}/delete-tag`,
        body: { ...naming(on), key },
        task: `Removing the tag ${key} of ${called(on)}`,
      })
    },

    async describe(on, text) {
      const call = {
        method: 'PATCH',
        path: `${folder(on)}/update`,
        // always there: without it MLflow would erase the description
        body: { ...naming(on), description: text },
        task: `Describing ${called(on)}`,
      } as const
      await write(call, on.version === null ? wireModelAnswer : wireVersionAnswer)
    },

    async removeAlias(name, alias, holder) {
      must(moveAliases)
      const call = {
        method: 'DELETE',
        path: endpoints.alias,
        body: { name, alias },
        headers: conditionalMoves.can ? heldBy(holder) : {},
        task: `Removing @${alias} of “${name}”`,
      } as const
      return unlessHeldByOther(() => write(call))
    },
  }
}

function must(able: Can) {
  if (!able.can) throw new RegistryError('invalid', able.because)
}

const folder = ({ version }: Subject) =>
  version === null ? `${api}/registered-models` : `${api}/model-versions`

const naming = ({ model, version }: Subject) =>
  version === null ? { name: model } : { name: model, version }

const called = ({ model, version }: Subject) =>
  version === null ? `“${model}”` : `version ${version} of “${model}”`
