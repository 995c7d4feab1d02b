import { fileSize } from '../../lib/fileSize'
import { type ArtifactFact, artifactMove, seemsSame } from './artifacts'
import { type DataFact, dataMove, isSameData } from './datasets'
import { type Change, type DiffRow, diffRows } from './diffRows'
import { type EnvironmentFact, environmentMove, isSameFact } from './environment'
import type { Known } from './known'
import { type Side, codeOf, dataOf, packagesOf, paramsOfSide, runtimeOf, tagsOf } from './side'

/** A part of a comparison that is names and values, as text to show. All of it holds user text. */
export interface Section {
  id: SectionId
  rows: readonly TextRow[]
  /** What of each version this part is made of; what is not known is to be said. */
  sides: readonly Known<unknown>[]
}

export type SectionId = 'Environment' | 'Data' | 'Artifacts' | 'Params' | 'Tags' | 'Code'

export interface TextRow {
  /** Told apart by this; `name` may be double. */
  key: string
  name: string
  /** Beside the name: a purpose, a kind. */
  note: string | null
  cells: readonly TextCell[]
  changed: boolean
}

export interface TextCell {
  /** Null where the version has no such thing. */
  text: string | null
  /** What belongs to it, each on a line of its own. */
  more?: readonly string[]
  /** `better`, `worse`: for what has such a side. `apart`: both are there and can't be compared. */
  change: Change | 'better' | 'worse' | 'apart'
  /** What became of the baseline's: "up", "removed"; '' where nothing did. */
  move: string
}

interface Words<T> {
  name: (key: string, any: T) => string
  note?: (any: T) => string | null
  text: (value: T) => string
  more?: (value: T) => readonly string[]
  /** How one became the other, in a word or two. */
  move: (before: T | null, now: T | null) => string
  /** How far it is known that nothing did; without, that needs no word. */
  same?: (before: T | null, now: T | null) => string
}

/** The parts that are names and values, in the order in which they are read. */
export function sectionsOf(sides: readonly Side[], base: number): readonly Section[] {
  const part = <T>(
    id: SectionId,
    known: readonly Known<ReadonlyMap<string, T>>[],
    isSame: (a: T, b: T) => boolean,
    words: Words<T>,
  ): Section => ({
    id,
    sides: known,
    rows: diffRows(known, base, isSame).map((row) => textRow(row, base, words)),
  })
  const runtime = part('Environment', sides.map(runtimeOf), isSameFact, ENVIRONMENT)
  const packages = part('Environment', sides.map(packagesOf), isSameFact, ENVIRONMENT)
  return [
    {
      id: 'Environment',
      sides: sides.map((_, i) => firstOpen(runtime.sides[i], packages.sides[i])),
      rows: [
        ...runtime.rows.map((row) => ({ ...row, key: `runtime ${row.key}` })),
        ...packages.rows,
      ],
    },
    part('Data', sides.map(dataOf), isSameData, DATA),
    part(
      'Artifacts',
      sides.map(({ artifacts }) => artifacts),
      seemsSame,
      FILES,
    ),
    part('Params', sides.map(paramsOfSide), equal, TEXT),
    part('Tags', sides.map(tagsOf), equal, TEXT),
    part('Code', sides.map(codeOf), equal, TEXT),
  ]
}

/** Of two that belong together, the one that is not known. */
function firstOpen(a: Known<unknown> | undefined, b: Known<unknown> | undefined): Known<unknown> {
  return a?.state === 'known' ? (b ?? a) : (a ?? { state: 'reading' })
}

/** Texts by name, as rows to show. */
export const textRows = (rows: readonly DiffRow<string>[], base: number): readonly TextRow[] =>
  rows.map((row) => textRow(row, base, TEXT))

const equal = (a: string, b: string) => a === b

const TEXT: Words<string> = {
  name: (key) => key,
  text: (value) => value,
  move: (before, now) => (now === null ? 'removed' : before === null ? 'added' : 'changed'),
}

const ENVIRONMENT: Words<EnvironmentFact> = {
  name: (_, { name }) => name,
  text: ({ asked }) => (asked === '' ? 'any version' : asked),
  move: environmentMove,
}

const DATA: Words<DataFact> = {
  name: (_, { name }) => name,
  note: ({ context }) => context,
  text: ({ digests }) =>
    digests.map((digest) => (digest === '' ? 'no digest' : `#${digest}`)).join(' '),
  more: ({ address }) => (address === null ? [] : [address]),
  move: dataMove,
}

const FILES: Words<ArtifactFact> = {
  name: (key, { isDirectory }) => (isDirectory ? `${key}/` : key),
  text: ({ isDirectory, size, hash }) =>
    [
      isDirectory ? 'directory' : size === null ? 'size unknown' : fileSize(size),
      ...(hash === null ? [] : [`#${hash.slice(0, 8)}`]),
    ].join(' '),
  move: artifactMove,
  same: artifactMove,
}

function textRow<T>({ key, cells, changed }: DiffRow<T>, base: number, words: Words<T>): TextRow {
  const before = cells[base]?.value ?? null
  const any = cells.find(({ value }) => value !== null)?.value ?? null
  return {
    key,
    name: any === null ? key : words.name(key, any),
    note: any === null ? null : (words.note?.(any) ?? null),
    changed,
    cells: cells.map(({ value, change }, i) => ({
      text: value === null ? null : words.text(value),
      ...(value !== null && words.more && { more: words.more(value) }),
      change,
      move: i === base ? '' : moveOf(words, change, before, value),
    })),
  }
}

function moveOf<T>(words: Words<T>, change: Change, before: T | null, now: T | null): string {
  if (change === 'unknown') return ''
  return change === 'same' ? (words.same?.(before, now) ?? '') : words.move(before, now)
}
