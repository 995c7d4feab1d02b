/**
 * A text that may be Markdown on one line, without the marks that would only be read as noise there. For a glance: the
 * text itself is shown elsewhere.
 */
export function plainLine(text: string): string {
  return text
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+])\s+/gm, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|`/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
