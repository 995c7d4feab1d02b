import { describe, expect, test } from 'vitest'
import { changeDescription, changeTag, removeAlias } from '../../../src/backends/annotate'
import { moveAlias } from '../../../src/backends/moveAlias'
import type { Subject } from '../../../src/registry/subject'
import { post, PREFIX } from '../fixture'
import { must } from '../tracking/fixture'
import type { Place } from './place'

/** A model of this test's own with three versions; removed with the others. */
async function own({ ask }: Place, title: string) {
  const name = `${PREFIX}-change-${title}`
  await must(ask, post('registered-models/create', { name }))
  for (const source of ['s3://b/1', 's3://b/2', 's3://b/3'])
    await must(ask, post('model-versions/create', { name, source }))
  return name
}

/** What somebody else does meanwhile. */
const pointed = ({ ask }: Place, name: string, alias: string, version: string) =>
  must(ask, post('registered-models/alias', { name, alias, version }))

export function changes(place: () => Place) {
  describe('moving an alias', () => {
    test('that nobody holds, then on to another version', async () => {
      const { registry } = place().backend
      const model = await own(place(), 'moves')
      const move = { model, alias: 'champion' }
      expect(await moveAlias(registry, { ...move, from: null, to: '1' })).toEqual({ kind: 'moved' })
      expect(await moveAlias(registry, { ...move, from: '1', to: '3' })).toEqual({ kind: 'moved' })
      expect(await registry.aliasHolder(model, 'champion')).toBe('3')
      const again = await moveAlias(registry, { ...move, from: '1', to: '3' })
      expect(again).toEqual({ kind: 'already-there' })
    })

    test('is given up when somebody else was faster', async () => {
      const { registry } = place().backend
      const model = await own(place(), 'races')
      await pointed(place(), model, 'champion', '2')
      const move = { model, alias: 'champion', from: '1', to: '3' }
      const outcome = await moveAlias(registry, move)
      expect(outcome).toEqual({ kind: 'moved-by-other', holder: '2', when: 'before' })
      // so late that only the gate can see it
      expect(await registry.setAlias(move)).toEqual({ kind: 'held-by-other' })
      expect(await registry.setAlias({ ...move, from: null })).toEqual({ kind: 'held-by-other' })
      expect(await registry.aliasHolder(model, 'champion')).toBe('2')
      expect(await registry.setAlias({ ...move, from: '2' })).toEqual({ kind: 'written' })
    })

    test('is refused to a version that is not there, and under a name that can be none', async () => {
      const { registry } = place().backend
      const model = await own(place(), 'refusals')
      const absent = { model, alias: 'champion', from: null, to: '9' }
      expect(await moveAlias(registry, absent)).toMatchObject({ kind: 'refused' })
      const reserved = { model, alias: 'latest', from: null, to: '1' }
      expect(['refused', 'moved-by-other']).toContain((await moveAlias(registry, reserved)).kind)
      const odd = { model, alias: 'no alias', from: null, to: '1' }
      expect(await moveAlias(registry, odd)).toMatchObject({ kind: 'refused' })
      expect((await registry.model(model)).aliases).toEqual(new Map())
    })

    test('touches no other alias', async () => {
      const { registry } = place().backend
      const model = await own(place(), 'others')
      await pointed(place(), model, 'a', '1')
      await pointed(place(), model, 'A', '2')
      await moveAlias(registry, { model, alias: 'a', from: '1', to: '3' })
      expect((await registry.model(model)).aliases).toEqual(
        new Map([
          ['a', '3'],
          ['A', '2'],
        ]),
      )
    })
  })

  test('removing an alias, and not one that has moved since', async () => {
    const { registry, wings } = place().backend
    const annotations = await wings.annotations()
    const model = await own(place(), 'removals')
    await pointed(place(), model, 'old', '2')
    const removal = { model, alias: 'old' }
    expect(await removeAlias(registry, annotations, { ...removal, from: '1' })).toEqual({
      kind: 'changed-by-other',
      now: '2',
      when: 'before',
    })
    expect(await annotations.removeAlias(model, 'old', '1')).toEqual({ kind: 'held-by-other' })
    expect(await removeAlias(registry, annotations, { ...removal, from: '2' })).toEqual({
      kind: 'written',
    })
    expect(await registry.aliasHolder(model, 'old')).toBeNull()
  })

  test.each([null, '2'])('tags and descriptions, of the model or version %s', async (version) => {
    const { registry, wings } = place().backend
    const annotations = await wings.annotations()
    const model = await own(place(), `notes-${version ?? 'model'}`)
    const on: Subject = { model, version }
    const read = () =>
      version === null ? registry.model(model) : registry.version({ model, version })

    const tag = (from: string | null, to: string | null) =>
      changeTag(registry, annotations, { on, key: 'review: état', from, to })
    expect(await tag(null, 'gut “so”')).toEqual({ kind: 'written' })
    expect((await read()).tags).toEqual(new Map([['review: état', 'gut “so”']]))
    expect(await tag('gut “so”', '')).toEqual({ kind: 'written' })
    expect((await read()).tags).toEqual(new Map([['review: état', '']]))
    expect(await tag('another', 'x')).toEqual({ kind: 'changed-by-other', now: '', when: 'before' })
    expect(await tag('', null)).toEqual({ kind: 'written' })
    expect((await read()).tags).toEqual(new Map())

    const describeIt = (from: string, to: string) =>
      changeDescription(registry, annotations, { on, from, to })
    expect(await describeIt('', '# Wörter\n\n☕')).toEqual({ kind: 'written' })
    expect((await read()).description).toBe('# Wörter\n\n☕')
    expect(await describeIt('# Wörter\n\n☕', '')).toEqual({ kind: 'written' })
    expect((await read()).description).toBe('')
  })
}
