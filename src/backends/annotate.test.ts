import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { tabLock } from '../lib/tabLock'
import { RegistryError } from '../registry/errors'
import { aModel, aVersion } from '../registry/examples'
import type { Subject } from '../registry/subject'
import { changeDescription, changeTag, type Readings, removeAlias } from './annotate'
import { annotationsIn } from './annotationsIn'

const MODEL: Subject = { model: 'churn', version: null }
const VERSION: Subject = { model: 'churn', version: '5' }
const lost = new RegistryError('unreachable', 'The connection broke.')
const options = {
  wait: () => Promise.resolve(),
  lock: ((_, alone) => alone()) satisfies typeof tabLock,
}

/** A model with one version in memory: both hold the same tags and description. */
function world(start: {
  tags?: Map<string, string>
  description?: string
  aliases?: Map<string, string>
}) {
  const state = {
    tags: new Map<string, string>(),
    description: '',
    aliases: new Map([['champion', '4']]),
    ...start,
  }
  const readings = {
    id: 'test',
    model: vi.fn<Readings['model']>(() => Promise.resolve(aModel({ name: 'churn', ...state }))),
    version: vi.fn<Readings['version']>(() =>
      Promise.resolve(aVersion({ model: 'churn', version: '5', ...state, aliases: [] })),
    ),
    aliasHolder: vi.fn<Readings['aliasHolder']>(() =>
      Promise.resolve(state.aliases.get('champion') ?? null),
    ),
  }
  const annotations = annotationsIn(state)
  const tag = (on: Subject, key: string, from: string | null, to: string | null) =>
    changeTag(readings, annotations, { on, key, from, to }, options)
  const writes = () =>
    Object.values(annotations).reduce((sum, { mock }) => sum + mock.calls.length, 0)
  return { state, readings, annotations, tag, writes }
}

describe.each([
  ['a model', MODEL],
  ['a version', VERSION],
])('a tag of %s', (_, on) => {
  test('is added, replaced and removed, and read back', async () => {
    const { state, tag, annotations } = world({})
    expect(await tag(on, 'team', null, 'risk')).toEqual({ kind: 'written' })
    expect(annotations.setTag).toHaveBeenLastCalledWith(on, 'team', 'risk')
    expect(await tag(on, 'team', 'risk', '')).toEqual({ kind: 'written' })
    expect(state.tags).toEqual(new Map([['team', '']]))
    expect(await tag(on, 'team', '', null)).toEqual({ kind: 'written' })
    expect(annotations.removeTag).toHaveBeenLastCalledWith(on, 'team')
    expect(state.tags).toEqual(new Map())
  })

  test('is read where it is', async () => {
    const { tag, readings } = world({})
    await tag(on, 'team', null, 'risk')
    const [used, other] =
      on.version === null ? [readings.model, readings.version] : [readings.version, readings.model]
    expect(used).toHaveBeenCalledTimes(2)
    expect(other).not.toHaveBeenCalled()
  })

  test('that somebody changed, removed or added meanwhile is left alone', async () => {
    const changed = world({ tags: new Map([['team', 'fraud']]) })
    const theirs = { kind: 'changed-by-other', now: 'fraud', when: 'before' }
    expect(await changed.tag(on, 'team', 'risk', 'ops')).toEqual(theirs)
    expect(await changed.tag(on, 'team', 'risk', null)).toEqual(theirs)
    expect(await changed.tag(on, 'team', null, 'ops')).toEqual(theirs)
    const gone = world({})
    expect(await gone.tag(on, 'team', 'risk', 'ops')).toEqual({ ...theirs, now: null })
    expect(changed.writes() + gone.writes()).toBe(0)
  })

  test('that is so already is not written', async () => {
    const { tag, writes } = world({ tags: new Map([['team', 'risk']]) })
    expect(await tag(on, 'team', 'ops', 'risk')).toEqual({ kind: 'already-so' })
    expect(await tag(on, 'other', 'ops', null)).toEqual({ kind: 'already-so' })
    expect(writes()).toBe(0)
  })

  test('an absent one and an empty one are two things', async () => {
    const { tag } = world({ tags: new Map([['team', '']]) })
    expect(await tag(on, 'team', null, 'risk')).toMatchObject({ now: '' })
  })

  test('whose answer was lost is settled by reading, and written once', async () => {
    const { tag, annotations, state } = world({ tags: new Map([['team', 'risk']]) })
    annotations.setTag.mockImplementationOnce((_on, key, value) => {
      state.tags.set(key, value)
      return Promise.reject(lost)
    })
    expect(await tag(on, 'team', 'risk', 'ops')).toEqual({ kind: 'written' })
    annotations.setTag.mockRejectedValueOnce(lost)
    expect(await tag(on, 'team', 'ops', 'x')).toEqual({
      kind: 'unknown',
      message: 'The connection broke. The tag is still as it was.',
      now: 'ops',
    })
    expect(annotations.setTag).toHaveBeenCalledTimes(2)
  })

  test('that was replaced at once is not called written', async () => {
    const { tag, annotations, state } = world({})
    annotations.setTag.mockImplementationOnce(() => {
      state.tags.set('team', 'theirs')
      return Promise.resolve()
    })
    expect(await tag(on, 'team', null, 'mine')).toEqual({
      kind: 'changed-by-other',
      now: 'theirs',
      when: 'after',
    })
  })

  test('is not written where it can’t be read first', async () => {
    const { tag, readings, writes } = world({})
    const [denied, unanswered] = [new RegistryError('denied', 'No.', { status: 403 }), lost]
    for (const error of [denied, unanswered]) {
      readings.model.mockRejectedValueOnce(error)
      readings.version.mockRejectedValueOnce(error)
    }
    expect(await tag(on, 'team', null, 'x')).toEqual({ kind: 'denied', message: 'No.' })
    expect(await tag(on, 'team', null, 'x')).toMatchObject({ kind: 'refused' })
    expect(writes()).toBe(0)
  })

  test('that the server refuses is said in its words', async () => {
    const { tag, annotations } = world({ tags: new Map([['team', 'risk']]) })
    annotations.removeTag.mockRejectedValueOnce(
      new RegistryError('denied', 'Removing was refused.', {
        status: 403,
        serverMessage: 'Permission denied',
      }),
    )
    expect(await tag(on, 'team', 'risk', null)).toEqual({
      kind: 'denied',
      message: 'Removing was refused. The server says: Permission denied',
    })
  })
})

