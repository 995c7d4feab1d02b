import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Act, allows, type Grant, governing, type Level, levelOf, meets } from './levels'

const grant = (permission: Level, resource_pattern = '*', resource_type = 'registered_model') => ({
  resource_type,
  resource_pattern,
  permission,
})

const KEY = { type: 'registered_model', id: 'a' }

const levels = fc.constantFrom<Level>('READ', 'USE', 'EDIT', 'MANAGE', 'DENY')
const grants = fc.array(
  fc.record<Grant>({
    resource_type: fc.constantFrom('registered_model', 'experiment', 'registered_model_version'),
    resource_pattern: fc.constantFrom('*', 'a', 'b'),
    permission: levels,
  }),
  { maxLength: 8 },
)
const defaults = fc.constantFrom<Level>('NO_PERMISSIONS', 'READ', 'EDIT')

test.each<[Level, Act[]]>([
  ['NO_PERMISSIONS', ['not_denied']],
  ['DENY', []],
  ['READ', ['read', 'not_denied']],
  ['USE', ['read', 'use', 'not_denied']],
  ['EDIT', ['read', 'use', 'update', 'not_denied']],
  ['MANAGE', ['read', 'use', 'update', 'delete', 'manage', 'not_denied']],
])('%s allows %j and nothing else', (level, acts) => {
  const all: Act[] = ['read', 'use', 'update', 'delete', 'manage', 'not_denied']
  expect(all.filter((act) => allows(level, act))).toEqual(acts)
})

describe('several grants', () => {
  test('in any order they are worth the same', () => {
    const shuffled = grants.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    fc.assert(
      fc.property(shuffled, defaults, ([all, mixed], byDefault) => {
        expect(governing(mixed, KEY, byDefault)).toBe(governing(all, KEY, byDefault))
      }),
    )
  })

  test('one DENY on the key beats whatever else there is', () => {
    fc.assert(
      fc.property(
        grants,
        fc.constantFrom('*', 'a'),
        fc.nat(8),
        defaults,
        (all, pattern, at, byDefault) => {
          const denied = all.toSpliced(at, 0, grant('DENY', pattern))
          expect(governing(denied, KEY, byDefault)).toBe('DENY')
          expect(meets(denied, [{ ...KEY, act: 'not_denied' }], byDefault)).toBe(false)
        },
      ),
    )
  })

  test('without DENY, one more grant never takes anything away', () => {
    const acts: Act[] = ['read', 'use', 'update', 'delete', 'manage']
    fc.assert(
      fc.property(grants, levels, defaults, (all, more, byDefault) => {
        fc.pre(more !== 'DENY')
        const before = acts.filter((act) => allows(governing(all, KEY, byDefault), act))
        const after = acts.filter((act) =>
          allows(governing([...all, grant(more)], KEY, byDefault), act),
        )
        expect(after).toEqual(expect.arrayContaining(before))
      }),
    )
  })

  test('nobody has less than the default, except where it is denied', () => {
    fc.assert(
      fc.property(grants, defaults, (all, byDefault) => {
        const level = governing(all, KEY, byDefault)
        const acts: Act[] = ['read', 'use', 'update', 'delete', 'manage']
        fc.pre(level !== 'DENY')
        for (const act of acts) if (allows(byDefault, act)) expect(allows(level, act)).toBe(true)
      }),
    )
  })

  test('grants on other things say nothing', () => {
    expect(levelOf([grant('MANAGE', 'b'), grant('MANAGE', '*', 'experiment')], KEY)).toBeNull()
  })

  test('who administers the workspace is denied nothing', () => {
    const all = [grant('DENY'), grant('MANAGE', '*', 'workspace')]
    expect(governing(all, KEY, 'NO_PERMISSIONS')).toBe('MANAGE')
  })
})

describe('a key and the one above it', () => {
  const version = { type: 'registered_model_version', id: '*', otherwise: KEY }

  test('the nearer one decides, both ways', () => {
    const lower = [grant('MANAGE', 'a'), grant('READ', '*', 'registered_model_version')]
    expect(governing(lower, version, 'READ')).toBe('READ')
    const raised = [grant('DENY', 'a'), grant('EDIT', '*', 'registered_model_version')]
    expect(governing(raised, version, 'READ')).toBe('EDIT')
  })

  test('silent, it leaves the word to the other, and that to the default', () => {
    expect(governing([grant('EDIT', 'a')], version, 'READ')).toBe('EDIT')
    expect(governing([], version, 'NO_PERMISSIONS')).toBe('NO_PERMISSIONS')
  })

  test('a type that takes all or nothing is not granted by name', () => {
    expect(governing([grant('MANAGE', '7', 'run')], { type: 'run', id: '7' }, 'READ')).toBe('READ')
  })
})
