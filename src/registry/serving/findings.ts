import { cut } from '../../lib/cut'
import type { Json } from '../../lib/parseJson'

export interface Finding {
  /** Where in the body: `dataframe_split`, `inputs.amount`, `params.threshold`. */
  path: string
  text: string
  /** How many values it is true of; the text shows the first of them. */
  count: number
}

/**
 * What a scoring server would make of a body. `unsure`: where it depends on more than is known here, so that neither
 * yes nor no would be honest.
 */
export interface Verdict {
  says: 'accepted' | 'refused' | 'unsure'
  problems: readonly Finding[]
  /** Taken, though perhaps not as it was meant. */
  warnings: readonly Finding[]
  unsure: readonly Finding[]
}

type Kind = 'problems' | 'warnings' | 'unsure'

/** Collects what is found; the same thing said of many values of one place is one finding. */
export class Findings {
  readonly #found: Record<Kind, Map<string, Finding>> = {
    problems: new Map(),
    warnings: new Map(),
    unsure: new Map(),
  }

  /** `rule` names what is wrong without the value, so that the same of another value is counted. */
  add(kind: Kind, path: string, rule: string, text: string = rule) {
    const key = `${path}\n${rule}`
    const seen = this.#found[kind].get(key)
    if (seen === undefined) this.#found[kind].set(key, { path, text, count: 1 })
    else seen.count++
  }

  problem(path: string, rule: string, text?: string) {
    this.add('problems', path, rule, text)
  }

  warn(path: string, rule: string, text?: string) {
    this.add('warnings', path, rule, text)
  }

  unsure(path: string, rule: string, text?: string) {
    this.add('unsure', path, rule, text)
  }

  verdict(): Verdict {
    const [problems, warnings, unsure] = (['problems', 'warnings', 'unsure'] as const).map(
      (kind) => [...this.#found[kind].values()],
    )
    const says =
      (problems?.length ?? 0) > 0 ? 'refused' : (unsure?.length ?? 0) > 0 ? 'unsure' : 'accepted'
    return { says, problems: problems ?? [], warnings: warnings ?? [], unsure: unsure ?? [] }
  }
}

/** A value as written, short enough to stand in a sentence. */
export const shown = (json: Json): string => cut(json.raw, 40)
