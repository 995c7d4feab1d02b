import { describe, expect, it } from 'vitest'
import { aliasPair } from './aliasPair'

const withAliases = (...rows: string[][]) =>
  rows.map((aliases) => ({ aliases: new Map(aliases.map((alias) => [alias, '1'])) }))

describe('aliasPair', () => {
  it('is champion and challenger where either occurs, however rare', () => {
    expect(aliasPair(withAliases(['prod'], ['prod'], ['challenger']))).toEqual([
      'champion',
      'challenger',
    ])
    expect(aliasPair(withAliases(['prod', 'champion']))).toEqual(['champion', 'challenger'])
  })

  it('is the two commonest where neither occurs, the commoner first', () => {
    const models = withAliases(['shadow', 'prod'], ['prod'], ['prod', 'shadow'], ['canary'])
    expect(aliasPair(models)).toEqual(['prod', 'shadow'])
  })

  it('is decided by name between equals, whatever the order of the models', () => {
    const models = withAliases(['b'], ['a'], ['c'])
    expect(aliasPair(models)).toEqual(['a', 'b'])
    expect(aliasPair(models.toReversed())).toEqual(['a', 'b'])
  })

  it('takes aliases as they are written: Champion is not champion', () => {
    expect(aliasPair(withAliases(['Champion', 'prod'], ['prod']))).toEqual(['prod', 'Champion'])
  })

  it('is champion and challenger where there are no aliases at all', () => {
    expect(aliasPair([])).toEqual(['champion', 'challenger'])
    expect(aliasPair(withAliases([], []))).toEqual(['champion', 'challenger'])
  })

  it('keeps the second place of the default where there is one alias only', () => {
    expect(aliasPair(withAliases(['prod']))).toEqual(['prod', 'challenger'])
  })
})
