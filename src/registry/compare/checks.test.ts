import { describe, expect, it } from 'vitest'
import type { Checks } from '../checks/runChecks'
import type { Column, Signature } from '../signature'
import { checksAmong } from './checks'
import { READING, known, lacking, unknown } from './known'
import { anMlmodel } from '../examples'
import { plainSide, plainVersion } from './scriptedSide'
import type { Side } from './side'

const NOW = new Date('2026-06-10T12:00:00Z')
const DOUBLE = { kind: 'scalar', name: 'double' } as const
const column = (name: string): Column => ({ kind: 'column', name, type: DOUBLE, required: true })
const taking = (...names: string[]) => {
  const signature: Signature = {
    inputs: { state: 'given', fields: names.map(column) },
    outputs: { state: 'none' },
    params: { state: 'none' },
  }
  return plainSide({ mlmodel: known(anMlmodel({ signature })) })
}

function checks(baseline: Side, candidate: Side): Checks {
  const [, found] = checksAmong([baseline, candidate], 0, NOW)
  if (!found || 'because' in found) throw new Error('no checks')
  return found
}
const result = (found: Checks, gate: string) =>
  found.checks.find((one) => one.gate === gate)?.result

const file = { isDirectory: false, size: 10, hash: null }
const directory = { isDirectory: true, size: null, hash: null }
const files = (...entries: [string, typeof file | typeof directory][]) =>
  plainSide({ artifacts: known(new Map(entries)) })
const same = (a: Side) => checks(a, a).checks.find(({ gate }) => gate === 'files')

const lineage = (run: Side['run']) => result(checks(plainSide(), plainSide({ run })), 'lineage')

describe('checksAmong', () => {
  it('blocks on a contract that breaks, and not on what only informs', () => {
    const broken = checks(taking('a'), taking('a', 'b'))
    expect(broken.blocks).toBe(1)
    expect(broken.sentence).toMatch(/^Contract blocks: /)
    expect(checks(taking('a'), taking('a')).blocks).toBe(0)
  })

  it('takes nothing that is not known for a pass', () => {
    const closed = { ...unknown('it is closed to you (403)'), kind: 'denied' } as const
    const found = checks(
      taking('a'),
      plainSide({
        mlmodel: closed,
        run: closed,
        loggedModel: closed,
        requirements: closed,
        artifacts: closed,
        model: closed,
      }),
    )
    expect(found.checks.filter((one) => one.result === 'pass').map(({ gate }) => gate)).toEqual([
      'ready',
    ])
    expect(found.blocks).toBe(0)
  })

  it('tells a version without a run from one whose run is closed or gone', () => {
    expect(lineage(lacking('it names no run'))).toBe('warn')
    expect(lineage({ ...unknown('its run is not there (404)'), kind: 'missing' })).toBe('fail')
    expect(lineage({ ...unknown('its run is closed to you (403)'), kind: 'denied' })).toBe(
      'unknown',
    )
  })

  it('waits for what is being read, of that version alone, and says why there are none', () => {
    const gone = plainSide({ version: unknown('it is not there (404)') })
    const [none, one, reading, missing] = checksAmong(
      [plainSide(), plainSide(), plainSide({ run: READING }), gone],
      0,
      NOW,
    )
    expect(none).toBeNull()
    expect(one).toHaveProperty('checks')
    expect(reading).toBeUndefined()
    expect(missing).toEqual({ because: 'it is not there (404)' })
  })

  it('judges a version by itself where the baseline is not known', () => {
    const [, found] = checksAmong(
      [plainSide({ version: unknown('it is not there (404)') }), plainSide()],
      0,
      NOW,
    )
    if (!found || 'because' in found) throw new Error('no checks')
    expect(result(found, 'ready')).toBe('pass')
    expect(result(found, 'contract')).toBeUndefined()
  })

  it('compares files only where no directory was left closed', () => {
    expect(same(files(['MLmodel', file]))?.result).toBe('pass')
    expect(same(files(['MLmodel', file], ['data', directory]))).toBeUndefined()
    expect(same(files(['data', directory], ['data/x', file]))?.result).toBe('pass')
  })
})

it('a version that is not ready blocks', () => {
  const failed = plainSide({ version: known(plainVersion({ status: 'FAILED_REGISTRATION' })) })
  expect(checks(plainSide(), failed).sentence).toMatch(/^Status blocks/)
})
