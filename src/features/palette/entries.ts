import { paths } from '../../paths'
import { readJump } from '../../registry/jump'
import type { RegisteredModel, VersionRef } from '../../registry/model'
import { whyNotOpenable } from '../../registry/names'
import { holdsWords } from '../../lib/words'

/** One line of the palette. */
export type Entry = { id: string; closedBecause: string | null } & (
  | { kind: 'page'; name: string; to: string }
  | { kind: 'action'; name: string; run: () => void }
  | { kind: 'model'; model: FoundModel; to: string }
  | { kind: 'version'; ref: VersionRef; alias: string | null; to: string }
)

/** What the palette says of a model; one of a reading has no more. */
export type FoundModel = Omit<RegisteredModel, 'latestVersions'>

export interface Command {
  name: string
  run: () => void
  closedBecause?: string | null
}

const PAGES = [
  { name: 'Registered models', to: paths.models() },
  { name: 'Compare versions', to: paths.compare() },
  { name: 'Reviews', to: paths.reviews() },
  { name: 'Lineage', to: paths.lineage() },
  { name: 'Overview', to: paths.overview() },
  { name: 'History', to: paths.history() },
  { name: 'Settings', to: paths.settings() },
]

/** Pages and commands whose names hold what is typed; all of them when nothing is. */
export function knownEntries(typed: string, commands: readonly Command[]): Entry[] {
  const pages = PAGES.filter(({ name }) => holdsWords(name, typed.trim()))
  const actions = commands.filter(({ name }) => holdsWords(name, typed.trim()))
  return [
    ...actions.map(({ name, run, closedBecause = null }): Entry => {
      return { id: `action-${name}`, kind: 'action', name, run, closedBecause }
    }),
    ...pages.map(({ name, to }): Entry => {
      return { id: `page-${to}`, kind: 'page', name, to, closedBecause: null }
    }),
  ]
}

/** The models found, and before them the versions that the end of the text means. */
export function foundEntries(typed: string, models: readonly FoundModel[]): Entry[] {
  const { at } = readJump(typed)
  const versions = models.flatMap((model) => versionOf(model, at))
  const whole = models.map((model): Entry => {
    const { name } = model
    return {
      id: `model-${name}`,
      kind: 'model',
      model,
      to: paths.model(name),
      closedBecause: whyNotOpenable(name),
    }
  })
  return [...versions, ...whole]
}

function versionOf(model: FoundModel, at: ReturnType<typeof readJump>['at']): Entry[] {
  if (at === null) return []
  const version = at.kind === 'version' ? at.version : model.aliases.get(at.alias)
  // higher numbers than the newest were never given
  const newest = model.latestVersion
  if (version === undefined || newest === null) return []
  if (/^\d+$/.test(newest) && BigInt(version) > BigInt(newest)) return []
  const ref = { model: model.name, version }
  const entry: Entry = {
    id: `version-${model.name}-${version}`,
    kind: 'version',
    ref,
    alias: at.kind === 'alias' ? at.alias : null,
    to: paths.version(ref),
    closedBecause: whyNotOpenable(model.name),
  }
  return [entry]
}
