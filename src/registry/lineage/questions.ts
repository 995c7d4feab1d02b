import type { Side } from './graph'
import type { Ask, Question } from './records'
import { type Kind, type NodeId, nodeId, readNodeId } from './subject'

const ABOUT: Readonly<Record<Kind, Readonly<Record<Side, readonly Question[]>>>> = {
  dataset: { up: [], down: ['users', 'measured'] },
  commit: { up: [], down: ['users'] },
  // no server tells what used a prompt, but by the tags of what was read
  prompt: { up: [], down: [] },
  run: { up: ['whole-run'], down: ['run', 'registered', 'children'] },
  'logged-model': { up: ['logged-model'], down: ['logged-model'] },
  version: { up: ['version'], down: ['version'] },
  alias: { up: [], down: [] },
  model: { up: ['model', 'versions'], down: [] },
}

/** What must be answered before all neighbours of a node on one side are known. */
export function questionsOf(id: NodeId, side: Side): Ask[] {
  const about = readNodeId(id)
  if (about === null) return []
  const asks = ABOUT[about.kind][side].map((question): Ask => ({ question, of: id }))
  if (about.kind === 'version' && side === 'down') {
    // the aliases of a version, and its copies, are told of its model
    const of = nodeId({ kind: 'model', name: about.model })
    return [...asks, { question: 'model', of }, { question: 'copies', of }]
  }
  if (about.kind === 'alias' && side === 'up') {
    return [{ question: 'model', of: nodeId({ kind: 'model', name: about.model }) }]
  }
  return asks
}
