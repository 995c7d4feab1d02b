import { paths, workspaceBase } from '../../paths'
import { DEFAULT_WORKSPACE } from '../../registry/workspace'

/** The list of a workspace. For an `<a>`: the page is loaded anew, so that nothing of one is left over in another. */
export const workspaceHref = (name: string) =>
  workspaceBase(name === DEFAULT_WORKSPACE ? null : name) + paths.models()
