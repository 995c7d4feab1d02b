import type { VersionRef } from '../model'

/** What a node of a lineage stands for. A dataset is its name and its digest: MLflow calls every unnamed one `dataset`. */
export type Subject =
  | { kind: 'dataset'; name: string; digest: string }
  | { kind: 'commit'; commit: string }
  | { kind: 'prompt'; name: string; version: string }
  | { kind: 'run'; id: string }
  | { kind: 'logged-model'; id: string }
  | ({ kind: 'version' } & VersionRef)
  | { kind: 'alias'; model: string; alias: string }
  | { kind: 'model'; name: string }

export type Kind = Subject['kind']

/** A subject as one text, good for keys and addresses. */
export type NodeId = string

/** From what is used to what is offered. */
export const KINDS = [
  'dataset',
  'commit',
  'prompt',
  'run',
  'logged-model',
  'version',
  'alias',
  'model',
] as const satisfies readonly Kind[]

export const KIND_WORDS: Readonly<Record<Kind, { one: string; many: string }>> = {
  dataset: { one: 'dataset', many: 'datasets' },
  commit: { one: 'commit', many: 'commits' },
  prompt: { one: 'prompt', many: 'prompts' },
  run: { one: 'run', many: 'runs' },
  'logged-model': { one: 'logged model', many: 'logged models' },
  version: { one: 'version', many: 'versions' },
  alias: { one: 'alias', many: 'aliases' },
  model: { one: 'registered model', many: 'registered models' },
}

const PARTS: { readonly [K in Kind]: (subject: Extract<Subject, { kind: K }>) => string[] } = {
  dataset: ({ name, digest }) => [name, digest],
  commit: ({ commit }) => [commit],
  prompt: ({ name, version }) => [name, version],
  run: ({ id }) => [id],
  'logged-model': ({ id }) => [id],
  version: ({ model, version }) => [model, version],
  alias: ({ model, alias }) => [model, alias],
  model: ({ name }) => [name],
}

export function nodeId<K extends Kind>(subject: Extract<Subject, { kind: K }>): NodeId {
  // names are user text: what parts an id must not be able to stand in one
  const parts = PARTS[subject.kind](subject)
  return [subject.kind, ...parts.map((part) => encodeURIComponent(part.toWellFormed()))].join(':')
}

/** Null for a text that is no id: one from an address may be anything. */
export function readNodeId(id: string): Subject | null {
  const [kind, ...encoded] = id.split(':')
  let parts: string[]
  try {
    parts = encoded.map(decodeURIComponent)
  } catch {
    return null
  }
  const [a, b] = parts
  if (a === undefined || a === '') return null
  if (parts.length === 1) {
    if (kind === 'commit') return { kind, commit: a }
    if (kind === 'run' || kind === 'logged-model') return { kind, id: a }
    if (kind === 'model') return { kind, name: a }
    return null
  }
  if (b === undefined || parts.length !== 2) return null
  if (kind === 'dataset') return { kind, name: a, digest: b }
  if (kind === 'prompt') return { kind, name: a, version: b }
  if (kind === 'version') return { kind, model: a, version: b }
  if (kind === 'alias') return { kind, model: a, alias: b }
  return null
}
