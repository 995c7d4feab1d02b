import type { Grouping } from '../../registry/grouping'

/** The ids of columns in `?cols=`; none where it can't be read. */
export function readColumns(text: string): readonly string[] {
  try {
    return text.split(',').flatMap((id) => (id === '' ? [] : [decodeURIComponent(id)]))
  } catch {
    return []
  }
}

/** What `?group=` says; null for something else. */
export function readGrouping(text: string | null): Grouping | null {
  if (text === 'prefix') return { by: 'prefix' }
  const key = text?.startsWith('tag:') ? text.slice('tag:'.length) : ''
  return key === '' ? null : { by: 'tag', key }
}
