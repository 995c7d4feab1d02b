// Names of models, columns and aliases are other people's text, and what is shown here is pasted into terminals and
// notebooks. Each language has one function that makes a text a literal of it: nothing else may put one into code.
// What an editor would not show as itself (controls, invisible and direction marks, half characters, odd spaces) is
// escaped too, so that what is read is what runs.
const UNSEEN = String.raw`[\p{C}\p{Zl}\p{Zp}\p{DI}\u2800]|(?! )\p{Zs}`
const UNSEEN_OR_MARKED = new RegExp(String.raw`["\\]|${UNSEEN}`, 'gu')
const UNSEEN_ANYWHERE = new RegExp(UNSEEN, 'gu')
const UNSEEN_ONCE = new RegExp(UNSEEN, 'u')

const codeOf = (char: string) => char.codePointAt(0) ?? 0
const hex = (code: number, width: number) => code.toString(16).padStart(width, '0')

/** `text` as a Python string literal in double quotes; the same is a YAML scalar in double quotes. */
export function pythonLiteral(text: string): string {
  return `"${text.replaceAll(UNSEEN_OR_MARKED, (char) => {
    if (char === '"' || char === '\\') return `\\${char}`
    const code = codeOf(char)
    return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`
  })}"`
}

/** `text` as a YAML scalar: its escapes of characters are Python's. */
export const yamlLiteral = pythonLiteral

/** `text` as a JSON string. */
export function jsonLiteral(text: string): string {
  return hideUnseen(JSON.stringify(text))
}

/** JSON as it is, with what would not be seen in its strings escaped. */
export function hideUnseen(json: string): string {
  return json.replaceAll(UNSEEN_ANYWHERE, (char) =>
    // the white space between its values is JSON's own
    /[\n\r\t]/.test(char)
      ? char
      : Array.from({ length: char.length }, (_, i) => `\\u${hex(char.charCodeAt(i), 4)}`).join(''),
  )
}

const PLAIN_WORD = /^[A-Za-z0-9_./:=@%+,-]+$/

/**
 * `text` as one word of bash or zsh: bare where it may be, in single quotes, or as `$'…'` with the bytes of what would
 * not be seen, whatever the locale. No command line can carry a NUL or half a character: those become U+FFFD.
 */
export function bashWord(text: string): string {
  if (PLAIN_WORD.test(text)) return text
  return bashQuoted(text)
}

/** As `bashWord`, always in quotes: for what people will edit. Lines stay lines. */
export function bashQuoted(given: string): string {
  const text = given.toWellFormed().replaceAll('\0', '\uFFFD')
  if (!UNSEEN_ONCE.test(text.replaceAll('\n', ''))) return `'${text.replaceAll("'", `'\\''`)}'`
  const escaped = Array.from(text, (char) => {
    if (char === "'" || char === '\\') return `\\${char}`
    return UNSEEN_ONCE.test(char) && char !== '\n' ? bytesOf(char) : char
  })
  return `$'${escaped.join('')}'`
}

const bytesOf = (char: string) =>
  Array.from(new TextEncoder().encode(char), (byte) => `\\x${hex(byte, 2)}`).join('')

/** A column for Spark: in backticks, or dots in it would reach into a struct. */
export const sparkName = (name: string): string => `\`${name.replaceAll('`', '``')}\``

/**
 * A name that Kubernetes, Docker, SageMaker and Azure all take, made of a model's: lower case letters, digits and
 * single dashes, at most 32 in all. `model` where nothing of it is left.
 */
export function slugOf(name: string): string {
  const words = letters(name).match(/[a-z0-9]+/g) ?? []
  const slug = words
    .join('-')
    .replace(/^[0-9-]+/, '')
    .slice(0, 26)
    .replace(/-$/, '')
  return slug.length < 3 ? 'model' : slug
}

/** In lower case, without accents. */
export const letters = (name: string): string =>
  name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
