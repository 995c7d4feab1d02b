import type { Incoming } from './front'

const LINK = /^\/-\/workspaces\/([^/?]+)(\/model-versions\/get-artifact\?.*)$/

/**
 * A link sends no header, so a file of a workspace has an address that names it. What follows the name is judged and sent
 * on byte for byte, as if the workspace had come as a header; the name is judged where such a header is.
 */
export function readWorkspaceLink(incoming: Incoming): Incoming {
  const [, workspace, target] = LINK.exec(incoming.target) ?? []
  if (workspace === undefined || target === undefined) return incoming
  return { ...incoming, target, headers: [...incoming.headers, ['x-mlflow-workspace', workspace]] }
}
