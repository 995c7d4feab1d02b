import { describe, expect, it } from 'vitest'
import type { Dataset } from '../tracking'
import { type ArtifactFact, artifactMove, seemsSame } from './artifacts'
import { dataFacts, dataMove, isSameData } from './datasets'

const dataset = (name: string, digest: string, rest: Partial<Dataset> = {}): Dataset => ({
  name,
  digest,
  sourceType: null,
  source: null,
  schema: null,
  profile: null,
  context: null,
  ...rest,
})
const from = (uri: string) => ({ source: JSON.stringify({ uri }) })
const fact = (...all: Dataset[]) => [...dataFacts(all).values()][0] ?? null

const file = (size: number | null, hash: string | null = null): ArtifactFact => ({
  isDirectory: false,
  size,
  hash,
})

describe('data of a version against the baseline’s', () => {
  it.each([
    [dataset('a', '1'), dataset('a', '1'), 'same'],
    [dataset('a', '1'), dataset('a', '2'), 'new digest'],
    [dataset('a', '1', from('s3://x')), dataset('a', '1', from('s3://y')), 'new source'],
    // who has no digest can't be told from who has another
    [dataset('a', ''), dataset('a', ''), 'digest unknown'],
    [dataset('a', '1'), dataset('a', ''), 'digest unknown'],
  ])('%o then %o is %s', (before, now, move) => {
    const [a, b] = [fact(before), fact(now)]
    expect(dataMove(a, b)).toBe(move)
    expect(a !== null && b !== null && isSameData(a, b)).toBe(move === 'same')
  })

  it('is known by name and purpose; several parts of one make one, in any order', () => {
    const parts = [dataset('a', '2'), dataset('a', '1')]
    expect(fact(...parts)).toEqual(fact(...parts.toReversed()))
    const facts = dataFacts([
      dataset('a', '1', { context: 'training' }),
      dataset('a', '2', { context: 'validation' }),
    ])
    expect(facts.size).toBe(2)
    expect(dataMove(null, fact(dataset('a', '1')))).toBe('added')
    expect(dataMove(fact(dataset('a', '1')), null)).toBe('removed')
  })
})

describe('files of a version against the baseline’s', () => {
  const directory: ArtifactFact = { isDirectory: true, size: null, hash: null }

  it.each([
    [file(10), file(10), 'same size', true],
    [file(10, 'a'), file(10, 'a'), 'same content', true],
    [file(10, 'a'), file(10, 'b'), 'other content', false],
    [file(10, 'a'), file(10), 'same size', true],
    [file(10), file(22), 'larger by 12 B', false],
    [file(2_500_000), file(1_000_000), 'smaller by 1.5 MB', false],
    [file(null), file(10), 'size unknown', false],
    [directory, file(10), 'another kind', false],
    [directory, directory, '', true],
  ])('%o then %o is "%s"', (before, now, move, same) => {
    expect(artifactMove(before, now)).toBe(move)
    expect(seemsSame(before, now)).toBe(same)
  })
})
