import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import { useApp } from '../../app'
import {
  REQUIREMENTS,
  environmentFiles,
  requirementsSource,
  yamlSource,
} from '../../registry/compare/files'
import {
  type Known,
  READING,
  known,
  mapKnown,
  unknown,
  valueOf,
} from '../../registry/compare/known'
import { type Requirement, readRequirements } from '../../registry/environment'
import type { Mlmodel } from '../../registry/mlmodel'
import type { VersionRef } from '../../registry/model'
import { type Packages, reconcile } from '../../registry/packages'
import { isGone } from '../common/isGone'
import { knownOf } from './knownOf'

interface Options {
  ask: boolean
  everyFile: boolean
}

interface Needs {
  requirements: Known<readonly Requirement[] | null>
  packages: Known<Packages>
  asked: readonly UseQueryResult[]
}

/**
 * What each version needs to run: by requirements.txt, and by the other files where that is missing or all are wanted.
 */
export function usePackages(
  refs: readonly VersionRef[],
  mlmodels: readonly Known<Mlmodel>[],
  { ask, everyFile }: Options,
): readonly Needs[] {
  const { queries } = useApp()
  const requirements = useQueries({
    queries: refs.map((ref) => ({ ...queries.file(ref, REQUIREMENTS), enabled: ask })),
  })
  const others = refs.flatMap((ref, i) => {
    const mlmodel = valueOf(mlmodels[i] ?? READING)
    if (mlmodel === null || !(everyFile || isGone(requirements[i]?.error ?? null))) return []
    return environmentFiles(mlmodel).map((path) => ({ i, ref, path, mlmodel }))
  })
  const yamls = useQueries({ queries: others.map(({ ref, path }) => queries.yamlFile(ref, path)) })

  return refs.map((_, i) => {
    const file = requirements[i]
    const text = file?.data === undefined ? null : new TextDecoder().decode(file.data)
    const more = others.flatMap((other, n) =>
      other.i === i ? [{ ...other, query: yamls[n] }] : [],
    )
    const asked = [file, ...more.map(({ query }) => query)].filter((query) => query !== undefined)
    const why = knownOf(file, `its ${REQUIREMENTS}`)
    const listed =
      text === null
        ? isGone(file?.error ?? null)
          ? known(null)
          : mapKnown(why, () => [])
        : known(readRequirements(text))
    if (more.some(({ query }) => query?.isPending === true)) {
      return { requirements: listed, packages: READING, asked }
    }
    const sources = [
      ...(text === null ? [] : [requirementsSource(text)]),
      ...more.flatMap(({ mlmodel, path, query }) =>
        query?.data === undefined ? [] : (yamlSource(mlmodel, path, query.data) ?? []),
      ),
    ]
    const packages =
      sources.length > 0
        ? known(reconcile(sources))
        : why.state === 'known'
          ? unknown('no file says')
          : why
    return { requirements: listed, packages, asked }
  })
}
