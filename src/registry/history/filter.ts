import { holdsWords } from '../../lib/words'
import type { HistoryEvent, Kind } from './events'
import { type Period, holds } from './changes'

/** Which rows to show; '' and null leave it open. */
export interface HistoryFilter extends Period {
  /** Words in the name of the model. */
  model: string
  /** The whole alias: names of aliases differ by a letter. */
  alias: string
  /** A part of the name. */
  by: string
  /** Null: all but bookkeeping. */
  kind: Kind | null
  /** One log alone, its bookkeeping as well. */
  log: string | null
}

export const ALL: HistoryFilter = {
  from: null,
  to: null,
  model: '',
  alias: '',
  by: '',
  kind: null,
  log: null,
}

/** Whether a row is among those asked for. What has no readable date is in every period. */
export function passes(filter: HistoryFilter, event: HistoryEvent): boolean {
  const { model, alias, by, kind, log } = filter
  if (log !== null && event.run !== log) return false
  if (kind === null ? log === null && event.kind === 'bookkeeping' : event.kind !== kind)
    return false
  return (
    (event.at === null || holds(filter, event.at)) &&
    (model === '' || (event.model !== null && holdsWords(event.model, model))) &&
    (alias === '' || event.alias === alias) &&
    (by === '' || (event.by !== null && event.by.name.toLowerCase().includes(by.toLowerCase())))
  )
}
