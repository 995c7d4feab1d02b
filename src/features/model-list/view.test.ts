import { describe, expect, it } from 'vitest'
import type { Capabilities, ModelSort } from '../../backends/backend'
import type { Term } from '../../registry/search'
import { nextSort, readView, readyToRead, sortedBy, withSort, withTyped } from './view'

const yes = { can: true } as const
const everything: Capabilities = {
  searchModels: yes,
  sortModels: ['name', '-name', 'updated', '-updated'],
  listVersions: yes,
  aliases: yes,
  moveAliases: yes,
  tags: yes,
  conditionalMoves: yes,
  loggedModels: yes,
  artifacts: yes,
}
const server = (
  capabilities = everything,
  narrowsBy: (term: Term) => boolean = ({ kind }) => kind === 'word',
) => ({
  capabilities,
  narrowsBy,
})
const sorts = (...sortModels: ModelSort[]) => ({ sortModels })

describe('readView', () => {
  it('is the whole list, as the server sorts it by itself, for a bare address', () => {
    expect(readView(new URLSearchParams(), server())).toMatchObject({
      typed: '',
      terms: [],
      sort: 'name',
      asked: { terms: [], sort: 'name' },
      here: [],
    })
  })

  it('keeps the search as typed, asks the server for what it can and leaves the rest to us', async () => {
    const params = new URLSearchParams('q=+fraud++alias:champion+tag:+&sort=-updated')
    await readyToRead(params)
    const view = readView(params, server())
    const fraud = { kind: 'word', text: 'fraud' }
    const champion = { kind: 'alias', not: false, alias: 'champion', is: null }
    expect(view).toMatchObject({
      typed: ' fraud  alias:champion tag: ',
      terms: [fraud, champion],
      asked: { terms: [fraud], sort: '-updated' },
      here: [champion],
    })
  })

  it('asks a server that can’t search for everything', () => {
    const view = readView(
      new URLSearchParams('q=fraud'),
      server(everything, () => false),
    )
    expect(view.asked.terms).toEqual([])
    expect(view.here).toEqual([{ kind: 'word', text: 'fraud' }])
  })

  it('leaves out a sort order that this server can’t do, or that is none', () => {
    const byName = server({ ...everything, ...sorts('name') })
    expect(readView(new URLSearchParams('sort=-updated'), byName).sort).toBe('name')
    expect(readView(new URLSearchParams('sort=colour'), server()).sort).toBe('name')
    expect(readView(new URLSearchParams(), server({ ...everything, ...sorts() })).sort).toBe('name')
  })
})

describe('withTyped and withSort', () => {
  it('leave other parameters alone', () => {
    const params = new URLSearchParams('seed=outage&q=a')
    expect(withTyped(params, 'a b').toString()).toBe('seed=outage&q=a+b')
    expect(withSort(params, '-name', everything).toString()).toBe('seed=outage&q=a&sort=-name')
    expect(params.toString()).toBe('seed=outage&q=a')
  })

  it('write nothing for what an address says without them', () => {
    expect(withTyped(new URLSearchParams('q=a'), '').toString()).toBe('')
    expect(withSort(new URLSearchParams('sort=-name'), 'name', everything).toString()).toBe('')
  })
})

describe('nextSort', () => {
  it('starts names at A and dates with the newest, then turns around', () => {
    expect(nextSort('name', '-updated', everything)).toBe('name')
    expect(nextSort('name', 'name', everything)).toBe('-name')
    expect(nextSort('name', '-name', everything)).toBe('name')
    expect(nextSort('updated', 'name', everything)).toBe('-updated')
    expect(nextSort('updated', '-updated', everything)).toBe('updated')
  })

  it('stays within what the server can do', () => {
    expect(nextSort('name', 'name', sorts('name'))).toBe('name')
    expect(nextSort('updated', 'name', sorts('name', 'updated'))).toBe('updated')
    expect(nextSort('updated', 'name', sorts('name'))).toBeNull()
  })
})

describe('sortedBy', () => {
  it('says it as a column head does', () => {
    expect(sortedBy('name', 'name')).toBe('ascending')
    expect(sortedBy('name', '-name')).toBe('descending')
    expect(sortedBy('updated', '-name')).toBe('none')
  })
})
