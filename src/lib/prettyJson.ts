const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g
const DEEPEST = 64

type Node = { text: string } | { open: '{' | '['; items: { key: string | null; value: Node }[] }

/**
 * JSON indented by two spaces: what fits into `width` on one line, long lists of numbers or strings in filled lines.
 * Both are copied as written (1.0 stays 1.0, NaN stays NaN, long integers keep their digits). Null when the text is not
 * JSON of a sane depth.
 */
export function prettyJson(text: string, width = 100): string | null {
  const tokens = text.match(TOKENS) ?? []
  // anything between tokens that is not white space (an open string) was skipped by the expression
  if (tokens.join('').length !== text.replaceAll(/"(?:[^"\\]|\\.)*"|\s+/g, keepStrings).length)
    return null
  let at = 0

  function read(depth: number): Node | null {
    const token = tokens[at++]
    if (token === undefined || depth > DEEPEST || /^[}\],:]$/.test(token)) return null
    if (token !== '{' && token !== '[') return { text: token }
    const close = token === '{' ? '}' : ']'
    const node: Node = { open: token, items: [] }
    if (tokens[at] === close) {
      at++
      return node
    }
    for (;;) {
      let key: string | null = null
      if (token === '{') {
        key = tokens[at++] ?? ''
        if (!key.startsWith('"') || tokens[at++] !== ':') return null
      }
      const value = read(depth + 1)
      if (value === null) return null
      node.items.push({ key, value })
      const next = tokens[at++]
      if (next === close) return node
      if (next !== ',') return null
    }
  }

  const root = read(0)
  return root === null || at !== tokens.length ? null : print(root, '', width)
}

const keepStrings = (part: string) => (part.startsWith('"') ? part : '')

/** `taken`: what of the first line a key before it takes. */
function print(node: Node, indent: string, width: number, taken = 0): string {
  if ('text' in node) return node.text
  const line = onOneLine(node, width - indent.length - taken)
  if (line !== null) return line
  const inner = `${indent}  `
  if (node.open === '[' && node.items.every(({ value }) => 'text' in value)) {
    const texts = node.items.map(({ value }) => print(value, inner, width))
    return `[\n${filled(texts, inner, width)}\n${indent}]`
  }
  const items = node.items.map(({ key, value }) => {
    const label = key === null ? '' : `${key}: `
    return `${inner}${label}${print(value, inner, width, label.length)}`
  })
  return `${node.open}\n${items.join(',\n')}\n${indent}${node.open === '{' ? '}' : ']'}`
}

/** Numbers and strings of a long list one after the other, as many as fit into a line. */
function filled(texts: readonly string[], indent: string, width: number): string {
  const lines: string[] = []
  let line = indent
  for (const [i, text] of texts.entries()) {
    const item = i < texts.length - 1 ? `${text},` : text
    if (line.length > indent.length && line.length + 1 + item.length > width) {
      lines.push(line)
      line = indent
    }
    line += line.length > indent.length ? ` ${item}` : item
  }
  return [...lines, line].join('\n')
}

/** Null when it would be longer than `room`; stops counting there, so that a large file is not printed at every level. */
function onOneLine(node: Node, room: number): string | null {
  if ('text' in node) return node.text.length <= room ? node.text : null
  let line: string = node.open
  for (const [i, { key, value }] of node.items.entries()) {
    const text = onOneLine(value, room - line.length)
    if (text === null) return null
    line += `${i === 0 ? '' : ', '}${key === null ? '' : `${key}: `}${text}`
    if (line.length >= room) return null
  }
  return `${line}${node.open === '{' ? '}' : ']'}`
}
