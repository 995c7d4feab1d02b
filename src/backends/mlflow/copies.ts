import { RegistryError } from '../../registry/errors'
import { byVersion } from '../../registry/versions'
import type { Capabilities } from '../backend'
import type { Client } from '../http'
import { readWire } from '../readWire'
import type { CopiesBackend } from '../wings'
import { toVersion } from './fromWire'
import { versionsOf } from './nameFilter'
import { endpoints } from './paths'
import { wireVersionAnswer, wireVersionPage } from './wire'

const CREATE = '/api/2.0/mlflow/model-versions/create'

/** As many versions of one model as are looked through for copies of another. */
const MOST = 1000

/** Copies between registered models, as MLflow makes them: a version whose source is another version. */
export function createCopies(client: Client, { listVersions }: Capabilities): CopiesBackend {
  return {
    async copy(source, model) {
      const answer = await client.write({
        method: 'POST',
        path: CREATE,
        // https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/store/model_registry/abstract_store.py: tags and the
        // description are copied by the client, not by the server
        body: {
          name: model,
          source: uriOf(source),
          description: source.description,
          tags: Array.from(source.tags, ([key, value]) => ({ key, value })),
          ...(source.runId === null ? {} : { run_id: source.runId }),
          ...(source.runLink === null ? {} : { run_link: source.runLink }),
        },
        task: `Copying version ${source.version} of “${source.model}” to “${model}”`,
      })
      return toVersion(readWire(wireVersionAnswer, answer, `POST ${CREATE}`).model_version)
    },

    async copiesOf(source, model, { signal } = {}) {
      if (!listVersions.can) throw new RegistryError('unsupported', listVersions.because)
      const { filter, matches } = versionsOf(model)
      const answer = await client.get({
        path: endpoints.versions,
        query: { filter, max_results: MOST, order_by: 'version_number DESC' },
        task: `Looking for copies in “${model}”`,
        signal,
      })
      const { items } = readWire(
        wireVersionPage,
        answer,
        `GET ${endpoints.versions}`,
      ).model_versions
      return items
        .map(toVersion)
        .filter((version) => matches(version.model) && version.source === uriOf(source))
        .toSorted(byVersion)
    },
  }
}

const uriOf = ({ model, version }: { model: string; version: string }) =>
  `models:/${model}/${version}`