describe('a description', () => {
  test.each([MODEL, VERSION])('of %o is replaced and read back', async (on) => {
    const { readings, annotations, state } = world({ description: 'old' })
    const change = { on, from: 'old', to: 'new\r\nlines' }
    expect(await changeDescription(readings, annotations, change, options)).toEqual({
      kind: 'written',
    })
    expect(state.description).toBe('new\r\nlines')
    expect(
      await changeDescription(
        readings,
        annotations,
        { ...change, from: 'older', to: 'x' },
        options,
      ),
    ).toEqual({ kind: 'changed-by-other', now: 'new\r\nlines', when: 'before' })
    expect(annotations.describe).toHaveBeenCalledOnce()
  })
})

describe('an alias', () => {
  const removal = { model: 'churn', alias: 'champion', from: '4' }

  test('is removed from where the person saw it, and read back', async () => {
    const { readings, annotations, state } = world({})
    expect(await removeAlias(readings, annotations, removal, options)).toEqual({ kind: 'written' })
    expect(annotations.removeAlias).toHaveBeenCalledExactlyOnceWith('churn', 'champion', '4')
    expect(state.aliases.size).toBe(0)
  })

  test('that moved meanwhile stays where it is', async () => {
    const { readings, annotations } = world({ aliases: new Map([['champion', '6']]) })
    const now6 = { kind: 'changed-by-other', now: '6', when: 'before' }
    expect(await removeAlias(readings, annotations, removal, options)).toEqual(now6)
    expect(annotations.removeAlias).not.toHaveBeenCalled()
    // between our reading and our write: the precondition
    readings.aliasHolder.mockResolvedValueOnce('4')
    expect(await removeAlias(readings, annotations, removal, options)).toEqual(now6)
    expect(annotations.removeAlias).toHaveBeenCalledOnce()
  })

  test('that is gone already is not removed again', async () => {
    const { readings, annotations } = world({ aliases: new Map() })
    expect(await removeAlias(readings, annotations, removal, options)).toEqual({
      kind: 'already-so',
    })
    expect(annotations.removeAlias).not.toHaveBeenCalled()
  })
})

test('of two who write the same tag at the same moment, whose value stays hears so, and nobody of a third', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const tags = new Map([['team', 'old']])
      const step = () => scheduler.schedule(Promise.resolve())
      const { readings, annotations } = world({})
      readings.model.mockImplementation(async () => {
        await step()
        return aModel({ tags: new Map(tags) })
      })
      annotations.setTag.mockImplementation(async (_, key, value) => {
        await step()
        tags.set(key, value)
      })
      const write = (to: string) =>
        changeTag(readings, annotations, { on: MODEL, key: 'team', from: 'old', to }, options)
      const both = Promise.all([write('a'), write('b')])
      await scheduler.waitFor(both)
      const [a, b] = await both
      const last = tags.get('team') === 'a' ? a : b
      // the later one stays, and whoever is told of another is told of that one
      expect(last).toEqual({ kind: 'written' })
      for (const outcome of [a, b]) {
        if (outcome.kind === 'changed-by-other') expect(['a', 'b']).toContain(outcome.now)
      }
    }),
  )
})

test('what is written on one model takes turns with moves of its aliases', async () => {
  const { readings, annotations } = world({})
  const names: string[] = []
  const lock: typeof tabLock = (name, alone) => {
    names.push(name)
    return alone()
  }
  await changeTag(readings, annotations, { on: VERSION, key: 'a', from: null, to: 'b' }, { lock })
  expect(names).toEqual(['ringside test churn'])
})
