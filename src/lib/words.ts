/** Whether `text` holds every word of `typed`, in any order and case: how people expect a search to work. */
export function holdsWords(text: string, typed: string): boolean {
  const lower = text.toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word))
}
