/** One of several registries on one server: names in it are its own. */
export interface Workspace {
  name: string
  description: string
}

/** The one that a request is for that names none. */
export const DEFAULT_WORKSPACE = 'default'
