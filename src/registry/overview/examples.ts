import { know } from '../checks/facts'
import { aModel } from '../examples'
import type { AliasedVersion, ListedModel } from '../snapshot/snapshot'
import type { Member } from './members'

/** A version with nothing wrong with it, for tests. */
export const aVersion = (model: string, version: string, more: Partial<AliasedVersion> = {}) =>
  ({
    model,
    version,
    record: know({
      created: new Date('2026-06-01'),
      createdBy: null,
      status: 'READY',
      tags: new Map(),
      described: false,
    }),
    checks: [],
    flavors: know([{ name: 'sklearn', library: '1.5.2' }]),
    mlflow: know('3.17.2'),
    python: know('3.11.7'),
    packages: know([{ name: 'numpy', pinned: '2.0.0' }]),
    pickled: know([]),
    points: know([]),
    origin: know({ run: 'there', runId: 'r1', data: [] }),
    training: know(null),
    ...more,
  }) satisfies AliasedVersion

/** A model of which v1 is the champion. */
export function listed(name: string, more: Partial<ListedModel> = {}): ListedModel {
  const { latestVersions: _none, ...model } = aModel({
    name,
    aliases: new Map([['champion', '1']]),
  })
  return { ...model, ...more }
}

export const aMember = (name: string, more: Partial<AliasedVersion> = {}): Member => ({
  model: listed(name),
  version: '1',
  read: aVersion(name, '1', more),
})
