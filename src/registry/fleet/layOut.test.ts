import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { snapshots } from './arbitrary'
import { OPENS_WITH, fleetOf } from './fleet'
import { layOutFleet } from './layOut'
import { COLUMNS } from './node'
import { unitsOf } from './units'

const fleets = fc
  .tuple(snapshots, fc.constantFrom(OPENS_WITH, { source: 2, model: 3, alias: 1 }))
  .map(([snapshot, shown]) =>
    fleetOf(
      unitsOf(snapshot, { text: '', team: null, owner: null, alias: null, state: null }),
      'model',
      shown,
    ),
  )

test('law: every node has a place of its own, within the picture', () => {
  fc.assert(
    fc.property(fleets, (fleet) => {
      const { places, height } = layOutFleet(fleet)
      for (const column of COLUMNS) {
        const own = [...fleet.nodes.values()]
          .filter((node) => node.column === column)
          .map(({ id }) => places.get(id) ?? { y: NaN, height: NaN })
          .sort((a, b) => a.y - b.y)
        for (const [i, { y, height: high }] of own.entries()) {
          expect(y).toBeGreaterThanOrEqual(
            i === 0 ? 0 : (own[i - 1]?.y ?? 0) + (own[i - 1]?.height ?? 0),
          )
          expect(y + high).toBeLessThanOrEqual(height + 1e-6)
        }
      }
    }),
  )
})

test('law: bands are as thick as their versions, and meet the nodes that they lead to', () => {
  fc.assert(
    fc.property(fleets, (fleet) => {
      const { places, ribbons } = layOutFleet(fleet)
      const [first] = ribbons
      for (const { link, from, to, thickness } of ribbons) {
        expect(thickness / link.versions).toBeCloseTo(
          (first?.thickness ?? 0) / (first?.link.versions ?? 1),
        )
        for (const [id, y] of [
          [link.from, from],
          [link.to, to],
        ] as const) {
          const place = places.get(id) ?? { y: NaN, height: NaN }
          expect(y).toBeGreaterThanOrEqual(place.y - 1e-6)
          expect(y + thickness).toBeLessThanOrEqual(place.y + place.height + 1e-6)
        }
      }
    }),
  )
})
