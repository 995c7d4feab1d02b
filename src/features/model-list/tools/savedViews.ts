import * as z from 'zod/mini'
import { keep, kept } from '../../../lib/keep'

/** A name for what an address of the list shows. */
export interface SavedView {
  name: string
  /** The search part of the address, with its `?`; '' for the bare list. */
  search: string
}

const wireViews = z.array(z.object({ name: z.string(), search: z.string() }))
const keyOf = (registry: string) => `ringside.views ${registry}`

/** The views kept for this registry, in the order they were saved. */
export function readViews(registry: string): readonly SavedView[] {
  try {
    return wireViews.parse(JSON.parse(kept(keyOf(registry)) ?? '[]'))
  } catch {
    // somebody else's, or of a version of this page that kept it otherwise
    return []
  }
}

/** False where the browser keeps nothing. */
export const writeViews = (registry: string, views: readonly SavedView[]) =>
  keep(keyOf(registry), views.length === 0 ? null : JSON.stringify(views))

/** With `view`, in the place of one of the same name. */
export function withView(views: readonly SavedView[], view: SavedView): readonly SavedView[] {
  const at = views.findIndex(({ name }) => name === view.name)
  return at < 0 ? [...views, view] : views.with(at, view)
}

/** What an address says about the list: a view leaves out what is not part of it, such as a mock's seed. */
export function viewSearch(params: URLSearchParams): string {
  const view = new URLSearchParams()
  for (const key of ['q', 'sort', 'cols', 'group']) {
    const value = params.get(key)
    if (value !== null) view.set(key, value)
  }
  const text = view.toString()
  return text === '' ? '' : `?${text}`
}
