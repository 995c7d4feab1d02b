import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planTag, type TagDraft } from './tagPlan'

const on = { model: 'churn', version: null }
const added = (more: Partial<TagDraft>): TagDraft => ({
  on,
  key: 'team',
  isNew: true,
  value: 'risk',
  seen: null,
  ...more,
})
const edited = (more: Partial<TagDraft>) => added({ isNew: false, seen: 'ops', ...more })
const tags = (...entries: [string, string][]) => new Map(entries)

describe('a new tag', () => {
  test('is ready with a key and a value, which may be empty', () => {
    expect(planTag(added({}), tags())).toEqual({
      kind: 'ready',
      change: { on, key: 'team', from: null, to: 'risk' },
    })
    expect(planTag(added({ value: '' }), tags())).toMatchObject({ change: { to: '' } })
  })

  test('needs a key that can be one, and a value that can be one', () => {
    expect(planTag(added({ key: '' }), tags())).toMatchObject({ about: 'key' })
    expect(planTag(added({ key: 'mlflow.x' }), tags())).toMatchObject({ about: 'key' })
    expect(planTag(added({ value: 'x'.repeat(100_001) }), tags())).toMatchObject({ about: 'value' })
  })

  test('does not replace one that is there, unless that was looked at', () => {
    const there = tags(['team', 'ops'])
    expect(planTag(added({}), there)).toMatchObject({ kind: 'incomplete', about: 'key' })
    expect(planTag(added({ seen: 'ops' }), there)).toMatchObject({ change: { from: 'ops' } })
    expect(planTag(added({ seen: 'x' }), there)).toEqual({ kind: 'changed-meanwhile', now: 'ops' })
  })
})

describe('a tag that is there', () => {
  test('is taken by its key as it is: the rules may have been others', () => {
    expect(planTag(edited({ key: 'team\n' }), tags(['team\n', 'ops']))).toMatchObject({
      change: { key: 'team\n', from: 'ops', to: 'risk' },
    })
  })

  test('changed or gone meanwhile has to be looked at', () => {
    expect(planTag(edited({}), tags(['team', 'x']))).toEqual({
      kind: 'changed-meanwhile',
      now: 'x',
    })
    expect(planTag(edited({}), tags())).toEqual({ kind: 'changed-meanwhile', now: null })
  })
})

test('what is ready starts from what is there, and changes it', () => {
  const text = fc.constantFrom('', 'a', 'b', 'mlflow.x')
  fc.assert(
    fc.property(
      fc.record({
        on: fc.constant(on),
        key: text,
        isNew: fc.boolean(),
        value: text,
        seen: fc.option(text),
      }),
      fc.array(fc.tuple(text, text)),
      (draft, entries) => {
        const there = new Map(entries)
        const plan = planTag(draft, there)
        const now = there.get(draft.key) ?? null
        if (plan.kind === 'ready') {
          expect(plan.change).toEqual({ on, key: draft.key, from: now, to: draft.value })
          expect(plan.change.from).not.toBe(plan.change.to)
          expect(draft.seen).toBe(now)
        }
        if (plan.kind === 'nothing-to-do') expect(now).toBe(draft.value)
      },
    ),
  )
})
