import { invalid } from './answer'

// Words of a filter, as sqlparse tells them apart.

const TOKEN =
  /(?<space>\s+)|(?<single>'(?:''|\\'|[^'])*')|(?<name>(?:[\p{L}_][\p{L}\p{N}_]*|`[^`]*`|"(?:""|\\"|[^"])*")(?:\.(?:[\p{L}\p{N}_]+|`[^`]*`|"[^"]*"|'[^']*'))*)|(?<number>-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|(?<sign>[<>=!]+)|(?<mark>[(),])/uy

export interface Token {
  kind: 'single' | 'name' | 'number' | 'sign' | 'mark'
  text: string
}

export const refuse = (text: string) => invalid(`Invalid clause(s) in filter string: ${text}`)

export function tokens(filter: string): Token[] {
  const found: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < filter.length) {
    const rest = filter.slice(TOKEN.lastIndex)
    const groups = TOKEN.exec(filter)?.groups
    if (!groups) throw refuse(rest)
    for (const kind of ['single', 'name', 'number', 'sign', 'mark'] as const) {
      const text = groups[kind]
      if (text !== undefined) found.push({ kind, text })
    }
  }
  return found
}

export const isQuoted = (text: string) => text.length >= 2 && /^(['"]).*\1$/su.test(text)
export const isWord = (token: Token | undefined, word: string) =>
  token?.kind === 'name' && token.text.toUpperCase() === word

/** A list is read as a Python literal: escapes count there. */
function listItem(quoted: string): string {
  const quote = quoted.charAt(0)
  const escapes = new Map([
    ['n', '\n'],
    ['t', '\t'],
    ['r', '\r'],
  ])
  return quoted
    .slice(1, -1)
    .replaceAll(quote + quote, '')
    .replace(/\\([\\'"ntr])/g, (_, character: string) => escapes.get(character) ?? character)
}

export class Reader {
  private readonly all: Token[]
  private at = 0

  constructor(all: Token[]) {
    this.all = all
  }

  get done() {
    return this.at >= this.all.length
  }

  peek(ahead = 0) {
    return this.all[this.at + ahead]
  }

  next() {
    const token = this.all[this.at]
    this.at += 1
    return token
  }

  comparator(): string {
    const token = this.next()
    if (token?.kind === 'sign') return token.text
    for (const word of ['LIKE', 'ILIKE', 'IN']) if (isWord(token, word)) return word
    if (isWord(token, 'NOT') && isWord(this.peek(), 'IN')) {
      this.next()
      return 'NOT IN'
    }
    if (isWord(token, 'IS')) {
      const not = isWord(this.peek(), 'NOT')
      if (not) this.next()
      if (isWord(this.next(), 'NULL')) return not ? 'IS NOT NULL' : 'IS NULL'
    }
    throw refuse(token?.text ?? '')
  }

  private listed(): string {
    const token = this.next()
    if (!token || !isQuoted(token.text))
      throw invalid('While parsing a list in the query, expected string value')
    return listItem(token.text)
  }

  list(): string[] {
    const items: string[] = []
    while (this.peek()?.text !== ')') {
      let item = ''
      // Python joins texts that stand side by side
      do item += this.listed()
      while (isQuoted(this.peek()?.text ?? ''))
      items.push(item)
      if (this.peek()?.text === ',') this.next()
      else if (this.peek()?.text !== ')')
        throw invalid('While parsing a list in the query, got ill-formed list.')
    }
    this.next()
    if (items.length === 0) throw invalid('While parsing a list in the query, got empty list')
    return items
  }

  /** What `read` makes of one comparison after the other, to the end; no AND is needed between them. */
  comparisons<T>(read: (reader: this) => T): T[] {
    const found: T[] = []
    while (!this.done) {
      if (isWord(this.peek(), 'AND')) this.next()
      else found.push(read(this))
    }
    return found
  }
}
