import { cut } from '../../lib/cut'
import { canonical, readCanonical } from './canonical'
import { type EvidenceForm, type EvidenceMetric, type Lacking, evidenceForm } from './evidenceForm'

/**
 * What of the evidence is another now, each as a sentence that holds user text. `before`: the attached text that a request
 * goes by; null where it is not in the log.
 */
export function evidenceDiff(before: string | null, now: EvidenceForm): readonly string[] {
  if (before === null) return ['What it was before is not in the record.']
  const { success, data: was } = evidenceForm.safeParse(readCanonical(before)?.json)
  if (!success) return ['What it was before can’t be understood.']
  return [
    ...versionDiff(was, now),
    ...runDiff(was.run, now.run),
    ...(same(was.mlmodel, now.mlmodel)
      ? []
      : [`Its MLmodel file ${change(was.mlmodel, now.mlmodel)}.`]),
    ...listDiff('Requirements', was.requirements, now.requirements, (line) => line),
    ...listDiff(
      'Data of its run',
      was.datasets,
      now.datasets,
      ({ name, digest }) => `${name} (${digest})`,
    ),
    ...metricsDiff('', was.metrics, now.metrics),
    ...holderDiff(was, now),
    ...(was.policy === now.policy ? [] : ['Another policy is in force.']),
  ]
}

const isLacking = (part: unknown): part is Lacking =>
  typeof part === 'object' && part !== null && 'unknown' in part

const LACKING = {
  denied: 'is closed to whoever looks now',
  missing: 'is gone',
  unreadable: 'can’t be understood now',
} as const

/** "is another", or why it can't be had; and the other way. */
const change = (was: unknown, now: unknown): string => {
  if (isLacking(now)) return LACKING[now.unknown]
  return isLacking(was) ? 'could not be read before' : 'is another'
}

const same = (a: unknown, b: unknown) => canonical(a) === canonical(b)

const label = ({ model, version }: EvidenceForm['version']) => `${cut(model, 80)} v${version}`

function versionDiff({ version: was }: EvidenceForm, { version: now }: EvidenceForm): string[] {
  if (was.model !== now.model || was.version !== now.version) {
    return [`It is about ${label(now)}, and was about ${label(was)}.`]
  }
  return [
    ...(was.created === now.created ? [] : [`${label(now)} was deleted and made again.`]),
    ...(was.source === now.source ? [] : ['Its files lie elsewhere.']),
    ...(was.status === now.status ? [] : [`Its status was ${was.status}, and is ${now.status}.`]),
  ]
}

function runDiff(was: EvidenceForm['run'], now: EvidenceForm['run']): string[] {
  if (same(was, now)) return []
  if (isLacking(was) || isLacking(now) || was === null || now === null || was.id !== now.id) {
    return [`Its run ${now === null ? 'is no longer named' : change(was, now)}.`]
  }
  return [now.deleted ? 'Its run was deleted.' : 'Its run was restored.']
}

const SHOWN = 5

function listDiff<T>(
  title: string,
  was: readonly T[] | null | Lacking,
  now: readonly T[] | null | Lacking,
  name: (item: T) => string,
): string[] {
  if (same(was, now)) return []
  if (isLacking(was) || isLacking(now)) return [`${title}: ${change(was, now)}.`]
  const [before, after] = [new Set((was ?? []).map(name)), new Set((now ?? []).map(name))]
  const added = [...after].filter((item) => !before.has(item))
  const gone = [...before].filter((item) => !after.has(item))
  const parts = [
    ...(added.length > 0 ? [`${some(added)} added`] : []),
    ...(gone.length > 0 ? [`${some(gone)} gone`] : []),
  ]
  return [
    `${title}: ${parts.length > 0 ? parts.join('; ') : 'in another order, or said otherwise'}.`,
  ]
}

const some = (items: readonly string[]) => {
  const shown = items.slice(0, SHOWN).map((item) => cut(item, 80))
  return items.length > SHOWN
    ? `${shown.join(', ')} and ${items.length - SHOWN} more`
    : shown.join(', ')
}

function metricsDiff(
  whose: string,
  was: EvidenceForm['metrics'],
  now: EvidenceForm['metrics'],
): string[] {
  if (same(was, now)) return []
  if (isLacking(was) || isLacking(now)) return [`Metrics${whose}: ${change(was, now)}.`]
  const [before, after] = [byPlace(was), byPlace(now)]
  const changed = [...after].flatMap(([place, { value, title }]) => {
    const old = before.get(place)
    if (old === undefined) return [`${title}${whose} is ${value}, and was not there.`]
    return old.value === value ? [] : [`${title}${whose} was ${old.value}, and is ${value}.`]
  })
  const gone = [...before].flatMap(([place, { title }]) =>
    after.has(place) ? [] : [`${title}${whose} is no longer there.`],
  )
  const all = [...changed, ...gone]
  return all.length > SHOWN
    ? [...all.slice(0, SHOWN), `${all.length - SHOWN} more metrics${whose} changed.`]
    : all
}

/** By key and data. Of several values in one place, all. */
function byPlace(metrics: readonly EvidenceMetric[]) {
  const places = new Map<string, { title: string; value: string }>()
  for (const { key, value, dataset } of metrics) {
    const place = JSON.stringify([key, dataset])
    const on = dataset === null ? '' : ` on ${cut(dataset.name, 80)} (${cut(dataset.digest, 20)})`
    const before = places.get(place)
    places.set(place, {
      title: `${cut(key, 80)}${on}`,
      value: before === undefined ? String(value) : `${before.value} or ${value}`,
    })
  }
  return places
}

function holderDiff({ holder: was }: EvidenceForm, { holder: now, alias }: EvidenceForm): string[] {
  if (was?.version === now?.version && was?.created === now?.created) {
    return was === null || now === null
      ? []
      : metricsDiff(' of its holder', was.metrics, now.metrics)
  }
  const held = (who: typeof now) => (who === null ? 'nobody' : `v${who.version}`)
  return was?.version === now?.version
    ? [`${held(now)}, which holds @${cut(alias.alias, 80)}, was deleted and made again.`]
    : [`@${cut(alias.alias, 80)} was held by ${held(was)}, and is by ${held(now)}.`]
}
