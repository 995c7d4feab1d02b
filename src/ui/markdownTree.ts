import { visibleParts } from './visibleText'

/** As much of an HTML syntax tree as is touched here. */
interface Node {
  type: string
  tagName?: string
  value?: string
  properties?: Record<string, unknown>
  children?: Node[]
}

const HEADING = /^h([1-6])$/
// A page's own h1 and h2 stand above every heading of a text that somebody else wrote.
const ABOVE = 2

/**
 * Makes a drawn Markdown text fit into a page: its headings go below the page's without gaps, its ids are dropped (they
 * are the author's to choose, and the page's to keep unique), and characters that would not be seen are marked.
 */
export function fitIntoPage() {
  return (tree: Node) => {
    let above = ABOVE
    const walk = (node: Node) => {
      if (node.properties !== undefined) {
        delete node.properties['id']
        delete node.properties['ariaDescribedBy']
      }
      const written = HEADING.exec(node.tagName ?? '')?.[1]
      if (written !== undefined) {
        above = Math.min(ABOVE + Number(written), above + 1, 6)
        node.tagName = `h${above}`
      }
      node.children = node.children?.flatMap((child) => {
        if (child.type === 'text') return marked(child.value ?? '')
        walk(child)
        return [child]
      })
    }
    walk(tree)
  }
}

function marked(text: string): Node[] {
  // spaces and line ends between words are Markdown's own; only what is inside or around words is looked at
  return text.split(/([ \t\r\n]+)/).flatMap((word): Node[] => {
    const parts = /^[ \t\r\n]*$/.test(word) ? [] : visibleParts(word)
    if (parts.every((part) => part.kind === 'plain')) return [{ type: 'text', value: word }]
    return parts.map((part) =>
      part.kind === 'plain'
        ? { type: 'text', value: part.text }
        : {
            type: 'element',
            tagName: 'mark',
            properties: { title: part.name },
            children: [{ type: 'text', value: part.mark }],
          },
    )
  })
}
