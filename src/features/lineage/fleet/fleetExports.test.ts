import { expect, test } from 'vitest'
import { know } from '../../../registry/checks/facts'
import { listed, snapshotOf, versionFrom, whyNot } from '../../../registry/fleet/arbitrary'
import { OPENS_WITH, fleetOf } from '../../../registry/fleet/fleet'
import { layOutFleet } from '../../../registry/fleet/layOut'
import { unitsOf } from '../../../registry/fleet/units'
import { fleetCsv, fleetSvg } from './fleetExports'

const data = [
  { name: 'cards', digest: 'a1' },
  { name: '<script>', digest: 'b2' },
]
const units = unitsOf(
  snapshotOf(
    [
      listed('fraud', { champion: '2', shadow: '2' }, { team: 'risk' }),
      listed('closed', { champion: '1' }),
    ],
    [
      versionFrom('fraud', '2', know({ run: 'deleted', runId: 'r1', data })),
      versionFrom('closed', '1', whyNot('denied')),
    ],
  ),
  { text: '', team: null, owner: null, alias: null, state: null },
)

test('the table has a row for each state of data, gap and alias of each version, folded or not', () => {
  const folded = fleetOf(units, 'model', { source: 0, model: 0, alias: 0 })
  expect(fleetCsv(folded).replace('\ufeff', '').trimEnd().split('\r\n')).toEqual([
    'data,digest,state,model,version,alias,team,owner',
    'cards,a1,known,fraud,2,champion,risk,risk',
    'cards,a1,known,fraud,2,shadow,risk,risk',
    '<script>,b2,known,fraud,2,champion,risk,risk',
    '<script>,b2,known,fraud,2,shadow,risk,risk',
    ',,broken: Run deleted,fraud,2,champion,risk,risk',
    ',,broken: Run deleted,fraud,2,shadow,risk,risk',
    ',,unknown: Closed to you,closed,1,champion,,',
  ])
})

test('the picture holds every band and box; names are text, and states have a pattern', () => {
  const fleet = fleetOf(units, 'model', OPENS_WITH)
  const svg = fleetSvg(fleet, layOutFleet(fleet))
  expect(svg.match(/<path /g)).toHaveLength(fleet.links.size)
  expect(svg.match(/<g>/g)).toHaveLength(fleet.nodes.size)
  expect(svg).not.toContain('<script>')
  expect(svg).toContain('&lt;script&gt;')
  expect(svg).toContain('fill="url(#broken)"')
  expect(svg).toContain('fill="url(#unknown)"')
  expect(svg).toContain('✕ Run deleted')
})
