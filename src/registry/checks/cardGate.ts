import type { ModelVersion, Tags } from '../model'
import type { Policy } from '../policy'
import { type Finding, finding, notKnown, worst } from './check'
import type { VersionFacts } from './facts'
import { listed } from './words'

interface Card extends Pick<VersionFacts, 'model'> {
  /** Of the version. */
  tags: Tags
  /** It has a description of its own. */
  described: boolean
}

/** Who answers for it, what it is, and the tags that the policy asks for, on the version or on its model. */
export const cardGate = ({ version, model }: VersionFacts, policy: Policy): Finding =>
  cardOf({ tags: version.tags, described: version.description.trim() !== '', model }, policy)

/** The same of as much as a snapshot keeps. */
export function cardOf({ tags: own, described: itself, model }: Card, { tags }: Policy): Finding {
  const from = 'tags and descriptions'
  const has = (key: string) =>
    Boolean(own.get(key)) || (model.known && Boolean(model.value.tags.get(key)))
  const owner = tags.owner.find(has)
  const missing = tags.required.filter((key) => !has(key))
  const described = itself || (model.known && model.value.description.trim() !== '')
  // what the version lacks its model may have
  if (!model.known && (owner === undefined || missing.length > 0 || !described))
    return notKnown('model', model)
  return worst(
    from,
    [
      owner === undefined
        ? finding('warn', from, `Nobody is named who answers for it (${listed(tags.owner)})`)
        : finding('pass', from, `The tag ${owner} says who answers for it`),
      described
        ? finding('pass', from, 'It is described')
        : finding('warn', from, 'Neither it nor its model is described'),
      ...(missing.length > 0
        ? [finding('fail', from, `Tags that the policy asks for are missing: ${listed(missing)}`)]
        : []),
    ],
    'An owner is named, and it is described',
  )
}

const DAY = 24 * 60 * 60 * 1000

/** A tag has no time of its own, so another tag must say when. */
export const validationGate = ({ version }: VersionFacts, policy: Policy, now: Date): Finding =>
  validationOf(version, policy, now)

/** The same of as much as a snapshot keeps. */
export function validationOf(
  version: Pick<ModelVersion, 'tags' | 'created'>,
  policy: Policy,
  now: Date,
): Finding {
  const { tag, passes, at, days } = policy.validation
  const from = 'tags of the version'
  const value = version.tags.get(tag)
  if (value === undefined)
    return finding('unknown', from, `No tag ${tag} says that it was validated`)
  if (!passes.includes(value)) return finding('fail', from, `${tag} is ${value}`)
  const when = new Date(version.tags.get(at) ?? '')
  if (Number.isNaN(when.getTime()))
    return finding('unknown', from, `${tag} is ${value}, and no tag ${at} says since when`)
  if (version.created !== null && when < version.created)
    return finding('fail', from, `Validated before the version was made`)
  return now.getTime() - when.getTime() > days * DAY
    ? finding('fail', from, `Validated more than ${days} days ago`)
    : finding('pass', from, `${tag} is ${value}`)
}
