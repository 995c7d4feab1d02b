import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApp } from '../../app'
import { decodeText } from '../../lib/decodeText'
import { allFiles } from '../../queries/allFiles'
import { NOT_READ, type VersionFacts } from '../../registry/checks/facts'
import { factsOf, toFact } from '../../registry/compare/checks'
import {
  type Known,
  READING,
  known,
  mapKnown,
  unknown,
  valueOf,
} from '../../registry/compare/known'
import type { Side } from '../../registry/compare/side'
import type { VersionRef } from '../../registry/model'
import { bodyOfExample } from '../../registry/servingBody'
import { knownOf } from './knownOf'
import { type Sides, useSides } from './useSides'

const ROOT_ONLY = { everyFile: false, directories: new Set<string>(), contents: new Set<string>() }

export interface SidesWithFacts extends Sides {
  /** Undefined while something that the checks ask is being read; null where the version itself can't be. */
  facts: readonly (VersionFacts | null | undefined)[]
}

/**
 * All that checks ask of these versions: what a comparison shows, every file, and the input example of the last, which
 * is the one that would take over.
 */
export function useVersionFacts(refs: readonly VersionRef[]): SidesWithFacts {
  const found = useSides(refs, ROOT_ONLY)
  const { sides, filesAt } = found
  const files = useFiles(filesAt)
  const candidate = sides.at(-1) ?? null
  const example = useExample(candidate)
  const facts = sides.map((side, i) => {
    const artifacts =
      filesAt[i] === null ? mapKnown(side.artifacts, () => []) : (files[i] ?? READING)
    const body = side === candidate ? example : null
    const { version, model, mlmodel, run, loggedModel, requirements } = side
    const asked = [version, model, mlmodel, run, loggedModel, requirements, artifacts, body]
    if (asked.some((part) => part?.state === 'reading')) return undefined
    if (version.state !== 'known') return null
    return {
      ...factsOf(side, version.value, body === null ? NOT_READ : toFact(body)),
      artifacts: toFact(artifacts),
    }
  })
  return { ...found, facts }
}

/** The files of each version, all of them. What two versions share (a copy and its origin) is listed once. */
function useFiles(filesAt: Sides['filesAt']) {
  const app = useApp()
  const places = new Map(
    filesAt.flatMap((at) => (at === null ? [] : [[JSON.stringify(at), at] as const])),
  )
  const lists = useQueries({ queries: [...places.values()].map((at) => allFiles(app, at)) })
  const keys = [...places.keys()]
  return filesAt.map((at): Known<NonNullable<(typeof lists)[number]['data']>> => {
    const list = knownOf(lists[keys.indexOf(JSON.stringify(at))], 'its list of files')
    if (list.state !== 'known') return list
    return list.value === null
      ? unknown('its files lie in too many directories to read')
      : known(list.value)
  })
}

/** The body of a request that the input example makes; null where none was logged, or none can be made of it. */
function useExample(side: Side | null): Known<string | null> {
  const { queries } = useApp()
  const mlmodel = side === null ? READING : side.mlmodel
  const logged = valueOf(mlmodel)?.inputExample ?? null
  const path = logged === null ? null : (logged.servingPath ?? logged.path)
  const file = useQuery({
    ...queries.file(side?.ref ?? { model: '', version: '' }, path ?? ''),
    enabled: path !== null,
  })
  const read = file.data
  const body = useMemo(() => {
    const text = read === undefined ? null : decodeText(read)
    if (logged === null || text === null) return null
    return logged.servingPath === null ? bodyOfExample(logged, text) : text
  }, [logged, read])
  if (path === null) return mapKnown(mlmodel, () => null)
  return mapKnown(knownOf(file, 'its input example'), () => body)
}
