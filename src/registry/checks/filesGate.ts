import { howPickled } from '../howPickled'
import type { ArtifactEntry } from '../tracking'
import { type Finding, finding, notKnown } from './check'
import type { VersionFacts } from './facts'
import { listed } from './words'

export function pickleGate({ mlmodel }: VersionFacts): Finding {
  if (!mlmodel.known) return notKnown('MLmodel', mlmodel)
  const pickled = mlmodel.value.flavors.flatMap(({ name, entries }) => {
    const how = howPickled(entries)
    return how === null ? [] : [`${name} (${how})`]
  })
  return pickled.length === 0
    ? finding('pass', 'MLmodel', 'No flavor says that it is loaded by unpickling')
    : finding('warn', 'MLmodel', `Loading it runs whatever its author put in: ${listed(pickled)}`)
}

/** Beyond this, one of the two is not what it seems. */
const MUCH = 2

export function filesGate(candidate: VersionFacts, holder: VersionFacts): Finding {
  const from = 'files of both'
  const of = `version ${holder.version.version}`
  if (!candidate.artifacts.known) return notKnown('files', candidate.artifacts)
  if (!holder.artifacts.known) return notKnown(`files of ${of}`, holder.artifacts)
  const [own, held] = [candidate.artifacts.value, holder.artifacts.value]
  const [gone, come] = [without(held, own), without(own, held)]
  const [size, before] = [sizeOf(own), sizeOf(held)]
  const details = [
    ...(gone.length > 0 ? [`Gone: ${listed(gone)}`] : []),
    ...(come.length > 0 ? [`New: ${listed(come)}`] : []),
  ]
  if (size > before * MUCH || before > size * MUCH)
    return finding('warn', from, `${bytes(size)}, where ${of} has ${bytes(before)}`, details)
  return details.length > 0
    ? finding('warn', from, `Other files than ${of}`, details)
    : finding('pass', from, `The same files as ${of}, ${bytes(size)}`)
}

const without = (all: readonly ArtifactEntry[], some: readonly ArtifactEntry[]) => {
  const paths = new Set(some.map(({ path }) => path))
  return all.filter(({ path }) => !paths.has(path)).map(({ path }) => path)
}

const sizeOf = (files: readonly ArtifactEntry[]) =>
  files.reduce((all, { size }) => all + (size ?? 0), 0)

const bytes = (size: number) => `${size.toLocaleString('en')} bytes`
