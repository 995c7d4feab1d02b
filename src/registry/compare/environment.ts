import type { Mlmodel } from '../mlmodel'
import { type Packages, packageKey } from '../packages'
import { compareReleases } from './releaseOrder'

/** What a version was made with, or needs to run, under one name. */
export interface EnvironmentFact {
  /** As it is written. */
  name: string
  /** What is asked for, as written and without the name: `==1.5.2`, `>=2`; '' for any version. */
  asked: string
  /** The one version; null where it is left open, or files disagree. */
  pinned: string | null
}

export type EnvironmentFacts = ReadonlyMap<string, EnvironmentFact>

/** Python, MLflow and the libraries of the flavors, as MLmodel says them. What it doesn't say is left out. */
export function runtimeFacts({ pythonVersion, mlflowVersion, flavors }: Mlmodel): EnvironmentFacts {
  const facts = new Map<string, EnvironmentFact>()
  const add = (name: string, said: string | null) => {
    if (said !== null && said !== '') facts.set(name, { name, asked: said, pinned: said })
  }
  add('Python', pythonVersion)
  add('MLflow', mlflowVersion)
  for (const { name, entries } of flavors) {
    for (const [key, value] of entries) {
      if (value.kind !== 'text' || key === 'python_version') continue
      // which library loads it, in which version, from what kind of file
      if (key.endsWith('_version') || key === 'loader_module' || key === 'serialization_format') {
        add(`${name}: ${key}`, value.text)
      }
    }
  }
  return facts
}

/** What the files of an environment ask for, by package. */
export function packageFacts({ rows, others }: Packages): EnvironmentFacts {
  const facts = new Map<string, EnvironmentFact>()
  for (const { name, asked, state } of rows) {
    const texts = [...new Set(asked.map(({ text }) => withoutName(text, name)))]
    const pinned = state === 'pinned' ? (asked[0]?.pinned ?? null) : null
    facts.set(packageKey(name), { name, asked: texts.join(' · '), pinned })
  }
  // an option or an address is itself what is asked for
  for (const { text } of others)
    facts.set(` ${text}`, { name: text, asked: 'as it is', pinned: null })
  return facts
}

const withoutName = (text: string, name: string) =>
  text.toLowerCase().startsWith(name.toLowerCase()) ? text.slice(name.length).trim() : text

export const isSameFact = (a: EnvironmentFact, b: EnvironmentFact) =>
  a.asked.replaceAll(' ', '') === b.asked.replaceAll(' ', '')

/**
 * How one fact became the other, in a word or two. Not pinned comes before anything else: what is installed tomorrow is
 * then nobody's choice.
 */
export function environmentMove(
  before: EnvironmentFact | null,
  now: EnvironmentFact | null,
): string {
  if (now === null) return before === null ? '' : 'removed'
  if (before === null) return now.pinned === null ? 'added, unpinned' : 'added'
  if (now.pinned === null) return before.pinned === null ? 'changed, unpinned' : 'no longer pinned'
  if (before.pinned === null) return 'now pinned'
  const order = compareReleases(before.pinned, now.pinned)
  if (order === null) return 'changed'
  if (order === 0) return 'written otherwise'
  return order < 0 ? 'up' : 'down'
}
