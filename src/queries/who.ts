import { queryOptions } from '@tanstack/react-query'
import type { Backend } from '../backends/backend'
import { keep, kept } from '../lib/keep'
import type { ConnectionConfig } from '../registry/connection'
import { askOf } from './askOf'
import { myName } from './rights'

/** Who writes here. `name` is empty until somebody says one. */
export interface Who {
  name: string
  /** The backend knows them by this name; else it is what they typed, and nobody's proof. */
  verified: boolean
  /** They may change what they are called. */
  typed: boolean
}

interface Parts {
  backend: Backend
  config: ConnectionConfig
}

const TYPED = 'ringside.name'

const typedName = (): string => kept(TYPED) ?? ''

/** Keeps the name that somebody typed; false where the browser keeps nothing. */
export const keepName = (name: string): boolean =>
  keep(TYPED, name.trim() === '' ? null : name.trim())

/**
 * Who is asking here: whoever signed in; whom the backend takes the request for; else the name that was typed in this
 * browser. One credential for everybody names no person, so that one is not verified.
 */
export const who = (app: Parts) =>
  queryOptions({
    queryKey: [app.backend.registry.id, 'who'],
    queryFn: ({ client }) => readWho(app, () => askOf(client, myName(app))),
    staleTime: 'static',
  })

async function readWho({ config: { identity } }: Parts, ask: () => Promise<string>): Promise<Who> {
  switch (identity.kind) {
    case 'none':
      return { name: typedName(), verified: false, typed: true }
    case 'shared':
      return { name: typedName() || (identity.user ?? ''), verified: false, typed: true }
    case 'session':
      return { name: identity.person?.user ?? '', verified: true, typed: false }
    case 'own':
      return { name: await ask(), verified: true, typed: false }
    default:
      return identity satisfies never
  }
}
