import { makeZip } from 'client-zip'
import { expect, test } from 'vitest'
import type { ArtifactEntry } from '../../registry/tracking'
import { BrokenOff, type Progress, archiveName, archived, listAll } from './download'

const file = (path: string, size: number | null): ArtifactEntry => ({
  path,
  isDirectory: false,
  size,
})
const directory = (path: string): ArtifactEntry => ({ path, isDirectory: true, size: null })
const bytes = (text: string) => new Blob([text]).stream()
const going = new AbortController().signal

const zipOf = (
  files: readonly ArtifactEntry[],
  open: (path: string) => ReturnType<typeof bytes>,
  report: (progress: Progress) => void = () => undefined,
  signal = going,
) => makeZip(archived(files, async (path) => open(path), report, signal))

/** Names and sizes in the central directory of an archive. */
async function contents(stream: ReadableStream<Uint8Array>): Promise<Map<string, number>> {
  const data = new DataView(await new Response(stream).arrayBuffer())
  const end = data.byteLength - 22
  expect(data.getUint32(end, true)).toBe(0x06054b50)
  const found = new Map<string, number>()
  for (let i = 0, at = data.getUint32(end + 16, true); i < data.getUint16(end + 10, true); i++) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => data.getUint16(at + offset, true))
    const from = at + 46
    found.set(
      new TextDecoder().decode(new Uint8Array(data.buffer, from, name)),
      data.getUint32(at + 24, true),
    )
    at = from + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return found
}

test('every file below the root is found, and a directory is asked once', async () => {
  const asked: string[] = []
  const tree = new Map([
    ['', [directory('a'), file('x', 1)]],
    // a server that lists a directory in itself
    ['a', [directory('a'), directory('a/b'), file('a/y', 2)]],
    ['a/b', [file('a/b/z', null)]],
  ])
  const list = (path: string) => {
    asked.push(path)
    return Promise.resolve(tree.get(path) ?? [])
  }
  const { files, bytes: sum, cut } = await listAll(list, going)
  expect(files.map(({ path }) => path)).toEqual(['x', 'a/y', 'a/b/z'])
  expect([sum, cut, asked]).toEqual([3, false, ['', 'a', 'a/b']])
})

test('a list without an end is given up', async () => {
  const all = await listAll(
    (path) => Promise.resolve([directory(`${path}/a`), directory(`${path}/b`)]),
    going,
  )
  expect(all.cut).toBe(true)
})

test('the archive holds each file whole, and progress counts them', async () => {
  const told: Progress[] = []
  const files = [file('MLmodel', 5), file('a/b.txt', 3)]
  const zip = zipOf(
    files,
    (path) => bytes(path === 'MLmodel' ? '12345' : 'abc'),
    (progress) => told.push(progress),
  )
  expect(await contents(zip)).toEqual(
    new Map([
      ['MLmodel', 5],
      ['a/b.txt', 3],
    ]),
  )
  expect(told.at(-1)).toEqual({ files: 2, bytes: 8, failed: [] })
})

test('a file that can’t be had is left out and named, the others come', async () => {
  const told: Progress[] = []
  const files = [file('gone', 5), file('here', 3)]
  const zip = zipOf(
    files,
    (path) => {
      if (path === 'gone') throw new Error('it is gone')
      return bytes('abc')
    },
    (progress) => told.push(progress),
  )
  const names = [...(await contents(zip)).keys()]
  expect(names).toEqual(['here', 'FILES-MISSING.txt'])
  expect(told.at(-1)?.failed).toEqual([{ path: 'gone', because: 'it is gone' }])
})

const lost = () =>
  new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: (controller) => controller.error(new Error('lost')),
  })

test('a file that ends early or breaks ends the archive: half a file must not pass for one', async () => {
  const message = new BrokenOff('x', null).message
  await expect(contents(zipOf([file('x', 3)], () => bytes('ab')))).rejects.toThrow(message)
  await expect(contents(zipOf([file('x', 3)], lost))).rejects.toThrow(message)
})

test('who cancels gets no further file', async () => {
  const stop = new AbortController()
  let opened = 0
  const open = () => {
    opened++
    stop.abort(new Error('enough'))
    return bytes('abc')
  }
  const zip = zipOf([file('a', 3), file('b', 3)], open, undefined, stop.signal)
  await expect(contents(zip)).rejects.toThrow('enough')
  expect(opened).toBe(1)
})

test('names that would leave the folder stay in it', async () => {
  const files = [file('../../etc/passwd', 1), file('a\\..\\b', 1), file('/c', 1)]
  const names = [...(await contents(zipOf(files, () => bytes('x')))).keys()]
  expect(names).toEqual(['etc/passwd', 'a/b', 'c'])
})

test('the archive is named after the version, in letters that every file system takes', () => {
  expect(archiveName({ model: 'card-fraud', version: '5' })).toBe('card-fraud v5.zip')
  expect(archiveName({ model: 'a/b: "c"?\u202E', version: '1' })).toBe('a_b_ _c_ v1.zip')
})
