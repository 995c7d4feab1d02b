import { cut } from '../../lib/cut'
import { canonical, wellFormed } from './canonical'
import type { Proposal } from './event'
import { hashText } from './hash'
import type { Subject } from './log'

/*
 * How logs are found: write-once params of index runs say which run is whose lane or policy, and tags are there to search
 * by. Names of models are user text of any length, so both go by their hash.
 */

/** A searchable stand-in for a model's name. */
export const modelSha = (model: string): string => hashText(model).slice(0, 32)

/** The param of an index run that names the run of a lane. */
export const laneKey = (model: string, alias: string): string =>
  `lane.${hashText(canonical(wellFormed([model, alias])))}`

/** The same of a policy; null: the console's. */
export const policyKey = (model: string | null): string =>
  model === null ? 'policy.console' : `policy.${hashText(model)}`

/** Which of the sixteen index runs holds a key, as a hex digit: the first of its hash. */
export const shardOf = (key: string): string => /\.([0-9a-f]{64})$/.exec(key)?.[1]?.charAt(0) ?? '0'

/** The param of the root run that names the run of a shard. */
export const shardKey = (digit: string): string => `shard.${digit}`
export const SHARDS: readonly string[] = Array.from({ length: 16 }, (_, i) => i.toString(16))

export const KIND_TAG = 'ringside.kind'
export const MODEL_TAG = 'ringside.model'
export const MODEL_SHA_TAG = 'ringside.model_sha'
export const ALIAS_TAG = 'ringside.alias'
export const STATE_TAG = 'ringside.state'
export const TO_TAG = 'ringside.to'
export const ASKER_TAG = 'ringside.asker'

const SHOWN = 120

/** Tags that a log's run is to carry, for searches and for readers in MLflow's own pages. */
export function tagsOf(subject: Subject): ReadonlyMap<string, string> {
  const tags = new Map([[KIND_TAG, subject.kind as string]])
  if (subject.model !== null) {
    tags.set(MODEL_TAG, shown(subject.model)).set(MODEL_SHA_TAG, modelSha(subject.model))
  }
  if (subject.kind !== 'policy') tags.set(ALIAS_TAG, shown(subject.alias))
  return tags
}

/** The name of a log's run, for readers in MLflow's own pages. */
export function runNameOf(subject: Subject, proposal: Proposal | null = null): string {
  switch (subject.kind) {
    case 'lane':
      return `${shown(subject.model)}: @${shown(subject.alias)}`
    case 'policy':
      return subject.model === null ? 'policy' : `policy of ${shown(subject.model)}`
    case 'request':
      return `${shown(subject.model)}: @${shown(subject.alias)}${proposal === null ? '' : ` ${moveWords(proposal)}`}`
    default:
      return subject satisfies never
  }
}

/** "4 → 5" */
export function moveWords(proposal: Proposal): string {
  const from = proposal.from?.version ?? 'none'
  return proposal.kind === 'copy'
    ? `${from} → copy of ${shown(proposal.source.model)} ${proposal.source.version}`
    : `${from} → ${proposal.to.version}`
}

const shown = (text: string) => cut(text.toWellFormed(), SHOWN)
