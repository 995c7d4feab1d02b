/**
 * How the page stands with the person it was drawn for: still signed in; refused, so they are being asked to sign in
 * again; or refused and put off.
 */
export type Standing = 'in' | 'asking' | 'out'

/** Requests in the name of one person, who may be signed in no longer when an answer comes. */
export interface SessionWatch {
  fetch: typeof fetch
  standing: () => Standing
  subscribe: (changed: () => void) => () => void
  set: (standing: Standing) => void
}

/**
 * Says with each request whom the page believes to be asking: the console server refuses it when that is no longer who
 * is signed in, so that what one person typed is never sent by another. Any 401 means that somebody has to sign in.
 */
export function createSessionWatch(
  user: string,
  send: typeof fetch = (input, init) => globalThis.fetch(input, init),
): SessionWatch {
  const name = encodeURIComponent(user.toWellFormed())
  const listeners = new Set<() => void>()
  let standing: Standing = 'in'
  const set = (next: Standing) => {
    if (next === standing) return
    standing = next
    for (const changed of listeners) changed()
  }
  return {
    async fetch(input, init) {
      const headers = new Headers(init?.headers)
      headers.set('x-ringside-person', name)
      const response = await send(input, { ...init, headers })
      if (response.status === 401) set('asking')
      return response
    },
    standing: () => standing,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    set,
  }
}
