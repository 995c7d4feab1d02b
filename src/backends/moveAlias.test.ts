import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AliasMove, MoveOutcome } from '../registry/aliasMove'
import { type ErrorFacts, type ErrorKind, RegistryError } from '../registry/errors'
import type { tabLock } from '../lib/tabLock'
import type { AliasWrite, RegistryBackend } from './backend'
import { moveAlias } from './moveAlias'

const move: AliasMove = { model: 'churn', alias: 'champion', from: '4', to: '5' }
const none = { can: true } as const

const unused = () => Promise.reject(new Error('not part of a move'))

/** A registry of one alias. Reads answer `reads` one by one, the last for ever; every call is written down. */
function scripted(
  reads: readonly (string | null | Error)[],
  write: AliasWrite | Error = { kind: 'written' },
) {
  const calls: string[] = []
  let read = 0
  const backend: RegistryBackend = {
    id: 'test',
    capabilities: {
      searchModels: none,
      sortModels: [],
      listVersions: none,
      aliases: none,
      moveAliases: none,
      tags: none,
      conditionalMoves: none,
      loggedModels: none,
      artifacts: none,
    },
    narrowsBy: () => false,
    models: unused,
    model: unused,
    versions: unused,
    version: unused,
    versionFile: unused,
    aliasHolder: async () => {
      calls.push('read')
      const answer = reads[Math.min(read++, reads.length - 1)] ?? null
      if (answer instanceof Error) throw answer
      return answer
    },
    setAlias: async () => {
      calls.push('write')
      if (write instanceof Error) throw write
      return write
    },
  }
  return { backend, calls }
}

const failure = (kind: ErrorKind, facts: Partial<ErrorFacts> = {}) =>
  new RegistryError(kind, 'It failed.', facts)

const run = async (
  reads: Parameters<typeof scripted>[0],
  write?: Parameters<typeof scripted>[1],
  wish = move,
) => {
  const { backend, calls } = scripted(reads, write)
  const outcome = await moveAlias(backend, wish, { lock: unlocked, wait: noWait })
  return { outcome, calls }
}

const noWait = () => Promise.resolve()
const unlocked: typeof tabLock = (_, alone) => alone()

describe('before the write', () => {
  test('nothing is written when the alias is there already', async () => {
    expect(await run(['5'])).toEqual({ outcome: { kind: 'already-there' }, calls: ['read'] })
  })

  test('nothing is written when somebody moved it since the person looked', async () => {
    expect(await run(['6'])).toEqual({
      outcome: { kind: 'moved-by-other', holder: '6', when: 'before' },
      calls: ['read'],
    })
    expect((await run([null])).outcome).toEqual({
      kind: 'moved-by-other',
      holder: null,
      when: 'before',
    })
  })

  test('nothing is written when the holder can’t be read', async () => {
    const { outcome, calls } = await run([failure('unreachable', { status: 503 })])
    expect(outcome).toEqual({ kind: 'refused', message: 'It failed.' })
    expect(calls).toEqual(['read'])
    expect((await run([failure('denied', { status: 403 })])).outcome.kind).toBe('denied')
  })
})

describe('the write is taken', () => {
  test('and read back', async () => {
    expect(await run(['4', '5'])).toEqual({
      outcome: { kind: 'moved' },
      calls: ['read', 'write', 'read'],
    })
  })

  test('for an alias nobody held', async () => {
    expect((await run([null, '5'], undefined, { ...move, from: null })).outcome).toEqual({
      kind: 'moved',
    })
  })

  test('and seen late: a copy of the server lags behind', async () => {
    const { outcome, calls } = await run(['4', '4', '4', '5'])
    expect(outcome).toEqual({ kind: 'moved' })
    expect(calls.filter((call) => call === 'write')).toHaveLength(1)
  })

  test('and replaced by somebody at once', async () => {
    expect((await run(['4', '6'])).outcome).toEqual({
      kind: 'moved-by-other',
      holder: '6',
      when: 'after',
    })
    expect((await run(['4', null])).outcome).toEqual({
      kind: 'moved-by-other',
      holder: null,
      when: 'after',
    })
  })

  test('but never seen: the person hears that it still points where it did', async () => {
    const { outcome, calls } = await run(['4'])
    expect(outcome).toEqual({
      kind: 'unknown',
      message: 'The server took the move. @champion still points at version 4.',
      holder: '4',
    })
    expect(calls).toEqual(['read', 'write', 'read', 'read', 'read', 'read', 'read'])
  })

  test('but can’t be read back', async () => {
    const { outcome, calls } = await run(['4', failure('unreachable')])
    expect(outcome).toEqual({
      kind: 'unknown',
      message: 'The server took the move. It could not be read back: It failed.',
    })
    expect(calls).toEqual(['read', 'write', 'read'])
  })
})

