// Takes out of what a server answered what is nobody else's business. The same text gives the same stand-in everywhere,
// so that what belonged together still does.

/** What tags of MLflow's own say about how a thing was made, and nothing about who or where. */
const TOLD =
  /^mlflow\.(prompt\.(is_prompt|type)|source\.type|source\.git\.dirty|data\.context|model\.signatureStatus)$|^mlflow\.version$/

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const URI = /\b[a-z][a-z0-9+.-]*:\/\/[^\s'"<>)\]}]+/gi
const SECRET =
  /\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_\w{20,}|sk-[\w-]{16,}|xox[abp]-[\w-]{10,}|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*)|(?<=\b(?:password|passwd|secret|token|api[_-]?key)\s*[=:]\s*)\S+/gi
const ADDRESS = /\b(?:\d{1,3}\.){3}\d{1,3}\b/g
const PATH = /(?<![\w/.:])(?:~|\/(?:home|Users|root|mnt|data|work|opt|srv|tmp|var))\/[^\s'",;)]+/g

/** Parts of a path that tell nothing: ids, and what MLflow calls its folders. */
const PLAIN = /^(?:m-)?[0-9a-f]{32}$|^\d+$|^(?:artifacts|models?|MLmodel|latest)$|^$/

const kinds = [
  'name',
  'user',
  'host',
  'bucket or path',
  'tag value',
  'description',
  'secret',
] as const
type Kind = (typeof kinds)[number]

export class Scrubber {
  private readonly keepsNames: boolean
  private readonly known = new Map<string, Map<string, string>>()
  private readonly found = new Map<Kind, Set<string>>()

  constructor({ names }: { names: 'keep' | 'replace' }) {
    this.keepsNames = names === 'keep'
  }

  /** How many different texts of each kind were taken out. */
  taken(): [Kind, number][] {
    return kinds.map((kind) => [kind, this.found.get(kind)?.size ?? 0])
  }

  private standIn(kind: Kind, text: string, word: string): string {
    const texts = this.found.get(kind) ?? new Set()
    this.found.set(kind, texts.add(text))
    const known = this.known.get(word) ?? new Map<string, string>()
    this.known.set(word, known)
    const given = known.get(text) ?? `${word}-${known.size + 1}`
    known.set(text, given)
    return given
  }

  /** Of a model, an experiment, a run: kept where names are. */
  name(word: string, text: string): string {
    return this.keepsNames || text === '' ? text : this.standIn('name', text, word)
  }

  user(text: string): string {
    return text === '' ? '' : this.standIn('user', text, 'user')
  }

  description(text: string): string {
    if (text === '') return ''
    const lines = text.split('\n').length
    return `${this.standIn('description', text, 'Description')}: ${text.length} characters on ${lines} ${lines === 1 ? 'line' : 'lines'}.`
  }

  private path(text: string): string {
    return text
      .split('/')
      .map((part) => (PLAIN.test(part) ? part : this.standIn('bucket or path', part, 'path')))
      .join('/')
  }

  /** Kept: the scheme, ids, and what only names a model or a run. */
  uri(text: string): string {
    const [, model, mark, which] = /^models:\/([^/@]+)([/@])(.+)$/.exec(text) ?? []
    if (model !== undefined) return `models:/${this.name('model', model)}${mark}${which}`
    if (/^(dummy-source|prompt-template)$|^models:\/m-/.test(text)) return text
    const [, scheme = '', authority, path = ''] =
      /^([a-z][a-z0-9+.-]*:)?(?:\/\/([^/?#]*))?([^?#]*)/is.exec(text) ?? []
    const bucket = /^(s3|gs|wasbs?|abfss?):$/i.test(scheme)
    const place =
      authority === undefined
        ? ''
        : authority === ''
          ? '//'
          : `//${bucket ? this.standIn('bucket or path', authority, 'bucket') : `${this.standIn('host', authority, 'host')}.example`}`
    return scheme + place + this.path(path)
  }

  /** What was written by people: addresses, places and secrets in it, not the words. */
  text(text: string): string {
    return text
      .replace(SECRET, (secret) => this.standIn('secret', secret, 'secret'))
      .replace(URI, (uri) => this.uri(uri))
      .replace(EMAIL, (email) => `${this.user(email)}@people.example`)
      .replace(ADDRESS, (address) => `${this.standIn('host', address, 'host')}.example`)
      .replace(PATH, (path) => this.path(path))
  }

  private tag(key: string, value: string): string {
    if (value === '' || TOLD.test(key)) return value
    if (key === 'mlflow.user') return this.user(value)
    if (key === 'mlflow.runName') return this.name('run', value)
    if (key === 'mlflow.modelVersions') return this.modelVersions(value)
    if (key === 'mlflow.source.git.commit') return value
    if (key === 'mlflow.source.git.repoURL' || key === 'mlflow.source.name') return this.uri(value)
    return this.standIn('tag value', value, 'value')
  }

  /** Names of models in MLflow's own list. */
  private modelVersions(text: string): string {
    if (this.keepsNames) return text
    return text.replace(/("name":\s*)("(?:[^"\\]|\\.)*")/g, (_, key: string, quoted: string) => {
      const name: unknown = JSON.parse(quoted)
      return `${key}${JSON.stringify(this.name('model', String(name)))}`
    })
  }

  /** By key and value; keys are names that many share, and stay. */
  tags(tags: readonly (readonly [string, string])[]): [string, string][] {
    return tags.map(([key, value]) => [key, this.tag(key, value)])
  }

  params(params: readonly (readonly [string, string])[]): [string, string][] {
    return params.map(([key, value]) => [key, this.text(value)])
  }
}
