/** Rows of a table in text, after RFC 4180; a quote in the middle of a field is itself. Stops after `most` rows. */
export function readDelimited(
  text: string,
  separator: ',' | '\t' | ';',
  most: number,
): { rows: string[][]; more: boolean } {
  const rows: string[][] = []
  let row: string[] = []
  let at = text.startsWith('\uFEFF') ? 1 : 0
  const endRow = () => {
    rows.push(row)
    row = []
  }
  while (at < text.length) {
    if (rows.length === most) return { rows, more: true }
    let field = ''
    if (text[at] === '"') {
      const { value, next } = quoted(text, at + 1)
      field = value
      at = next
    }
    const end = endOfField(text, at, separator)
    row.push(field + text.slice(at, end))
    at = end
    if (text[at] === separator) {
      at++
      // a separator at the very end opens one more, empty field
      if (at === text.length) row.push('')
      continue
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++
    at++
    endRow()
  }
  if (row.length > 0) endRow()
  return { rows, more: false }
}

/** From after the opening quote; `next` stands after the closing one, or at the end of a text that has none. */
function quoted(text: string, from: number): { value: string; next: number } {
  let value = ''
  let at = from
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return { value: value + text.slice(at), next: text.length }
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') return { value, next: quote + 1 }
    value += '"'
    at = quote + 2
  }
}

function endOfField(text: string, from: number, separator: string): number {
  for (let at = from; at < text.length; at++) {
    const char = text[at]
    if (char === separator || char === '\n' || char === '\r') return at
  }
  return text.length
}
