import { MOST_FOUND } from '../../queries/findModels'
import { readJump } from '../../registry/jump'
import type { SnapshotSearch } from '../../registry/snapshot/searchSnapshot'
import { wordsOf } from '../../registry/wordsOf'
import type { FoundModel } from './entries'

interface Found {
  typed: string
  /** What the server found for just this text; null: it has not answered yet. */
  server: readonly FoundModel[] | null
  /** The server has named all whose names fit. */
  all: boolean
  reading: Pick<SnapshotSearch, 'find'>
}

/**
 * The server's models first, since they are so now; then those of the reading that it can't have denied: while it has not
 * answered or has more than it says, and those that fit by a tag, an alias or the description, which it was not asked about.
 */
export function withReading({ typed, server, all, reading }: Found): {
  models: FoundModel[]
  /** How many of them are as they were read. */
  read: number
} {
  const texts = new Set([readJump(typed).text, typed.trim()])
  const hits = [...texts].flatMap((text) => reading.find(wordsOf(text)))
  const now = server ?? []
  const named = new Set(now.map(({ name }) => name))
  const start = typed.trim().toLowerCase()
  const left = hits
    .filter(({ model, strict }) => !named.has(model.name) && !(strict && server !== null && all))
    .sort((a, b) => rank(a) - rank(b))
    .map(({ model }) => model)
  const read = [...new Set(left)].slice(0, Math.max(0, MOST_FOUND - now.length))
  return { models: [...now, ...read], read: read.length }

  function rank({ model, strict }: (typeof hits)[number]) {
    return model.name.toLowerCase().startsWith(start) ? 0 : strict ? 1 : 2
  }
}
