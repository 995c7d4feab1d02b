import type { SaidAct } from './actForms'

const IN_HASH = ['approve', 'reject', 'comment'] as const satisfies readonly SaidAct[]

export type ActInHash = (typeof IN_HASH)[number]

/** What the end of an address asks to be done to a request: the inbox leads to `…#approve`. Null: nothing. */
export const actInHash = (hash: string): ActInHash | null =>
  IN_HASH.find((act) => hash === `#${act}`) ?? null
