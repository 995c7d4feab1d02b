import { invalid } from './answer'

// Rules of MLflow's own validation: https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/utils/validation.py
// `$` of Python's re also stands before one last newline, and `\w` means letters and numbers of any script: hence `\n?`
// and the classes here.

const ALIAS = /^[\p{L}\p{N}_-]*\n?$/u
const VERSION_ALIAS = /^[vV]\p{Nd}+\n?$/u
const TAG_KEY = /^[\p{L}\p{N}_/. :-]*\n?$/u

/** Python's posixpath.normpath. */
export function normalPath(path: string): string {
  // exactly two leading slashes are kept: POSIX leaves their meaning to the system
  const root =
    path.startsWith('//') && !path.startsWith('///') ? '//' : path.startsWith('/') ? '/' : ''
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..' || (root === '' && (parts.length === 0 || parts.at(-1) === '..')))
      parts.push(part)
    else parts.pop()
  }
  return root + parts.join('/') || '.'
}

function checkPath(kind: string, name: string) {
  const path = normalPath(name)
  if (path !== name || path === '.' || path.startsWith('..') || path.startsWith('/'))
    throw invalid(
      `Invalid value "${name}" for parameter '${kind}' supplied: Names may be treated as files in certain cases, and must not resolve to other names when treated as such. This name would resolve to '${path}'`,
    )
}

const codePoints = (text: string) => Array.from(text).length

export function checkModelName(name: string) {
  if (name.trim() === '') throw invalid("Missing value for required parameter 'name'.")
  if (/[/:]/.test(name))
    throw invalid(`Invalid model name '${name}'. Names cannot contain '/' or ':'.`)
  checkPath('name', name)
}

export function checkAlias(alias: string) {
  if (!ALIAS.test(alias))
    throw invalid(
      `Invalid alias name: '${alias}'. Names may only contain alphanumerics, underscores (_), and dashes (-).`,
    )
  if (codePoints(alias) > 255)
    throw invalid("'Registered model alias name' exceeds the maximum length of 255 characters")
}

/** Only when an alias is set: reserved names may be asked for and deleted. */
export function checkAliasIsFree(alias: string) {
  if (alias.toLowerCase() === 'latest')
    throw invalid("'latest' alias name (case insensitive) is reserved.")
  if (VERSION_ALIAS.test(alias)) throw invalid(`Version alias name '${alias}' is reserved.`)
}

export const checkTagKey = (key: string) => checkEntityName(key, 'key')

/** Names of metrics, params and tags. `path`: where in the request it stands. */
export function checkEntityName(key: string, path: string) {
  if (!TAG_KEY.test(key))
    throw invalid(
      `Invalid value "${key}" for parameter '${path}' supplied: Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).`,
    )
  checkPath(path, key)
}

export function checkLength(what: string, limit: number, value: string) {
  if (codePoints(value) > limit)
    throw invalid(`'${what}' exceeds the maximum length of ${limit} characters`)
}

/** What is cut rather than refused. */
export const cut = (value: string, limit: number) =>
  value.length > limit ? Array.from(value).slice(0, limit).join('') : value

export function checkTag(key: string, value: string) {
  checkTagKey(key)
  checkLength('key', 250, key)
  checkLength('value', 100_000, value)
}

/** A version number as it is sent: text that Python's int() takes. */
export function readVersion(version: string): number {
  if (!/^\s*[+-]?\d+(_\d+)*\s*$/.test(version))
    throw invalid(`Parameter 'version' must be an integer, got '${version}'.`)
  return Number(version.replaceAll('_', ''))
}

const STAGES = new Map(
  ['None', 'Staging', 'Production', 'Archived'].map((stage) => [stage.toLowerCase(), stage]),
)

/** A stage in any case, as MLflow spells it. */
export function readStage(stage: string): string {
  const known = STAGES.get(stage.toLowerCase())
  if (known === undefined)
    throw invalid(
      `Invalid Model Version stage: ${stage}. Value must be one of None, Staging, Production, Archived.`,
    )
  return known
}
