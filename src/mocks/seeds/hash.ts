/** 32 hex digits, always the same for the same text: ids. Four FNV-1a lanes; nothing secret rests on it. */
export function hexId(text: string): string {
  return [0, 1, 2, 3]
    .map((lane) => {
      let hash = 0x811c9dc5 ^ (lane * 0x9e3779b1)
      for (let i = 0; i < text.length; i += 1)
        hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
      hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
      return ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0')
    })
    .join('')
}

/** A number in [0, 1) that belongs to the text. */
export const fraction = (text: string) => Number.parseInt(hexId(text).slice(0, 8), 16) / 2 ** 32
