import type { ModelList } from './useModelList'

const count = new Intl.NumberFormat('en')
const models = (n: number) => `${count.format(n)} ${n === 1 ? 'model' : 'models'}`

/** How much of the list has been read. No server says how long it is, so a total is named only when the last page is in. */
export function ListStatus({ list, search }: { list: ModelList; search: string }) {
  return (
    <output className="block text-table text-quiet tabular-nums">
      {sentence(list, search)}
      {list.skipped > 0 && ` · ${models(list.skipped)} could not be read`}
    </output>
  )
}

function sentence({ query, shown, readSoFar, searchedHere, complete }: ModelList, search: string) {
  if (shown === null) return query.error === null ? 'Reading…' : ''
  if (query.isPlaceholderData) return search === '' ? 'Reading…' : 'Searching…'
  const found = count.format(shown.length)
  if (searchedHere) {
    return complete
      ? `${found} of ${models(readSoFar)}`
      : `${found} found; searched ${count.format(readSoFar)} so far; more to come`
  }
  if (complete) return search === '' ? models(readSoFar) : `${models(readSoFar)} found`
  return search === ''
    ? `${count.format(readSoFar)} read so far; more to come`
    : `${found} found so far; more to come`
}
