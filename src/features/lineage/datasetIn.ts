import { workspaceBase, workspaceOf } from '../../paths'
import { RegistryError } from '../../registry/errors'
import type { DatasetRef } from '../../registry/tracking'

/** The dataset that an address is about, as `paths.dataset` writes it. Throws `RegistryError` where it is about none. */
export function datasetIn({ pathname, search }: { pathname: string; search: string }): DatasetRef {
  const here = pathname.slice(workspaceBase(workspaceOf(pathname)).length)
  const [empty, room, encoded, ...rest] = here.replace(/\/$/, '').split('/')
  const digest = new URLSearchParams(search).get('digest')
  if (empty !== '' || room !== 'datasets' || !encoded || rest.length > 0) {
    throw new RegistryError('missing', 'This address names no dataset.')
  }
  if (digest === null) {
    throw new RegistryError(
      'missing',
      'This address names a dataset, but not in which state: a dataset is its name and its digest.',
    )
  }
  try {
    return { name: decodeURIComponent(encoded), digest }
  } catch {
    throw new RegistryError('missing', 'This address names no dataset.')
  }
}
