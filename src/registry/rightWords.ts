import { cut } from '../lib/cut'
import type { Act } from './acts'
import type { Grant } from './grants'
import { RULES } from './levels'
import type { Right } from './right'
import { type Known, type Source, type Standing, decide } from './rights'

const NAME_SHOWN = 80
const name = (text: string) => cut(text, NAME_SHOWN)

/** May they, and in words why: the answer of the rules, for one act on one model. */
export function rightFor(known: Known, model: string, act: Act): Right {
  const { may, need, standing } = decide(known, model, act)
  const on = standing.on === 'model' ? name(model) : `the versions of ${name(model)}`
  switch (may) {
    case 'yes':
      return { may, because: sentence(standingWords(standing, may, ` on ${on}`)) }
    case 'no': {
      const words = `needs ${need.level} on ${on}; ${standingWords(standing, may, '')}`
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
  const by = role === null ? 'by a grant to you' : `by the role ${name(role)}`
  if (on === 'workspace') return `${by}, which manages all there is`
  return pattern === '*' ? `${by}, on all there is` : by
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
