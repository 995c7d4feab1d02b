import { Link } from 'react-router'
import type { Node } from '../../registry/lineage/graph'
import { UserText } from '../../ui/UserText'
import { hrefOf } from './words'

/** What a node is called, as a link where the console has a page about it. */
export function NodeName({ node }: { node: Pick<Node, 'about' | 'name'> }) {
  const href = hrefOf(node.about)
  const text = <UserText text={node.name} className="break-words" />
  return href === null ? (
    text
  ) : (
    <Link to={href} className="inline-block min-h-6 py-px text-accent hover:underline">
      {text}
    </Link>
  )
}
