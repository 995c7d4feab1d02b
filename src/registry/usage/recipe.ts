import type { Mlmodel } from '../mlmodel'
import type { Body } from './body'

export type Language = 'bash' | 'python' | 'yaml' | 'json'

/** A piece of code to copy whole: a file, or what one terminal gets. */
export interface Block {
  /** What it is: "Request", "model-settings.json". */
  title: string
  language: Language
  code: string
}

/** When a model that is named by its alias is looked up. `pinned`: never, the version is written down. */
export type Follows = 'each-load' | 'each-batch' | 'start' | 'copy' | 'pinned'

/** How a version is put to use in one way, or why that can't be. */
export type Recipe = { id: string; title: string } & (
  | {
      state: 'open'
      blocks: readonly Block[]
      /** What must be there before: packages, accounts. */
      needs: readonly string[]
      notes: readonly string[]
      follows: Follows
    }
  | { state: 'closed'; because: string }
)

export type EnvManager = 'uv' | 'virtualenv' | 'local'

/** By which name code asks for the version. */
export type Choice = { by: 'alias'; alias: string } | { by: 'version' }

/** All that recipes are made of. */
export interface Usage {
  model: string
  version: string
  /** Where its files lie, as stored. */
  source: string
  mlmodel: Mlmodel
  /** What to send; null where neither example nor signature say. */
  body: Body | null
  choice: Choice
  /** Addresses as Python reaches them; `registry` null where it is the same server. */
  server: { tracking: string; registry: string | null }
  /** Where on that server; left out for the default one. */
  workspace?: string | null
  env: EnvManager
  port: number
}

export const closed = (id: string, title: string, because: string): Recipe => ({
  id,
  title,
  state: 'closed',
  because,
})

/** Why nothing that goes by `python_function` works, or null. */
export function whyNoPyfunc({ flavors }: Mlmodel): string | null {
  if (flavors.some(({ name }) => name === 'python_function')) return null
  return flavors.length === 0
    ? 'MLmodel names no flavor, so no MLflow library can load this version.'
    : `It has no python_function flavor (only ${flavors.map(({ name }) => name).join(', ')}), which is what this loads.`
}
