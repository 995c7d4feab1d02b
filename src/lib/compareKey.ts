/** Where the browser keeps the versions to compare of a registry; apart from what reads them, which few need. */
export const compareKey = (registry: string) => `ringside.compare ${registry}`

/** Sent to the window when this page keeps or drops one. */
export const COMPARE_EVENT = 'ringside:compare'
