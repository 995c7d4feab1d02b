import type { Act } from './acts'
import { type Grant, type Holdings, fold, managedBy } from './grants'
import { ACTS, type Granted, type Level, type Need, RULES, reaches } from './levels'
import type { Right } from './right'
import { ANY, type Span, exactly, floored, narrow, spanReaches } from './span'

/** Why somebody has the level they have. */
export type Source =
  | { kind: 'open' | 'admin' | 'default' }
  | { kind: 'grants'; by: readonly Grant[] }
  /** The server's own word, which names no grant. */
  | { kind: 'server'; by: string | null }

/** How one person stands with one model, or with its versions. */
export interface Standing {
  /** Where versions were granted apart from their model, it may be about these. */
  on: 'model' | 'versions'
  level: Span
  /** A veto: `level` is none, whatever else was given. */
  denied: boolean
  source: Source
}

/** All that is known when somebody asks what they may do to a model. */
export interface Known {
  holdings: Holdings
  /** What the server gives where no grant speaks, as far as its answers have told. */
  fallback: Span
  /** The server's own answer for this model (`users/permissions/get`), if it was asked. */
  answer: Granted | null
  /** MLflow keeps prompts in the same registry, under grants of their own. */
  prompt: boolean
}

const NONE = exactly('NO_PERMISSIONS')
const ALL = exactly('MANAGE')

export const kindsOf = (prompt: boolean) =>
  prompt
    ? ({ model: 'prompt', version: 'prompt_version' } as const)
    : ({ model: 'registered_model', version: 'registered_model_version' } as const)

/** How the person stands with `model` itself. */
export function standing(known: Known, model: string): Standing {
  const { holdings, fallback, answer } = known
  switch (holdings.kind) {
    case 'open':
    case 'admin':
      return { on: 'model', level: ALL, denied: false, source: { kind: holdings.kind } }
    case 'levels': {
      const found = holdings.levels.get(model)
      return {
        on: 'model',
        level: found === undefined ? ANY : exactly(found.level),
        denied: false,
        source: { kind: 'server', by: found?.by ?? null },
      }
    }
    case 'grants':
      return {
        ...byGrants(holdings, kindsOf(known.prompt).model, model, fallback, answer),
        on: 'model',
      }
    default:
      return holdings satisfies never
  }
}

/** How they stand with its versions: as with the model, unless versions were granted apart (auth/__init__.py:2226). */
export function standingWithVersions(known: Known, model: string): Standing {
  const { holdings, fallback } = known
  if (holdings.kind === 'grants' && managedBy(holdings.grants).length === 0) {
    const { version } = kindsOf(known.prompt)
    if (fold(holdings.grants, version, '*') !== null) {
      return { ...byGrants(holdings, version, '*', fallback, null), on: 'versions' }
    }
  }
  return standing(known, model)
}

function byGrants(
  { grants, complete }: Holdings & { kind: 'grants' },
  on: string,
  name: string,
  fallback: Span,
  answer: Granted | null,
): Omit<Standing, 'on'> {
  const managed = managedBy(grants)
  if (managed.length > 0)
    return { level: ALL, denied: false, source: { kind: 'grants', by: managed } }
  const folded = fold(grants, on, name)
  const source = sourceOf(folded, answer)
  // the server's word for this very model is the sum of all that we could add up, and of the default
  if (answer === 'DENY' || (answer === null && folded?.level === 'DENY')) {
    return { level: NONE, denied: true, source }
  }
  if (answer !== null) return { level: exactly(answer), denied: false, source }
  if (!complete) return { level: ANY, denied: false, source }
  if (folded === null || folded.level === 'DENY') return { level: fallback, denied: false, source }
  const level = floored(folded.level, fallback)
  const lifted = !reaches(folded.level, level.from)
  return { level, denied: false, source: lifted ? { kind: 'default' } : source }
}

/** The grants, where they account for what the server says; else the default does. */
function sourceOf(folded: ReturnType<typeof fold>, answer: Granted | null): Source {
  if (folded === null || (answer !== null && answer !== folded.level)) return { kind: 'default' }
  return { kind: 'grants', by: folded.by }
}

/** What an answer for `model` tells of the server's default, on top of what is known of it. */
export function fallbackAfter(
  fallback: Span,
  holdings: Holdings,
  model: string,
  answer: Granted,
): Span {
  if (holdings.kind !== 'grants' || !holdings.complete || answer === 'DENY') return fallback
  if (managedBy(holdings.grants).length > 0) return fallback
  const folded = fold(holdings.grants, kindsOf(false).model, model)
  if (folded?.level === 'DENY') return fallback
  return narrow(fallback, folded?.level ?? null, answer)
}

/** One need of an act, how the person stands with it, and whether that is enough. */
export interface Met {
  need: Need
  standing: Standing
  may: Right['may']
}

/** May they? By the need that is met worst: one refusal refuses, one that is open leaves it open. */
export function decide(known: Known, model: string, act: Act): Met {
  const meet = (need: Need): Met => {
    const at = need.of === 'model' ? standing(known, model) : standingWithVersions(known, model)
    return { need, standing: at, may: maySpan(at.level, need.level) }
  }
  const [first, ...rest] = RULES[act].needs
  return rest.map(meet).reduce(worse, meet(first))
}

const maySpan = (span: Span, needed: Level): Right['may'] => {
  const reached = spanReaches(span, needed)
  return reached === null ? 'unknown' : reached ? 'yes' : 'no'
}

const BADNESS = { yes: 0, unknown: 1, no: 2 } as const
const worse = (a: Met, b: Met): Met => (BADNESS[b.may] > BADNESS[a.may] ? b : a)

/** Would asking the server about this model tell more? */
export const isUnsettled = (known: Known, model: string): boolean =>
  ACTS.some((act) => decide(known, model, act).may === 'unknown')
