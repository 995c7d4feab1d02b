import * as fc from 'fast-check'
import { type Known, know } from '../checks/facts'
import { aModel } from '../examples'
import { unread } from '../snapshot/distil'
import {
  type AliasedVersion,
  type ListedModel,
  type Origin,
  type Snapshot,
  aliasedRefs,
  emptySnapshot,
  keyOf,
} from '../snapshot/snapshot'

// For tests: registries with few names, so that much is shared, and everything that can go wrong with a version.

export const whyNot = (because: Extract<Known<never>, { known: false }>['because']) =>
  ({ known: false, because, words: because }) as const

/** A version with nothing to it but where it comes from. */
export const versionFrom = (
  model: string,
  version: string,
  origin: Known<Origin>,
): AliasedVersion => ({
  ...unread(model, version, whyNot('not read')),
  record: know({
    created: null,
    createdBy: null,
    status: 'READY',
    tags: new Map(),
    described: false,
  }),
  origin,
})

export const listed = (
  name: string,
  aliases: Record<string, string>,
  tags: Record<string, string> = {},
): ListedModel => {
  const { latestVersions: _none, ...model } = aModel({
    name,
    aliases: new Map(Object.entries(aliases)),
    tags: new Map(Object.entries(tags)),
  })
  return model
}

export const snapshotOf = (
  models: readonly ListedModel[],
  versions: readonly AliasedVersion[],
): Snapshot => ({
  ...emptySnapshot(new Date(0)),
  models,
  versions: new Map(versions.map((one) => [keyOf(one.model, one.version), one])),
})

const refused = fc.constantFrom(
  ...(['denied', 'missing', 'unreadable', 'failed', 'not read'] as const).map(whyNot),
)
const name = fc.constantFrom('a', 'b', 'c', 'dataset', 'gap', 'no-team', 'a:b')
const datasets = fc.uniqueArray(fc.record({ name, digest: fc.constantFrom('1', '2', '3') }), {
  maxLength: 4,
  selector: ({ name: of, digest }) => `${of} ${digest}`,
})
const origins: fc.Arbitrary<Known<Origin>> = fc.oneof(
  refused,
  fc
    .record({
      run: fc.constantFrom('there' as const, 'deleted' as const),
      runId: fc.constant('r1'),
      data: datasets,
    })
    .map(know),
  fc.constant(know({ run: 'none' as const, runId: null, data: [] })),
)
const models = fc
  .uniqueArray(
    fc.record({
      name: fc.stringMatching(/^m[0-9]{1,2}$/),
      aliases: fc.dictionary(name, fc.constantFrom('1', '2', '3'), {
        maxKeys: 4,
        noNullPrototype: true,
      }),
      tags: fc.dictionary(fc.constantFrom('team', 'owner'), name, { noNullPrototype: true }),
    }),
    { selector: (one) => one.name, maxLength: 30 },
  )
  .map((all) => all.map((one) => listed(one.name, one.aliases, one.tags)))

/** Versions that are not in it were not read yet. */
export const snapshots: fc.Arbitrary<Snapshot> = models.chain((all) =>
  fc
    .tuple(
      ...aliasedRefs(all).map(({ model, version }) =>
        fc.oneof(
          { weight: 8, arbitrary: origins.map((origin) => versionFrom(model, version, origin)) },
          refused.map((why) => unread(model, version, why)),
          fc.constant(null),
        ),
      ),
    )
    .map((versions) =>
      snapshotOf(
        all,
        versions.flatMap((one) => one ?? []),
      ),
    ),
)