describe('the write is not taken', () => {
  test('by the precondition: somebody was first', async () => {
    expect(await run(['4', '6'], { kind: 'held-by-other' })).toEqual({
      outcome: { kind: 'moved-by-other', holder: '6', when: 'before' },
      calls: ['read', 'write', 'read'],
    })
    expect((await run(['4', '5'], { kind: 'held-by-other' })).outcome.kind).toBe('already-there')
  })

  test('by the precondition, and who holds it can’t be read', async () => {
    expect((await run(['4', failure('unreachable')], { kind: 'held-by-other' })).outcome).toEqual({
      kind: 'refused',
      message: 'Somebody else moved @champion first, so nothing was written. It failed.',
    })
  })

  test.each<[ErrorKind, Partial<ErrorFacts>, MoveOutcome['kind']]>([
    ['denied', { status: 403 }, 'denied'],
    ['signed-out', { status: 401 }, 'refused'],
    ['signed-out', { status: null }, 'refused'],
    ['missing', { status: 404 }, 'refused'],
    ['unsupported', { status: 501 }, 'refused'],
    ['taken', { status: 409 }, 'refused'],
    ['conflict', { status: 409 }, 'refused'],
    ['invalid', { status: 400 }, 'refused'],
    ['invalid', { status: null }, 'refused'],
    ['unreachable', { status: 429 }, 'refused'],
    ['unreachable', { status: 503, code: 'RINGSIDE_BUSY' }, 'refused'],
    ['unreachable', { status: 502, code: 'RINGSIDE_HOLDER_UNKNOWN' }, 'refused'],
    ['unreadable', { status: 502, code: 'RINGSIDE_REDIRECTED' }, 'refused'],
  ])('%s %o is %s, and nothing is read again', async (kind, facts, outcome) => {
    const { outcome: got, calls } = await run(['4'], failure(kind, facts))
    expect(got.kind).toBe(outcome)
    expect(calls).toEqual(['read', 'write'])
  })

  test('the server’s own words come along', async () => {
    const { outcome } = await run(['4'], failure('invalid', { status: 400, serverMessage: 'No.' }))
    expect(outcome).toEqual({ kind: 'refused', message: 'It failed. The server says: No.' })
  })
})

describe('the answer is lost', () => {
  const lost: [ErrorKind, Partial<ErrorFacts>][] = [
    ['unreachable', { status: null }],
    ['unreachable', { status: 408 }],
    ['unreachable', { status: 500 }],
    ['unreachable', { status: 504 }],
    ['unreachable', { status: 502, code: 'RINGSIDE_UNREACHABLE' }],
    ['unreadable', { status: 200 }],
    ['unreadable', { status: 502, code: 'RINGSIDE_ANSWER_TOO_LARGE' }],
    ['signed-out', { status: 200 }],
  ]
  test.each(lost)('%s %o is settled by reading', async (kind, facts) => {
    const write = failure(kind, facts)
    expect((await run(['4', '5'], write)).outcome).toEqual({ kind: 'moved' })
    expect((await run(['4', '6'], write)).outcome).toEqual({
      kind: 'moved-by-other',
      holder: '6',
      when: 'after',
    })
    expect((await run(['4'], write)).outcome).toEqual({
      kind: 'unknown',
      message: 'It failed. @champion still points at version 4.',
      holder: '4',
    })
    expect((await run(['4', failure('unreachable')], write)).outcome).toEqual({
      kind: 'unknown',
      message: 'It failed. It could not be read back: It failed.',
    })
  })

  test('of an alias nobody held', async () => {
    const wish = { ...move, from: null }
    const { outcome } = await run([null], failure('unreachable'), wish)
    expect(outcome).toMatchObject({
      message: 'It failed. Nobody holds @champion yet.',
      holder: null,
    })
  })
})

test('a mistake of ours is no outcome', async () => {
  await expect(run([new TypeError('oops')])).rejects.toThrow('oops')
})

test('giving up before the write writes nothing, after it is not heard', async () => {
  const { backend, calls } = scripted(['4', '5'])
  const leave = new AbortController()
  const early: RegistryBackend = {
    ...backend,
    aliasHolder: (...args) => {
      leave.abort(new Error('left'))
      return backend.aliasHolder(...args)
    },
  }
  await expect(moveAlias(early, move, { signal: leave.signal, lock: unlocked })).rejects.toThrow(
    'left',
  )
  expect(calls).toEqual(['read'])

  const late = scripted(['4', '5'])
  const later = new AbortController()
  const outcome = await moveAlias(
    {
      ...late.backend,
      setAlias: (...args) => {
        later.abort(new Error('left'))
        return late.backend.setAlias(...args)
      },
    },
    move,
    { signal: later.signal, lock: unlocked, wait: noWait },
  )
  expect(outcome).toEqual({ kind: 'moved' })
})

test('the lock is asked for by connection and model, and holds the whole move', async () => {
  const { backend, calls } = scripted(['4', '5'])
  await moveAlias(backend, move, {
    wait: noWait,
    lock: async (name, alone) => {
      calls.push(`lock ${name}`)
      const outcome = await alone()
      calls.push('unlock')
      return outcome
    },
  })
  expect(calls).toEqual(['lock ringside test churn', 'read', 'write', 'read', 'unlock'])
})

test('of two movers at the same moment one wins, and both hear the truth', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.boolean(), async (scheduler, conditional) => {
      const world = { holder: '4' as string | null, writes: 0 }
      const mover = (to: string) => {
        const { backend } = scripted([])
        const racing: RegistryBackend = {
          ...backend,
          aliasHolder: () => scheduler.schedule(Promise.resolve(), 'read').then(() => world.holder),
          setAlias: ({ from }) =>
            scheduler.schedule(Promise.resolve(), 'write').then(() => {
              if (conditional && world.holder !== from) return { kind: 'held-by-other' as const }
              world.holder = to
              world.writes++
              return { kind: 'written' as const }
            }),
        }
        return moveAlias(racing, { ...move, to }, { wait: noWait, lock: unlocked })
      }
      const both = Promise.all([mover('5'), mover('6')])
      await scheduler.waitFor(both)
      const [five, six] = await both
      // whoever says "moved" saw its own version; whoever lost names the other's
      for (const [outcome, other] of [
        [five, '6'],
        [six, '5'],
      ] as const) {
        if (outcome.kind === 'moved') continue
        expect(outcome).toMatchObject({ kind: 'moved-by-other', holder: other })
      }
      if (conditional) {
        expect(world.writes).toBe(1)
        expect([five.kind, six.kind].toSorted()).toEqual(['moved', 'moved-by-other'])
      }
    }),
  )
})
