import {
  type Edge,
  type EdgeKind,
  type Fact,
  type Graph,
  type Node,
  type Trouble,
  makeGraph,
} from './graph'
import type { Records, WhyUnread } from './records'
import { type NodeId, type Subject, nodeId, readNodeId } from './subject'

const UNREAD: Readonly<Record<WhyUnread, string>> = {
  denied: 'closed to you, or gone',
  gone: 'gone',
  unsupported: 'not kept by this server',
  failed: 'could not be read',
}

/** A graph while it is put together: what is told twice is there once. */
export class Draft {
  private readonly nodes = new Map<NodeId, Node>()
  private readonly edges = new Map<string, Edge>()
  private readonly records: Records

  constructor(records: Records) {
    this.records = records
  }

  node(about: Subject): NodeId {
    const id = nodeId(about)
    if (!this.nodes.has(id)) this.nodes.set(id, blank(id, about))
    return id
  }

  /** What is said first stays; a node is live when anything says so. */
  tell(id: NodeId, told: Partial<Pick<Node, 'name' | 'fact' | 'at' | 'live' | 'experiment'>>) {
    const node = this.nodes.get(id)
    if (node === undefined) return
    if (told.name !== undefined) node.name = told.name
    if (told.fact !== undefined && told.fact !== '') node.fact = told.fact
    node.at ??= told.at ?? null
    node.experiment ??= told.experiment ?? null
    node.live ||= told.live ?? false
  }

  trouble(id: NodeId, trouble: Trouble) {
    const node = this.nodes.get(id)
    if (node === undefined) return
    node.trouble = trouble
    node.fact =
      trouble.kind === 'deleted'
        ? 'deleted'
        : trouble.kind === 'lost'
          ? 'files gone'
          : trouble.kind === 'unwatched'
            ? 'not known on that day'
            : UNREAD[trouble.kind]
  }

  /** Aliases that nothing was told to hold. */
  markUnheld(why: (about: Extract<Subject, { kind: 'alias' }>) => string) {
    for (const node of this.nodes.values()) {
      const { id, about, fact } = node
      if (about.kind !== 'alias' || fact !== '') continue
      this.trouble(id, { kind: 'unwatched', words: why(about) })
      node.live = false
    }
  }

  edge(
    from: NodeId,
    to: NodeId,
    kind: EdgeKind,
    { claimed = false, ...fact }: Omit<Fact, 'claimed'> & { claimed?: boolean },
  ) {
    if (from === to) return
    const id = `${from} ${to} ${kind}`
    const told = { ...fact, claimed }
    const known = this.edges.get(id)
    if (known === undefined) {
      this.edges.set(id, { id, from, to, kind, facts: [told], claimed })
    } else if (!known.facts.some((each) => isSame(each, told))) {
      const facts: Edge['facts'] = [...known.facts, told]
      this.edges.set(id, { ...known, facts, claimed: known.claimed && claimed })
    }
  }

  finish(): Graph {
    return makeGraph(this.nodes, this.edges.values())
  }

  /** A node that was asked for is there, whatever came of it. */
  markUnread() {
    for (const question of ['version', 'model', 'run', 'whole-run', 'logged-model'] as const)
      for (const [id, reading] of this.records[question])
        if (reading.state === 'unread') this.unread(id, { kind: reading.why, words: reading.words })
    for (const [id, reading] of this.records.files)
      // of a version that is gone, the files are as well
      if (reading.state === 'read' && reading.value === 'lost' && !this.nodes.get(id)?.trouble)
        this.unread(id, { kind: 'lost', words: 'The files of this version are gone.' })
  }

  private unread(id: NodeId, trouble: Trouble) {
    const about = readNodeId(id)
    if (about === null) return
    this.node(about)
    const words = trouble.kind === 'denied' ? closedWords(about) : trouble.words
    this.trouble(id, { ...trouble, words })
  }
}

/** A server that asks who is asking answers for what is gone as for what is closed, where nothing there is open to them. */
function closedWords(about: Subject): string {
  const on =
    about.kind === 'version' || about.kind === 'alias'
      ? `the registered model “${about.model}”`
      : about.kind === 'model'
        ? 'this registered model'
        : 'its experiment'
  return `Not readable for you, or gone: the server does not tell which. To read it takes READ on ${on}.`
}

const isSame = (a: Fact, b: Fact) =>
  a.request === b.request && a.field === b.field && a.value === b.value

function blank(id: NodeId, about: Subject): Node {
  return {
    id,
    about,
    ...called(about),
    trouble: null,
    at: null,
    live: about.kind === 'alias',
    experiment: null,
  }
}

function called(about: Subject): { name: string; fact: string } {
  switch (about.kind) {
    case 'dataset':
      return { name: about.name, fact: `#${about.digest}` }
    case 'commit':
      return { name: about.commit.slice(0, 10), fact: '' }
    case 'prompt':
      return { name: `${about.name} v${about.version}`, fact: '' }
    case 'run':
      return { name: about.id.slice(0, 8), fact: '' }
    case 'logged-model':
      return { name: about.id.slice(0, 10), fact: '' }
    case 'version':
      return { name: `${about.model} v${about.version}`, fact: '' }
    case 'alias':
      return { name: `@${about.alias}`, fact: '' }
    case 'model':
      return { name: about.name, fact: '' }
    default:
      return about satisfies never
  }
}
