import { expect, test } from 'vitest'
import type { ArtifactEntry } from '../../registry/tracking'
import { type Directories, type Directory, directoriesAround, sumOf, treeRows } from './tree'

const file = (path: string, size: number | null = 1): ArtifactEntry => ({
  path,
  isDirectory: false,
  size,
})
const directory = (path: string): ArtifactEntry => ({ path, isDirectory: true, size: null })
const read = (...entries: ArtifactEntry[]): Directory => ({ state: 'read', entries })

const directories: Directories = new Map<string, Directory>([
  ['', read(directory('data'), directory('plots'), file('MLmodel', 10))],
  ['data', read(directory('data/deep'), file('data/train.csv', 100))],
  ['data/deep', read(file('data/deep/Notes.txt', 5))],
])
const names = (open: readonly string[], filter = '', all = directories) =>
  treeRows(all, { open: new Set(open), filter }).map((row) =>
    row.kind === 'note' ? `${row.level} (${row.note})` : `${row.level} ${row.name}`,
  )

test('closed directories show nothing of what is in them', () => {
  expect(names([])).toEqual(['1 data', '1 plots', '1 MLmodel'])
  expect(names(['data'])).toEqual(['1 data', '2 deep', '2 train.csv', '1 plots', '1 MLmodel'])
  // open inside a closed one
  expect(names(['data/deep'])).toEqual(['1 data', '1 plots', '1 MLmodel'])
})

test('an open directory that is being read, failed or is empty says so in its place', () => {
  expect(names(['plots'])).toContain('2 (reading)')
  const failed = new Map(directories).set('plots', { state: 'failed', error: new Error('x') })
  expect(names(['plots'], '', failed)).toContain('2 (failed)')
  expect(names(['plots'], '', new Map(directories).set('plots', read()))).toContain('2 (empty)')
})

test('rows know their place among their siblings', () => {
  const [first] = treeRows(directories, { open: new Set(), filter: '' })
  expect(first).toMatchObject({ position: 1, siblings: 3 })
})

test('a directory has the sum of what was read in it, and says where that is not all', () => {
  expect(sumOf(directories, [directory('data')])).toEqual({ size: 105, atLeast: false })
  expect(sumOf(directories, [directory('data'), directory('plots')])).toEqual({
    size: 105,
    atLeast: true,
  })
  expect(sumOf(directories, [file('unknown', null)])).toEqual({ size: 0, atLeast: true })
})

test('a filter opens what was read around what it finds', () => {
  expect(names([], 'notes')).toEqual(['1 data', '2 deep', '3 Notes.txt'])
  expect(names([], 'nowhere')).toEqual([])
})

test('the directories around a path are known from it alone', () => {
  expect(directoriesAround('a/b/c.txt')).toEqual(['a', 'a/b'])
  expect(directoriesAround('c.txt')).toEqual([])
})
