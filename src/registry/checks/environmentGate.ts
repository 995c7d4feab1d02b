import type { Flavor, Mlmodel } from '../mlmodel'
import type { Requirement } from '../environment'
import { type Finding, finding, notKnown, worst } from './check'
import type { Against, VersionFacts } from './facts'
import { counted, listed } from './words'

const FROM = 'MLmodel and requirements.txt'

export function environmentGate(candidate: VersionFacts, against: Against): Finding {
  const { mlmodel, requirements } = candidate
  if (!mlmodel.known) return notKnown('MLmodel', mlmodel)
  const found = [ofPython(mlmodel.value), pins(requirements)]
  if (against.kind === 'holder') found.push(...changes(candidate, against.facts))
  return worst(FROM, found, 'Everything it needs is pinned')
}

const ofPython = ({ pythonVersion }: Mlmodel) =>
  pythonVersion === null
    ? finding('warn', FROM, 'MLmodel names no version of Python')
    : finding('pass', FROM, `Python ${pythonVersion}`)

function pins(requirements: VersionFacts['requirements']): Finding {
  if (!requirements.known) return notKnown('requirements.txt', requirements)
  if (requirements.value === null) return finding('warn', FROM, 'It has no requirements.txt')
  const open = requirements.value.filter(({ name, pinned }) => name !== null && pinned === null)
  return open.length === 0
    ? finding('pass', FROM, `${counted(requirements.value.length, 'package')}, each pinned`)
    : finding('warn', FROM, `Not pinned: ${listed(open.map(({ text }) => text))}`)
}

function changes(candidate: VersionFacts, holder: VersionFacts): Finding[] {
  const of = `version ${holder.version.version}`
  if (!candidate.mlmodel.known) return []
  if (!holder.mlmodel.known) return [notKnown(`MLmodel of ${of}`, holder.mlmodel)]
  const [own, held] = [candidate.mlmodel.value, holder.mlmodel.value]
  const python = moved('Python', held.pythonVersion, own.pythonVersion, 2, 'fail')
  const mlflow = moved('MLflow', held.mlflowVersion, own.mlflowVersion, 1, 'warn')
  const flavors = held.flavors.flatMap((old) => {
    const now = own.flavors.find(({ name }) => name === old.name)
    if (now === undefined) return [finding('fail', FROM, `The flavor ${old.name} of ${of} is gone`)]
    const [library, before] = libraryOf(old) ?? []
    const after = libraryOf(now)?.[1]
    return library === undefined ? [] : moved(library, before ?? null, after ?? null, 1, 'fail')
  })
  return [
    ...python,
    ...mlflow,
    ...flavors,
    ...removed(candidate.requirements, holder.requirements, of),
  ]
}

/** `sklearn_version: 1.5.2`, as a flavor names its library. */
function libraryOf({ entries }: Flavor): readonly [string, string] | null {
  for (const [key, value] of entries) {
    const [, library] = /^(?!python_version)(.+)_version$/.exec(key) ?? []
    if (library !== undefined && library !== 'cloudpickle' && value.kind === 'text')
      return [library, value.text]
  }
  return null
}

/** A change in the first `parts` of a version weighs as `heavy`; one behind them is only told. */
function moved(
  what: string,
  before: string | null,
  after: string | null,
  parts: number,
  heavy: 'fail' | 'warn',
): Finding[] {
  if (before === after) return []
  if (before === null || after === null)
    return [finding('unknown', FROM, `${what}: ${before ?? 'not said'} → ${after ?? 'not said'}`)]
  const head = (version: string) => version.split('.').slice(0, parts).join('.')
  return [
    finding(head(before) === head(after) ? 'pass' : heavy, FROM, `${what} ${before} → ${after}`),
  ]
}

function removed(
  own: VersionFacts['requirements'],
  held: VersionFacts['requirements'],
  of: string,
): Finding[] {
  if (!own.known) return []
  if (!held.known) return [notKnown(`requirements.txt of ${of}`, held)]
  const names = new Set((own.value ?? []).flatMap(nameOf))
  const gone = (held.value ?? []).flatMap(nameOf).filter((name) => !names.has(name))
  return gone.length === 0
    ? []
    : [finding('warn', FROM, `Packages of ${of} that are gone: ${listed(gone)}`)]
}

/** https://peps.python.org/pep-0503/#normalized-names */
const nameOf = ({ name }: Requirement) =>
  name === null ? [] : [name.toLowerCase().replaceAll(/[-_.]+/g, '-')]
