import type { Requirement } from './environment'

/** What one file asks for. */
export interface Source {
  file: string
  requirements: readonly Requirement[]
}

export interface Asked {
  file: string
  /** As written. */
  text: string
  pinned: string | null
}

export interface PackageRow {
  /** As the first file writes it. */
  name: string
  asked: readonly Asked[]
  /** `conflict`: files pin it to different versions. `unpinned`: at least one leaves the version open. */
  state: 'pinned' | 'unpinned' | 'conflict'
}

export interface Packages {
  rows: readonly PackageRow[]
  /** Options, addresses and paths: what they bring is not known here. */
  others: readonly { file: string; text: string }[]
}

const ORDER = { conflict: 0, unpinned: 1, pinned: 2 } as const

/** One row for each package that any of the files asks for; what needs a look comes first. */
export function reconcile(sources: readonly Source[]): Packages {
  const byName = new Map<string, { name: string; asked: Asked[] }>()
  const others: { file: string; text: string }[] = []
  const files = new Set(sources.map(({ file }) => file))
  for (const { file, requirements } of sources) {
    for (const { name, text, pinned } of requirements) {
      if (name === null) {
        // python_env.yaml, as MLflow writes it, only names the other file
        const [, other = ''] = /^(?:-r|--requirement)[ =]\s*(\S+)$/.exec(text) ?? []
        if (!files.has(other)) others.push({ file, text })
        continue
      }
      const row = byName.get(packageKey(name)) ?? { name, asked: [] }
      row.asked.push({ file, text, pinned })
      byName.set(packageKey(name), row)
    }
  }
  const rows = [...byName.values()].map((row) => ({ ...row, state: stateOf(row.asked) }))
  return { rows: rows.toSorted((a, b) => ORDER[a.state] - ORDER[b.state]), others }
}

/** One spelling for all that mean the same package: https://peps.python.org/pep-0503/#normalized-names */
export const packageKey = (name: string) => name.toLowerCase().replaceAll(/[-_.]+/g, '-')

function stateOf(asked: readonly Asked[]): PackageRow['state'] {
  const pins = new Set(asked.flatMap(({ pinned }) => pinned ?? []))
  if (pins.size > 1) return 'conflict'
  return asked.every(({ pinned }) => pinned !== null) ? 'pinned' : 'unpinned'
}

/** The versions of Python that files name, those that say the same together. */
export function pythonVersions(
  said: readonly { file: string; python: string | null }[],
): readonly { python: string; files: readonly string[] }[] {
  const files = new Map<string, string[]>()
  for (const { file, python } of said) {
    if (python !== null) files.set(python, [...(files.get(python) ?? []), file])
  }
  return [...files].map(([python, names]) => ({ python, files: names }))
}

/** Installs what a requirements file asks for, without the file. */
export const pipInstall = (text: string): string => {
  let end = 'END'
  while (text.split('\n').includes(end)) end += '_'
  return `pip install -r /dev/stdin <<'${end}'\n${text.trimEnd()}\n${end}`
}
