/**
 * A script address that the page's policy (`require-trusted-types-for 'script'`) lets a worker or service worker start
 * from. It is opaque: good for passing on only. Typed as the text it stands for, since TypeScript's DOM has no Trusted Types.
 */
export type TrustedUrl = string

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL: (address: string) => TrustedUrl }
}

declare global {
  var trustedTypes: TrustedTypes | undefined
}

/** Vite's dev server names a worker by its source file; a build has everything under `/assets/`. */
const OURS = import.meta.env.DEV
  ? /^\/(?:assets\/[\w.-]+\.js|mockServiceWorker\.js|src\/[\w/.-]+\.worker\.ts)$/
  : /^\/(?:assets\/[\w.-]+\.js|mockServiceWorker\.js)$/

/** `address` when it names a script of our own on our own origin; throws TypeError for any other. */
export function ownScript(address: string, origin: string): string {
  const url = new URL(address, origin)
  if (url.origin === origin && OURS.test(url.pathname)) return address
  throw new TypeError(`${url.origin}${url.pathname} is no script of this console.`)
}

// The policy can be made only once for a page: `trusted-types ringside` admits no second one of that name.
const rules = { createScriptURL: (address: string) => ownScript(address, location.origin) }
const policy = globalThis.trustedTypes?.createPolicy('ringside', rules) ?? rules

/** Lets `address` pass the page's policy if it is ours; throws otherwise. */
export const trustedUrl = (address: string): TrustedUrl => policy.createScriptURL(address)
