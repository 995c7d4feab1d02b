import type { VersionsView } from '../../queries/versionList'
import type { VersionList } from './useVersionList'

/** How much of the list has been read, in words. No server says how long it is: a total is named when the end is in. */
export function countOf(
  { rows, before, read, complete }: Pick<VersionList, 'rows' | 'before' | 'read' | 'complete'>,
  view: VersionsView,
  from: string | null,
): string {
  const shown = before + (rows?.length ?? 0)
  const count = number(shown)
  if (from !== null) return complete ? `${count} from v${from} down` : `${count} read so far`
  if (view.where.length > 0) {
    if (complete) return `${count} found`
    // more was looked at than found: the search is done here
    const searched = read > shown ? `; searched ${number(read)} so far` : ' so far'
    return `${count} found${searched}; more to come`
  }
  if (!complete) return `${count} read so far; more to come`
  if (shown === 0) return ''
  return shown === 1 ? '1 version' : `${count} versions`
}

const number = (n: number) => n.toLocaleString('en')
