/** The side of a signature, led by which every path begins. */
export type Side = 'inputs' | 'outputs' | 'params'

/** Names of the rules; stable, so that they can be counted, linked and kept in a record. */
export type RuleName =
  | 'added-required'
  | 'added-optional'
  | 'removed'
  | 'renamed'
  | 'became-required'
  | 'became-optional'
  | 'type-changed'
  | 'type-widened'
  | 'dtype-changed'
  | 'shape-changed'
  | 'shape-widened'
  | 'default-changed'
  | 'names-changed'
  | 'count-changed'
  | 'kind-changed'
  | 'rows-changed'
  | 'described'

/**
 * What a change does to somebody who relied on the old signature.
 * `refused`: MLflow refuses a request that it took before, with an error.
 * `silent`: nobody is told, and the model or the reader gets something else than was meant.
 * `none`: nothing; the change is named all the same.
 */
export type Effect = 'refused' | 'silent' | 'none'

/** One rule that fired at one place. */
export interface Rule {
  rule: RuleName
  /** `inputs`, `income`; `inputs`, `items[]`, `price`; user text from the second on. See `pathText`. */
  path: readonly string[]
  effect: Effect
  /** A sentence for the person who calls the model or reads its predictions; holds user text. */
  means: string
}

/** A place that could not be compared, and why. */
export interface Unknown {
  path: readonly string[]
  because: string
}

/** `inputs › items[] › price` */
export const pathText = (path: readonly string[]): string => path.join(' › ')

/** Collects what is found, in the order of the signature. */
export class Rules {
  readonly rules: Rule[] = []
  readonly unknowns: Unknown[] = []

  add(rule: RuleName, path: readonly string[], effect: Effect, means: string) {
    this.rules.push({ rule, path, effect, means })
  }

  unknown(path: readonly string[], because: string) {
    this.unknowns.push({ path, because })
  }
}
