import { cut } from '../lib/cut'
import type { Act } from './acts'
import type { Grant } from './grants'
import { RULES } from './levels'
import type { Right } from './right'
import { type Known, type Source, type Standing, decide, standing } from './rights'

const NAME_SHOWN = 80
const name = (text: string) => cut(text, NAME_SHOWN)

/** May they, and in words why: the answer of the rules, for one act on one model. */
export function rightFor(known: Known, model: string, act: Act): Right {
  const { may, need, standing: at } = decide(known, model, act)
  const on = at.on === 'model' ? name(model) : `the versions of ${name(model)}`
  switch (may) {
    case 'yes':
      return { may, because: sentence(standingWords(at, may, ` on ${on}`)) }
    case 'no': {
      const words = `needs ${need.level} on ${on}; ${standingWords(at, may, '')}`
      return { may, because: `${RULES[act].doing} ${words}.` }
    }
    case 'unknown':
      return { may, because: 'What the server tells does not settle it.' }
    default:
      return may satisfies never
  }
}

/** "you have EDIT, by the role model-editors". `may`: what it is to account for. */
function standingWords({ level, denied, source }: Standing, may: 'yes' | 'no', on: string): string {
  if (source.kind === 'open') return 'nobody signs in to this server, so everybody may'
  if (source.kind === 'admin') return 'you are an administrator of this server'
  const by = sourceWords(source)
  if (denied) return `it is denied to you${by}`
  if (may === 'yes') return `you have ${level.from}${on}${by}`
  // the source accounts for a level, not for a bound
  if (level.from !== level.to) return `you have at most ${level.to}${on}`
  return level.to === 'NO_PERMISSIONS'
    ? `you have no permission${on}${by}`
    : `you have ${level.to}${on}${by}`
}

/** "You have READ on churn, by the server’s default.": all that there is to say of somebody, whatever the act. */
export function standingSentence(known: Known, model: string): string {
  const at = standing(known, model)
  return sentence(standingWords(at, 'no', ` on ${name(model)}`))
}

/** "EDIT, by the role model-editors": how somebody stands with a model, as a fact of a table. */
export function standingOf(known: Known, model: string): string {
  const { level, denied, source } = standing(known, model)
  if (source.kind === 'open') return 'everything: nobody signs in'
  if (source.kind === 'admin') return 'everything, as an administrator'
  const by = sourceWords(source)
  if (denied) return `DENY${by}`
  if (level.from !== level.to) return `between ${level.from} and ${level.to}`
  return `${level.to}${by}`
}

function sourceWords(source: Source): string {
  switch (source.kind) {
    case 'grants':
      return `, ${[...new Set(source.by.map(grantWords))].join(' and ')}`
    case 'default':
      return ', by the server’s default'
    case 'server':
      return source.by === null ? '' : `, by a grant of the kind “${name(source.by)}”`
    case 'open':
    case 'admin':
      return ''
    default:
      return source satisfies never
  }
}

function grantWords({ role, on, pattern }: Grant): string {
  const by = role === null ? 'by a grant in person' : `by the role ${name(role)}`
  if (on === 'workspace') return `${by}, which manages all that is here`
  if (pattern !== '*') return by
  return `${by}, for all ${on.endsWith('version') ? 'versions' : on.endsWith('prompt') ? 'prompts' : 'models'}`
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
