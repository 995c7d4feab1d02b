import * as fc from 'fast-check'
import type { Act } from './client'
import { type Fault, FAULTS } from './network'
import type { Plan } from './history'

const alias = fc.nat({ max: 1 })
const version = fc.nat({ max: 3 })
const which = fc.nat({ max: 2 })

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('move' as const), alias, to: version }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      kind: fc.constantFrom('move' as const, 'swap' as const),
      alias,
      to: version,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('approve' as const), which }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('apply' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('roll-back' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('verify' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      alias,
      how: fc.constantFrom('resume' as const, 'give-up' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('adopt' as const), alias }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('revert' as const), alias }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('watch' as const), alias }) },
)

const one = act.map((single): readonly Act[] => [single])
const asking = fc.record({
  do: fc.constant('ask' as const),
  kind: fc.constantFrom('move' as const, 'swap' as const),
  alias,
  to: version,
})
const last = { which: 0 }

/** What one person does in a row; somebody else may do it with them. */
const story: fc.Arbitrary<readonly Act[]> = fc.oneof(
  { weight: 6, arbitrary: one },
  { weight: 3, arbitrary: asking.map((ask): readonly Act[] => [ask, { do: 'apply', ...last }]) },
  {
    weight: 3,
    arbitrary: asking.map((ask): readonly Act[] => [
      ask,
      { do: 'approve', ...last },
      { do: 'apply', ...last },
      { do: 'verify', ...last },
      { do: 'roll-back', ...last },
    ]),
  },
  {
    weight: 1,
    arbitrary: alias.map((of): readonly Act[] => [
      { do: 'watch', alias: of },
      { do: 'revert', alias: of },
    ]),
  },
  {
    weight: 1,
    arbitrary: alias.map((of): readonly Act[] => [
      { do: 'watch', alias: of },
      { do: 'adopt', alias: of },
    ]),
  },
)

/** Most requests go well, or nothing would ever get far. */
const fault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 20, arbitrary: fc.constant('none' as const) },
  { weight: 1, arbitrary: fc.constantFrom(...FAULTS) },
)

const client = fc.record({
  console: fc.constantFrom(0 as const, 1 as const),
  acts: fc.array(story, { minLength: 1, maxLength: 3 }).map((stories) => stories.flat()),
  faults: fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.array(fault, { minLength: 20, maxLength: 60 }) },
  ),
})

/** 2 to 8 clients, most often few: the more there are, the less each gets done. */
export const plans: fc.Arbitrary<Plan> = fc.record({
  clients: fc.oneof(
    { weight: 3, arbitrary: fc.array(client, { minLength: 2, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.array(client, { minLength: 4, maxLength: 8 }) },
  ),
  outside: fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(fc.record({ alias, to: version }), { maxLength: 3 }) },
  ),
  order: fc.array(fc.nat({ max: 7 }), { minLength: 100, maxLength: 400 }),
})
