import { spell } from './spell'

const LONGEST = 255

/**
 * Why MLflow would refuse an alias of this name, or null when it would take it. The same rule as the server's:
 * https://github.com/mlflow/mlflow/blob/v3.0.0/mlflow/utils/validation.py (_validate_model_alias_name and …_reserved).
 * Python's \w has letters and numbers of every script, but no combining marks.
 */
export function whyNotAlias(name: string): string | null {
  if (name === '') return 'An alias needs a name.'
  const bad = /[^\p{L}\p{N}_-]/u.exec(name)?.[0]
  if (bad !== undefined) {
    return `Only letters, digits, - and _: ${spell(bad)} is not possible.`
  }
  const { length } = Array.from(name)
  if (length > LONGEST) return `At most ${LONGEST} characters; this has ${length}.`
  if (name.toLowerCase() === 'latest') return '“latest” is reserved for the newest version.'
  if (/^v\d+$/i.test(name)) return `“${name}” is reserved for versions.`
  return null
}
