import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Act } from './acts'
import { type Grant, type Holdings, fold } from './grants'
import { ACTS, type Granted, LEVELS, type Level, RULES, higher } from './levels'
import { type Known, decide, fallbackAfter, isUnsettled, standing } from './rights'
import { rightFor } from './rightWords'
import { ANY, type Span, exactly } from './span'

const can = (level: Granted, needed: Level) =>
  level !== 'DENY' && LEVELS.indexOf(level) >= LEVELS.indexOf(needed)

// A second telling of the server's rules, from its source (mlflow/server/auth at v3.17.2), and in another way than ours:
// with the default known, as the server knows it.
function serverSays(grants: readonly Grant[], byDefault: Level, model: string, act: Act): boolean {
  if (grants.some((g) => g.on === 'workspace' && g.pattern === '*' && g.level === 'MANAGE')) {
    return true
  }
  const governing = (keys: readonly [on: string, name: string][]): Granted => {
    for (const [on, name] of keys) {
      const rows = grants.filter((g) => g.on === on && ['*', name].includes(g.pattern))
      if (rows.some((g) => g.level === 'DENY')) return 'DENY'
      const levels = rows.map((g) => g.level).filter((level) => level !== 'DENY')
      if (levels.length > 0) return [...levels, byDefault].reduce(higher)
    }
    return byDefault
  }
  const onModel = governing([['registered_model', model]])
  const onVersion = governing([
    ['registered_model_version', '*'],
    ['registered_model', model],
  ])
  switch (act) {
    case 'set-alias':
      return can(onModel, 'EDIT') && can(onVersion, 'READ')
    case 'remove-alias':
      return can(onModel, 'MANAGE') && can(onVersion, 'READ')
    case 'describe-model':
    case 'set-model-tag':
    case 'remove-model-tag':
      return can(onModel, 'EDIT')
    case 'describe-version':
    case 'set-version-tag':
      return can(onModel, 'READ') && can(onVersion, 'EDIT')
    case 'remove-version-tag':
      return can(onModel, 'READ') && can(onVersion, 'MANAGE')
    default:
      return act satisfies never
  }
}

/** What `users/permissions/get` answers. */
function effective(grants: readonly Grant[], byDefault: Level, model: string): Granted {
  const folded = fold(grants, 'registered_model', model)
  if (grants.some((g) => g.on === 'workspace' && g.level === 'MANAGE')) return 'MANAGE'
  if (folded === null) return byDefault
  return folded.level === 'DENY' ? 'DENY' : higher(folded.level, byDefault)
}

const MODELS = ['card-fraud', 'churn', 'pricing'] as const
const level = fc.constantFrom(...LEVELS)
const anyGrant = (denying: boolean) =>
  fc
    .record({
      on: fc.constantFrom('registered_model', 'registered_model_version', 'experiment', 'prompt'),
      pattern: fc.constantFrom('*', ...MODELS),
      level: fc.constantFrom<Granted>(
        'READ',
        'USE',
        'EDIT',
        'MANAGE',
        ...(denying ? ['DENY' as const] : []),
      ),
      role: fc.constantFrom(null, 'readers', 'editors'),
    })
    // sub-types are granted for all or not at all
    .map((grant): Grant => (grant.on.endsWith('_version') ? { ...grant, pattern: '*' } : grant))
const manager: Grant = { on: 'workspace', pattern: '*', level: 'MANAGE', role: 'leads' }
const someGrants = fc
  .tuple(fc.array(anyGrant(true), { maxLength: 6 }), fc.nat(9))
  .map(([grants, n]) => (n === 0 ? [...grants, manager] : grants))
const positive = fc.array(anyGrant(false), { maxLength: 6 })
const model = fc.constantFrom(...MODELS)
const act = fc.constantFrom(...ACTS)

const known = (
  grants: readonly Grant[],
  fallback: Span = ANY,
  answer: Granted | null = null,
): Known => ({
  holdings: { kind: 'grants', grants, complete: true },
  fallback,
  answer,
  prompt: false,
})

describe('what is settled is what the server does', () => {
  test('with nothing but the grants', () => {
    fc.assert(
      fc.property(someGrants, level, model, act, (grants, byDefault, name, deed) => {
        const { may } = decide(known(grants), name, deed)
        if (may === 'unknown') return
        expect(may === 'yes').toBe(serverSays(grants, byDefault, name, deed))
      }),
    )
  })

  test('with answers for some models, all that they tell of the default included', () => {
    fc.assert(
      fc.property(
        someGrants,
        level,
        fc.uniqueArray(model, { minLength: 1 }),
        model,
        act,
        (grants, byDefault, asked, name, deed) => {
          const holdings: Holdings = { kind: 'grants', grants, complete: true }
          const fallback = asked.reduce<Span>(
            (span, of) => fallbackAfter(span, holdings, of, effective(grants, byDefault, of)),
            ANY,
          )
          const answer = asked.includes(name) ? effective(grants, byDefault, name) : null
          const { may } = decide(known(grants, fallback, answer), name, deed)
          if (may === 'unknown') return
          expect(may === 'yes').toBe(serverSays(grants, byDefault, name, deed))
        },
      ),
    )
  })

  test('with the default known, all is settled', () => {
    fc.assert(
      fc.property(someGrants, level, model, act, (grants, byDefault, name, deed) => {
        const { may } = decide(known(grants, exactly(byDefault)), name, deed)
        expect(may).toBe(serverSays(grants, byDefault, name, deed) ? 'yes' : 'no')
      }),
    )
  })
})

