import * as z from 'zod/mini'
import type { ConnectionConfig } from '../registry/connection'

const features = z.object({
  searchModels: z.boolean(),
  listVersions: z.boolean(),
  aliases: z.boolean(),
  tags: z.boolean(),
  loggedModels: z.boolean(),
})

const probe = z.union([
  z.object({
    state: z.enum(['ok']),
    version: z.nullable(z.string()),
    auth: z.enum(['none', 'basic', 'unknown']),
    workspaces: z.boolean(),
    features,
  }),
  z.object({
    state: z.enum(['signed-out']),
    version: z.null(),
    auth: z.enum(['basic', 'unknown']),
    workspaces: z.boolean(),
  }),
  z.object({ state: z.enum(['unreachable', 'not-mlflow', 'too-old']), message: z.string() }),
])

const person = z.object({ user: z.string(), admin: z.boolean(), until: z.number() })

const ledger = z.object({
  experiment: z.nullable(z.string()),
  name: z.string(),
  keys: z.array(z.string()),
  signs: z.boolean(),
})

const config: z.ZodMiniType<ConnectionConfig> = z.object({
  connection: z.enum(['mock', 'server', 'direct']),
  name: z.string(),
  addresses: z.optional(z.object({ tracking: z.string(), registry: z.string() })),
  trackingUri: z.optional(z.string()),
  registryUri: z.optional(z.string()),
  readOnly: z.boolean(),
  readOnlyBecause: z.optional(z.string()),
  front: z.boolean(),
  identity: z.union([
    z.object({ kind: z.enum(['none']) }),
    z.object({ kind: z.enum(['shared']), user: z.nullable(z.string()) }),
    z.object({ kind: z.enum(['own']) }),
    z.object({ kind: z.enum(['session']), person: z.nullable(person) }),
  ]),
  ledger: z.optional(ledger),
  snapshot: z.optional(z.object({ ended: z.number(), workspace: z.nullable(z.string()) })),
  probe,
})

/** `config.json` as parsed JSON. Throws an Error that names the first path that doesn't fit. */
export function parseConfig(value: unknown): ConnectionConfig {
  const read = z.safeParse(config, value)
  if (read.success) return read.data
  const at = read.error.issues[0]?.path.map(String).join('.')
  throw new Error(`config.json can't be read${at ? `: ${at} is missing or of another type` : ''}.`)
}
