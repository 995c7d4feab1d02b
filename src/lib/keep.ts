// What a browser keeps for its person: never a server's truth. Storage may be closed, or full.

/** What was kept under `key`; null where nothing was, or nothing can be. */
export function kept(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Keeps `text` under `key` (null: forgets it). False where the browser keeps nothing. */
export function keep(key: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(key)
    else localStorage.setItem(key, text)
    return true
  } catch {
    return false
  }
}
