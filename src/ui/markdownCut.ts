/** Markdown as it will be shown: the part that is drawn, and what is left over, to show as plain text. */
export interface CutMarkdown {
  drawn: string
  rest: string
}

// Drawing is synchronous and not linear: 20,000 characters of the worst text we found take under a second on a slow
// machine, 100,000 half a minute.
const DRAWN_MAX = 20_000

// Containers nested deeper than this overflow the parser's stack, after seconds of trying.
const TOO_DEEP = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])){33}/m

/** How much of `text` is drawn as Markdown; cut between paragraphs where there is a gap in the second half. */
export function cutMarkdown(text: string): CutMarkdown {
  if (TOO_DEEP.test(text)) return { drawn: '', rest: text }
  if (text.length <= DRAWN_MAX) return { drawn: text, rest: '' }
  const gap = text.lastIndexOf('\n\n', DRAWN_MAX)
  const at = gap > DRAWN_MAX / 2 ? gap : DRAWN_MAX
  return { drawn: text.slice(0, at), rest: text.slice(at) }
}
