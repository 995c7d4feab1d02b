/*
 * Versions of Python packages, in the order of PEP 440.
 *
 *   readVersion('1.0rc1')      →  Version | null     null: it is no version
 *   compareVersions(a, b)      →  -1 | 0 | 1         1.0.dev1 < 1.0a1 < 1.0rc1 < 1.0 = 1.0.0 < 1.0.post1 < 1.1
 *   readRange('>=1.0, <1.2')   →  (version) => boolean, or null where it is no range
 */

type Part = number | string

export interface Version {
  epoch: number
  release: readonly number[]
  /** What decides between versions of one release, from the most telling on. */
  rest: readonly Part[]
  local: readonly Part[]
}

const FORM =
  /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|beta|preview|pre|rc|a|b|c)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d*))?(?:[-_.]?(dev)[-_.]?(\d*))?(?:\+([a-z\d]+(?:[-_.][a-z\d]+)*))?$/i

const STAGES: Readonly<Record<string, number>> = {
  a: 1,
  alpha: 1,
  b: 2,
  beta: 2,
  c: 3,
  rc: 3,
  pre: 3,
  preview: 3,
}
/** A release that is no stage of one is behind all of its stages, and one that is only being made before them. */
const [MAKING, DONE] = [0, 4]

export function readVersion(text: string): Version | null {
  const found = FORM.exec(text.trim())
  if (found === null) return null
  const [, epoch, release = '', stage, stageNumber, bare, post, postNumber, dev, devNumber, local] =
    found
  const isPost = bare !== undefined || post !== undefined
  const named = stage === undefined ? null : (STAGES[stage.toLowerCase()] ?? DONE)
  return {
    epoch: Number(epoch ?? 0),
    release: withoutZeros(release.split('.').map(Number)),
    rest: [
      named ?? (dev !== undefined && !isPost ? MAKING : DONE),
      Number(stageNumber ?? 0),
      isPost ? Number(bare ?? postNumber ?? 0) : -1,
      dev === undefined ? Infinity : Number(devNumber ?? 0),
    ],
    local: local === undefined ? [] : local.toLowerCase().split(/[-_.]/).map(asPart),
  }
}

const asPart = (text: string): Part => (/^\d+$/.test(text) ? Number(text) : text)

/** 1.0 is 1 is 1.0.0. */
function withoutZeros(numbers: readonly number[]): readonly number[] {
  const last = numbers.findLastIndex((number) => number !== 0)
  return numbers.slice(0, last + 1)
}

export function compareVersions(a: Version, b: Version): number {
  return (
    Math.sign(a.epoch - b.epoch) ||
    compareLists(a.release, b.release, 0) ||
    compareLists(a.rest, b.rest, 0) ||
    compareLists(a.local, b.local, null)
  )
}

/** `missing`: what a list is taken to go on with; null: the shorter comes first. */
function compareLists(a: readonly Part[], b: readonly Part[], missing: number | null): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const [x, y] = [a[i] ?? missing, b[i] ?? missing]
    if (x === null || y === null) return x === null ? -1 : 1
    if (x === y) continue
    // of the parts of a local version, words come before numbers
    if (typeof x !== typeof y) return typeof x === 'string' ? -1 : 1
    return x < y ? -1 : 1
  }
  return 0
}

export type Range = (version: Version) => boolean

const CLAUSE = /^(===|==|!=|<=|>=|~=|<|>)?\s*(\S+)$/

/**
 * Clauses as after a package's name, all of which must hold; none: every version. Taken as they order versions: `<2.0` has
 * 2.0rc1 in it, which came before 2.0 mended anything.
 */
export function readRange(text: string): Range | null {
  const clauses = text
    .split(',')
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '' && clause !== '*')
    .map(readClause)
  const ranges = clauses.filter((range) => range !== null)
  return ranges.length < clauses.length
    ? null
    : (version) => ranges.every((range) => range(version))
}

function readClause(text: string): Range | null {
  const [, sign = '==', against = ''] = CLAUSE.exec(text) ?? []
  if (against.endsWith('.*')) {
    const stem = against.slice(0, -2)
    const [exact, within] = [readVersion(stem), stem.split('.').length]
    if (exact === null || !/^(?:===?|!=)$/.test(sign)) return null
    const begins: Range = ({ epoch, release }) =>
      epoch === exact.epoch &&
      Array.from({ length: within }).every((_, i) => (release[i] ?? 0) === (exact.release[i] ?? 0))
    return sign === '!=' ? (version) => !begins(version) : begins
  }
  const exact = readVersion(against)
  if (exact === null) return null
  const by = (holds: (order: number) => boolean): Range => {
    return (version) => holds(compareVersions(version, exact))
  }
  switch (sign) {
    case '<':
      return by((order) => order < 0)
    case '<=':
      return by((order) => order <= 0)
    case '>':
      return by((order) => order > 0)
    case '>=':
      return by((order) => order >= 0)
    case '!=':
      return by((order) => order !== 0)
    case '~=': {
      const parts = /^v?(?:\d+!)?(\d+(?:\.\d+)+)/i.exec(against)?.[1]?.split('.')
      if (parts === undefined) return null
      const begins = readClause(`==${parts.slice(0, -1).join('.')}.*`)
      return begins && ((version) => compareVersions(version, exact) >= 0 && begins(version))
    }
    default:
      return by((order) => order === 0)
  }
}
