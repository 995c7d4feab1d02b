import type { MlmodelValue } from './mlmodel'

/** One line of a requirements file. */
export interface Requirement {
  /** The line without its comment. */
  text: string
  /** The package; null for options (`-r other.txt`), addresses and paths. */
  name: string | null
  /** The one version it is bound to (`==`, `===`); null when it isn't. */
  pinned: string | null
}

/** Package and what follows it, after PEP 508: `name[extras] == 1.2 ; marker`. */
const PACKAGE = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*([^;]*)/
/** One exact version; `1.*` is a range. */
const EXACT = /^={2,3}\s*([^\s,*]+)$/

/** Lines of `requirements.txt`, comments and blank lines left out, continued lines joined. */
export function readRequirements(text: string): readonly Requirement[] {
  return text
    .replaceAll(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((line) => line !== '')
    .map(toRequirement)
}

function toRequirement(text: string): Requirement {
  const [, name, rest = ''] = PACKAGE.exec(text) ?? []
  // a path or address (`./wheel.whl`, `git+https://…`) begins like a name and goes on unlike a version
  if (name === undefined || !/^(?:$|[=<>!~(]|@\s)/.test(rest)) {
    return { text, name: null, pinned: null }
  }
  const exact = EXACT.exec(
    rest
      .trim()
      .replace(/^\((.*)\)$/, '$1')
      .replace(/\s+--\S.*$/, ''),
  )
  return { text, name, pinned: exact?.[1] ?? null }
}

/** What `conda.yaml` or `python_env.yaml` asks for. */
export interface Environment {
  /** As written: "3.11.7"; null when the file doesn't say. */
  python: string | null
  channels: readonly string[]
  /** Conda's own packages, as written. */
  conda: readonly string[]
  pip: readonly Requirement[]
}

/** `channels`, `dependencies` (conda's, with a nested `pip` list) as MLflow writes `conda.yaml`. */
export function readCondaYaml(file: MlmodelValue): Environment {
  const dependencies = listOf(entry(file, 'dependencies'))
  const conda = dependencies.flatMap(textOf)
  return {
    python: conda.map((line) => /^python\s*=+\s*([^\s=]+)/.exec(line)?.[1]).find(Boolean) ?? null,
    channels: listOf(entry(file, 'channels')).flatMap(textOf),
    conda,
    pip: pipOf(dependencies.flatMap((item) => listOf(entry(item, 'pip')))),
  }
}

/** `python`, `build_dependencies`, `dependencies` as MLflow writes `python_env.yaml`. */
export function readPythonEnv(file: MlmodelValue): Environment {
  const lists = ['build_dependencies', 'dependencies'].map((key) => listOf(entry(file, key)))
  return {
    python: textOf(entry(file, 'python'))[0] ?? null,
    channels: [],
    conda: [],
    pip: pipOf(lists.flat()),
  }
}

/** All packages that it asks for, conda's and pip's. Python itself is none, and stands apart. */
export const packagesIn = ({ conda, pip }: Environment): readonly Requirement[] =>
  [...conda.map(condaRequirement), ...pip].filter(({ name }) => name !== 'python')

/** Conda's own grammar: `python=3.11.7` is bound to that version, as is `==`. */
function condaRequirement(text: string): Requirement {
  const [, name = null, rest = ''] = /^([^\s<>=!~]+)\s*(.*)$/.exec(text) ?? []
  const [, pinned = null] = /^={1,2}\s*([^\s=*,<>|]+)/.exec(rest) ?? []
  return { text, name: name ?? text, pinned }
}

const entry = (value: MlmodelValue, key: string): MlmodelValue | undefined =>
  value.kind === 'map' ? value.entries.find(([name]) => name === key)?.[1] : undefined

const listOf = (value: MlmodelValue | undefined): readonly MlmodelValue[] =>
  value?.kind === 'list' ? value.items : []

const textOf = (value: MlmodelValue | undefined): string[] =>
  value?.kind === 'text' ? [value.text] : []

const pipOf = (items: readonly MlmodelValue[]) =>
  items.flatMap(textOf).flatMap((line) => readRequirements(line))
