import { type Known as Fact, NOT_READ, type VersionFacts, know } from '../checks/facts'
import { type Checks, runChecks } from '../checks/runChecks'
import type { ModelVersion, RegisteredModel } from '../model'
import { DEFAULT_POLICY, PRESETS, type Policy } from '../policy'
import { type Known, mapKnown, valueOf } from './known'
import type { Side } from './side'

/** The checks of one version; or why its record is not known, without which there are none. */
export type SideChecks = Checks | { because: string }

/**
 * What stands against each version taking over from the baseline: null for the baseline, undefined while something that
 * the checks need is being read. No alias is meant in particular, so they go by the preset *Team*: a version that is not
 * ready and a contract that breaks block, the rest informs.
 */
export function checksAmong(
  sides: readonly Side[],
  base: number,
  now: Date,
): readonly (SideChecks | null | undefined)[] {
  const baseline = sides[base]
  return sides.map((candidate, i) => {
    if (i === base || baseline === undefined) return null
    if (isReading(baseline) || isReading(candidate)) return undefined
    const [own, held] = [candidate.version, baseline.version]
    if (own.state !== 'known') return { because: own.state === 'unknown' ? own.because : '' }
    return runChecks({
      // input examples are checked on the page of the version
      candidate: factsOf(candidate, own.value),
      against:
        held.state === 'known'
          ? { kind: 'holder', facts: factsOf(baseline, held.value) }
          : { kind: 'not asked' },
      policy: policyFor([baseline, candidate]),
      guard: PRESETS.team,
      now,
    })
  })
}

/** Something that the checks ask of the version is being read. */
export const isReading = ({
  version,
  model,
  mlmodel,
  run,
  loggedModel,
  requirements,
  artifacts,
}: Side) =>
  [version, model, mlmodel, run, loggedModel, requirements, artifacts].some(
    ({ state }) => state === 'reading',
  )

/** What is not read here is not looked at: a page that says so is another one. */
const policyFor = (sides: readonly Side[]): Policy => ({
  ...DEFAULT_POLICY,
  gates: { example: 'off', ...(sides.some(hasClosedDirectory) && { files: 'off' }) },
})

/** What the checks ask of a version; `example` where its body was read as well. */
export function factsOf(
  side: Side,
  version: ModelVersion,
  example: VersionFacts['example'] = NOT_READ,
): VersionFacts {
  const { model, mlmodel, run, loggedModel, requirements } = side
  return {
    version,
    model: toFact<RegisteredModel>(model),
    mlmodel: toFact(mlmodel),
    example,
    requirements: toFact(requirements),
    run: orNone(run),
    loggedModel: orNone(loggedModel),
    artifacts: filesOf(side),
  }
}

export function toFact<T>(known: Known<T>): Fact<T> {
  if (known.state === 'known') return know(known.value)
  if (known.state === 'reading') return NOT_READ
  return { known: false, because: known.kind ?? 'failed', words: known.because }
}

/** A version that names no such record has none; that is something else than not knowing it. */
const orNone = <T>(known: Known<T>): Fact<T | null> =>
  known.state === 'unknown' && known.lacking === true ? know(null) : toFact(known)

/** Files, directories left out. */
const filesOf = ({ artifacts }: Side): VersionFacts['artifacts'] =>
  toFact(
    mapKnown(artifacts, (all) =>
      [...all].map(([path, fact]) => ({ path, ...fact })).filter(({ isDirectory }) => !isDirectory),
    ),
  )

/** Somebody must look into it before all files are known. */
const hasClosedDirectory = (side: Side): boolean => closedDirectories(side).length > 0

/** Directories of which no file is known: nobody looked into them, or there is none. */
export function closedDirectories({ artifacts }: Pick<Side, 'artifacts'>): readonly string[] {
  const all = [...(valueOf(artifacts) ?? [])]
  return all.flatMap(([path, { isDirectory }]) =>
    isDirectory && !all.some(([other]) => other.startsWith(`${path}/`)) ? [path] : [],
  )
}