test('the answer for one model without a grant settles every model', () => {
  fc.assert(
    fc.property(someGrants, level, model, (grants, byDefault, name) => {
      const holdings: Holdings = { kind: 'grants', grants, complete: true }
      if (fold(grants, 'registered_model', 'unheard of') !== null) return
      const fallback = fallbackAfter(
        ANY,
        holdings,
        'unheard of',
        effective(grants, byDefault, 'unheard of'),
      )
      expect(isUnsettled(known(grants, fallback), name)).toBe(false)
    }),
  )
})

test('the order of grants changes nothing', () => {
  fc.assert(
    fc.property(
      someGrants.chain((grants) =>
        fc.tuple(fc.constant(grants), fc.shuffledSubarray(grants, { minLength: grants.length })),
      ),
      model,
      act,
      ([grants, shuffled], name, deed) => {
        expect(decide(known(shuffled), name, deed).may).toBe(decide(known(grants), name, deed).may)
      },
    ),
  )
})

test('one veto outweighs all other grants on the model', () => {
  fc.assert(
    fc.property(positive, model, act, fc.nat(), (grants, name, deed, at) => {
      const veto: Grant = { on: 'registered_model', pattern: name, level: 'DENY', role: null }
      const all = grants.toSpliced(at % (grants.length + 1), 0, veto)
      expect(decide(known(all), name, deed).may).toBe('no')
      expect(standing(known(all), name).denied).toBe(true)
    }),
  )
})

test('without vetoes, another grant on the model never takes anything away', () => {
  fc.assert(
    fc.property(
      positive,
      anyGrant(false),
      model,
      act,
      level,
      (grants, one, name, deed, byDefault) => {
        // a grant on versions stands in place of the model's, so it may be less
        if (one.on.endsWith('_version')) return
        const before = decide(known(grants, exactly(byDefault)), name, deed).may
        const after = decide(known([...grants, one], exactly(byDefault)), name, deed).may
        if (before === 'yes') expect(after).toBe('yes')
      },
    ),
  )
})

test('a row that can’t be read leaves everything open until the server is asked', () => {
  const holdings: Holdings = { kind: 'grants', grants: [], complete: false }
  const at = { holdings, fallback: exactly('MANAGE'), prompt: false }
  expect(decide({ ...at, answer: null }, 'churn', 'set-alias').may).toBe('unknown')
  expect(decide({ ...at, answer: 'READ' }, 'churn', 'set-alias').may).toBe('no')
})

test('prompts have grants of their own', () => {
  const grants: Grant[] = [
    { on: 'registered_model', pattern: '*', level: 'MANAGE', role: null },
    { on: 'prompt', pattern: 'greeting', level: 'DENY', role: null },
  ]
  const prompt = { ...known(grants), prompt: true }
  expect(decide(prompt, 'greeting', 'set-alias').may).toBe('no')
  expect(decide(prompt, 'farewell', 'set-alias').may).toBe('unknown')
})

test('every act has a rule and a place in the order', () => {
  expect(new Set(ACTS)).toEqual(new Set(Object.keys(RULES)))
})

const words = (what: Known, deed: Act) => {
  const { may, because } = rightFor(what, 'card-fraud', deed)
  return `${may}: ${because}`
}

describe('in words', () => {
  const editors: Grant = {
    on: 'registered_model',
    pattern: '*',
    level: 'EDIT',
    role: 'model-editors',
  }
  const own: Grant = { on: 'registered_model', pattern: 'card-fraud', level: 'EDIT', role: null }
  const read = exactly('READ')
  test.each([
    [
      known([editors], read),
      'set-alias',
      'yes: You have EDIT on card-fraud, by the role model-editors, for all models.',
    ],
    [
      known([own], read),
      'remove-alias',
      'no: Deleting an alias needs MANAGE on card-fraud; you have EDIT, by a grant in person.',
    ],
    [
      known([], read),
      'set-model-tag',
      'no: Setting a tag of the model needs EDIT on card-fraud; you have READ, by the server’s default.',
    ],
    [
      known([], exactly('NO_PERMISSIONS')),
      'set-alias',
      'no: Setting or moving an alias needs EDIT on card-fraud; you have no permission, by the server’s default.',
    ],
    [
      known([{ ...own, level: 'DENY' }], read),
      'set-alias',
      'no: Setting or moving an alias needs EDIT on card-fraud; it is denied to you, by a grant in person.',
    ],
    [
      known([], { from: 'NO_PERMISSIONS', to: 'USE' }),
      'set-alias',
      'no: Setting or moving an alias needs EDIT on card-fraud; you have at most USE.',
    ],
    [
      known([{ ...own, level: 'READ' }], exactly('EDIT')),
      'set-alias',
      'yes: You have EDIT on card-fraud, by the server’s default.',
    ],
    [
      known([own, { ...editors, on: 'registered_model_version', level: 'READ' }], read),
      'set-version-tag',
      'no: Setting a tag of a version needs EDIT on the versions of card-fraud; you have READ, by the role model-editors, for all versions.',
    ],
    [
      known([manager]),
      'remove-alias',
      'yes: You have MANAGE on card-fraud, by the role leads, which manages all that is here.',
    ],
    [known([]), 'set-alias', 'unknown: What the server tells does not settle it.'],
    [
      { ...known([]), holdings: { kind: 'admin' } },
      'remove-alias',
      'yes: You are an administrator of this server.',
    ],
    [
      { ...known([]), holdings: { kind: 'open' } },
      'remove-alias',
      'yes: Nobody signs in to this server, so everybody may.',
    ],
    [
      {
        ...known([]),
        holdings: {
          kind: 'levels',
          levels: new Map([['card-fraud', { level: 'READ', by: 'group' }]]),
        },
      },
      'set-alias',
      'no: Setting or moving an alias needs EDIT on card-fraud; you have READ, by a grant of the kind “group”.',
    ],
  ] satisfies [Known, Act, string][])('%#', (what, deed, said) => {
    expect(words(what, deed)).toBe(said)
  })
})
