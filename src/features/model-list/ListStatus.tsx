import { counted, grouped } from '../../lib/counted'
import type { ModelList } from './useModelList'

const models = (n: number) => counted(n, 'model')

/** How much of the list has been read. No server says how long it is, so a total is named only when the last page is in. */
export function ListStatus({ list, searching }: { list: ModelList; searching: boolean }) {
  return (
    <output className="block text-table text-quiet tabular-nums">
      {sentence(list, searching)}
      {list.skipped > 0 && ` · ${models(list.skipped)} could not be read`}
    </output>
  )
}

function sentence(
  { query, shown, readSoFar, searchedHere, complete }: ModelList,
  searching: boolean,
) {
  if (shown === null) return query.error === null ? 'Reading…' : ''
  if (query.isPlaceholderData) return searching ? 'Searching…' : 'Reading…'
  const found = grouped(shown.length)
  if (searchedHere) {
    return complete
      ? `${found} of ${models(readSoFar)}`
      : `${found} found; searched ${grouped(readSoFar)} so far; more to come`
  }
  if (complete) return searching ? `${models(readSoFar)} found` : models(readSoFar)
  return searching
    ? `${found} found so far; more to come`
    : `${grouped(readSoFar)} read so far; more to come`
}
