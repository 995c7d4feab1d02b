export type TextPart =
  | { kind: 'plain'; text: string }
  /** A character that would not be seen. `mark` stands for it, `name` says which it is. */
  | { kind: 'mark'; mark: string; name: string }

// Controls, formats (bidi marks, zero-width, tags), lone surrogates, private use, line and paragraph separators, what a
// font may ignore (fillers, joiners, variation selectors, the soft hyphen), spaces that are not the usual one, Braille
// blank, the object replacement. ZWJ and variation selector 16 between emoji are part of the picture and left alone.
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{DI}\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\u2800\uFFFC]/gu
const IN_EMOJI = /\p{Extended_Pictographic}[\p{Emoji_Modifier}\uFE0F]?$/u
const EMOJI_NEXT = /^\p{Extended_Pictographic}/u

const SHORT: Record<string, string> = {
  '\t': '⇥',
  '\n': '⏎',
  '\r': '␍',
  '\u00A0': '⍽',
}

/** Splits user text into what is seen and what would not be; nothing is dropped. */
export function visibleParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const found of text.matchAll(HIDDEN)) {
    const char = found[0]
    const at = found.index
    if (belongsToEmoji(text, at, char)) continue
    if (at > from) parts.push({ kind: 'plain', text: text.slice(from, at) })
    parts.push({ kind: 'mark', ...markOf(char) })
    from = at + char.length
  }
  if (from < text.length) parts.push({ kind: 'plain', text: text.slice(from) })
  // spaces at either end are lost to the eye as well
  return parts.flatMap((part, i) =>
    part.kind === 'plain' ? markEnds(part.text, i === 0, i === parts.length - 1) : [part],
  )
}

/** One line of plain text with the same marks, for places that hold only text (titles, tooltips, the document title). */
export function visibleText(text: string): string {
  return visibleParts(text)
    .map((part) => (part.kind === 'plain' ? part.text : part.mark))
    .join('')
}

function belongsToEmoji(text: string, at: number, char: string): boolean {
  if (char === '\uFE0F') return IN_EMOJI.test(text.slice(Math.max(0, at - 2), at))
  if (char !== '\u200D') return false
  return IN_EMOJI.test(text.slice(Math.max(0, at - 4), at)) && EMOJI_NEXT.test(text.slice(at + 1))
}

function markOf(char: string): { mark: string; name: string } {
  const hex = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return { mark: SHORT[char] ?? `U+${hex}`, name: `character U+${hex}` }
}

function markEnds(text: string, first: boolean, last: boolean): TextPart[] {
  const start = first ? (/^ +/.exec(text)?.[0].length ?? 0) : 0
  const rest = text.slice(start)
  const end = last ? (/ +$/.exec(rest)?.[0].length ?? 0) : 0
  const mark = { kind: 'mark', mark: '␣', name: 'space at the end of the text' } as const
  const middle = rest.slice(0, rest.length - end)
  return [
    ...Array.from({ length: start }, () => mark),
    ...(middle === '' ? [] : [{ kind: 'plain', text: middle } as const]),
    ...Array.from({ length: end }, () => mark),
  ]
}
