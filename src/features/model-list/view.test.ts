import { describe, expect, it } from 'vitest'
import type { Capabilities, ModelSort } from '../../backends/backend'
import { holdsWords, nextSort, readView, sortedBy, withSort, withTyped } from './view'

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
const noSearch: Capabilities = { ...everything, searchModels: { can: false, because: 'It can’t.' } }
const sorts = (...sortModels: ModelSort[]) => ({ sortModels })

describe('readView', () => {
  it('is the whole list, as the server sorts it by itself, for a bare address', () => {
    expect(readView(new URLSearchParams(), everything)).toEqual({
      typed: '',
      sort: 'name',
      asked: { text: '', sort: 'name' },
    })
  })

  it('keeps the search as typed and asks for it without the spaces around', () => {
    const view = readView(new URLSearchParams('q=+fraud++eu+&sort=-updated'), everything)
    expect(view).toEqual({
      typed: ' fraud  eu ',
      sort: '-updated',
      asked: { text: 'fraud  eu', sort: '-updated' },
    })
  })

  it('asks a server that can’t search for everything', () => {
    const view = readView(new URLSearchParams('q=fraud'), noSearch)
    expect(view.typed).toBe('fraud')
    expect(view.asked.text).toBe('')
  })

  it('leaves out a sort order that this server can’t do, or that is none', () => {
    const byName = { ...everything, ...sorts('name') }
    expect(readView(new URLSearchParams('sort=-updated'), byName).sort).toBe('name')
    expect(readView(new URLSearchParams('sort=colour'), everything).sort).toBe('name')
    expect(readView(new URLSearchParams(), { ...everything, ...sorts() }).sort).toBe('name')
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

describe('holdsWords', () => {
  it('finds every word, in any order and case, and takes no character for a wildcard', () => {
    expect(holdsWords('card-fraud EU', 'eu  FRAUD')).toBe(true)
    expect(holdsWords('card-fraud', 'card eu')).toBe(false)
    expect(holdsWords('card-fraud', 'c%d')).toBe(false)
    expect(holdsWords('anything', '')).toBe(true)
  })
})
