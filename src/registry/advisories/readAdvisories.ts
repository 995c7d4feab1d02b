import * as z from 'zod/mini'
import { readDelimited } from '../../lib/delimited'
import { type Range, type Version, compareVersions, readRange, readVersion } from './pep440'

/*
 * Lists of what is known to be wrong with versions of Python packages, as a person has them: records of the OSV format
 * (https://ossf.github.io/osv-schema/; the PyPA's advisory database is in it), one, a list of them, or one a line; or a CSV of
 * package, range of versions, and perhaps an id and a summary.
 */

/** All advisories of PyPI, one a line, are some 20 million characters. */
export const ADVISORIES_MAX = 64 * 1024 * 1024
const ROWS_MAX = 200_000

export interface Advisory {
  id: string
  summary: string
  affects: Range
}

export interface Advisories {
  /** By the name of the package, as `packageName` has it. */
  byPackage: ReadonlyMap<string, readonly Advisory[]>
  count: number
  /** Records and rows that could not be understood. */
  skipped: number
}

/** https://peps.python.org/pep-0503/#normalized-names */
export const packageName = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[-_.]+/g, '-')

const event = z.object({
  introduced: z.optional(z.string()),
  fixed: z.optional(z.string()),
  last_affected: z.optional(z.string()),
})
const osv = z.object({
  id: z.string(),
  summary: z.optional(z.string()),
  withdrawn: z.optional(z.string()),
  affected: z.optional(
    z.array(
      z.object({
        package: z.optional(z.object({ ecosystem: z.string(), name: z.string() })),
        ranges: z.optional(z.array(z.object({ type: z.string(), events: z.array(event) }))),
        versions: z.optional(z.array(z.string())),
      }),
    ),
  ),
})
const many = z.union([z.array(z.unknown()), z.object({ vulns: z.array(z.unknown()) })])

/** Several files make one list. */
export function readAdvisories(files: readonly string[]): Advisories {
  const byPackage = new Map<string, Advisory[]>()
  const found = files.map((text) => (/^\s*[[{]/.test(text) ? readOsv(text) : readCsv(text)))
  for (const { name, ...advisory } of found.flatMap(({ entries }) => entries)) {
    const own = byPackage.get(name) ?? []
    own.push(advisory)
    byPackage.set(name, own)
  }
  return {
    byPackage,
    count: found.reduce((sum, { entries }) => sum + entries.length, 0),
    skipped: found.reduce((sum, { skipped }) => sum + skipped, 0),
  }
}

interface Entry extends Advisory {
  name: string
}

interface Read {
  entries: readonly Entry[]
  skipped: number
}

function readOsv(text: string): Read {
  const whole = parsed(text)
  const lines = () => text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const records = whole === undefined ? lines().map(parsed) : recordsIn(whole)
  const read = records.map((record) => osv.safeParse(record).data)
  return {
    entries: read.flatMap((record) => (record === undefined ? [] : entriesOf(record))),
    skipped: read.filter((record) => record === undefined).length,
  }
}

function recordsIn(whole: unknown): readonly unknown[] {
  const { data } = many.safeParse(whole)
  return data === undefined ? [whole] : 'vulns' in data ? data.vulns : data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function entriesOf({ id, summary = '', withdrawn, affected = [] }: z.infer<typeof osv>): Entry[] {
  // taken back: it was wrong
  if (withdrawn !== undefined) return []
  return affected.flatMap(({ package: of, ranges = [], versions = [] }) => {
    if (of?.ecosystem !== 'PyPI') return []
    const listed = versions.flatMap((text) => readVersion(text) ?? [])
    const within = ranges
      .filter(({ type }) => type === 'ECOSYSTEM')
      .map(({ events }) => withinEvents(events))
    const affects: Range = (version) =>
      listed.some((one) => compareVersions(one, version) === 0) ||
      within.some((range) => range(version))
    return [{ name: packageName(of.name), id, summary, affects }]
  })
}

/** Before everything: what `introduced: "0"` means. */
const FIRST: Version = { epoch: -1, release: [], rest: [], local: [] }

/** As the format evaluates it: events in the order of their versions, the last of those passed decides. */
function withinEvents(events: readonly z.infer<typeof event>[]): Range {
  const turns = events
    .flatMap(({ introduced, fixed, last_affected: last }) => [
      ...turn(introduced, (version, at) => compareVersions(version, at) >= 0, true),
      ...turn(fixed, (version, at) => compareVersions(version, at) >= 0, false),
      ...turn(last, (version, at) => compareVersions(version, at) > 0, false),
    ])
    .toSorted((a, b) => compareVersions(a.at, b.at) || Number(a.is) - Number(b.is))
  return (version) => turns.findLast(({ at, passed }) => passed(version, at))?.is ?? false
}

function turn(
  text: string | undefined,
  passed: (version: Version, at: Version) => boolean,
  is: boolean,
) {
  const at = text === undefined ? null : text === '0' ? FIRST : readVersion(text)
  return at === null ? [] : [{ at, passed, is }]
}

function readCsv(text: string): Read {
  const rows = readDelimited(text, ',', ROWS_MAX).rows.filter(
    ([first = '']) => first.trim() !== '' && !first.startsWith('#'),
  )
  const [head] = rows
  const body = /^(?:package|name)$/i.test(head?.[0] ?? '') ? rows.slice(1) : rows
  const read = body.map(([name = '', range = '', id = '', summary = '']): Entry | null => {
    const affects = readRange(range)
    return affects === null || !/^[\w.-]+$/.test(name)
      ? null
      : { name: packageName(name), id: id || `${name} ${range}`, summary, affects }
  })
  const entries = read.filter((entry) => entry !== null)
  return { entries, skipped: read.length - entries.length }
}
