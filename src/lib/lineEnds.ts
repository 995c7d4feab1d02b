/** A text as a textarea holds it: every line ends with \n, whatever it ended with before. */
export const asTyped = (text: string) => text.replace(/\r\n?/g, '\n')

/**
 * What was typed, with the line ends of the text it began from: who edits one line of a text from Windows has not changed
 * the others. A text whose lines end in several ways gets \n, once anything else of it was changed.
 */
export function withEndsOf(original: string, typed: string): string {
  if (typed === asTyped(original)) return original
  const windows = original.includes('\r\n') && !/\r(?!\n)|(?<!\r)\n/.test(original)
  return windows ? typed.replaceAll('\n', '\r\n') : typed
}
