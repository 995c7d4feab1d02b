/** A character named so that anybody can find it: itself, "a space", or its code point. */
export function spell(char: string): string {
  if (char === ' ') return 'a space'
  if (char === '\n') return 'a line break'
  if (char === '\t') return 'a tab'
  const code = `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  if (/^[!-~]$/.test(char)) return char
  // seen as a letter or a sign, and told from those that look alike
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(char) ? `${char} (${code})` : code
}
