import { parseArgs, type ParseArgsConfig } from 'node:util'
import { type ConnectionConfig, LEDGER_NAME } from '../src/registry/connection'
import { type Address, parseAddress, UsageError } from './address'
import { chooseAuthorization, parseCredentialsFile } from './mlflowCredentials'
import type { Backends } from './nodeForward'
import type { Credential } from './caller'
import type { LedgerOptions } from './frontOptions'
import { MAKE_KEY, readSigningKey, readTrustedKeys } from './ledgerKeys'
import { sealedCookies } from './sealedCookie'
import { createSigner } from './signer'

export const USAGE = `Usage: mlflow-ringside [options]
       mlflow-ringside setup | watch | snapshot [options]     (--help says more of each)

Serves Ringside, a registry console for MLflow. Without a tracking URI it shows a mock registry.

  --tracking-uri <uri>    the MLflow server (MLFLOW_TRACKING_URI)
  --registry-uri <uri>    where its registry is another server (MLFLOW_REGISTRY_URI)
  --port <number>         4173 (PORT)
  --host <address>        127.0.0.1 (HOST)
  --read-only             refuse every write (RINGSIDE_READ_ONLY=1)
  --public-origin <list>  where people reach it, comma-separated; https, and required when
                          --host is not this computer alone (RINGSIDE_PUBLIC_ORIGIN)
  --let-everyone-write-as-me
                          with a credential from the environment and other people's computers
                          let in, allow them to write under it
  --audit-log <file>      a line of JSON for every write that passes the console, - for standard
                          output (RINGSIDE_AUDIT_LOG); while it can't be kept, nothing is written
  --snapshot <file>       what mlflow-ringside snapshot wrote, handed out so that no browser has to
                          read the whole registry itself; where people sign in, to admins
                          (RINGSIDE_SNAPSHOT)
  --snapshot-for-everyone to all who sign in, also what they could not read themselves
                          (RINGSIDE_SNAPSHOT_FOR_EVERYONE=1)
  --help                  this text
  --version               which version this is

The credential comes from MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD (or
~/.mlflow/credentials), else from MLFLOW_TRACKING_TOKEN, as for MLflow's own client; so do
MLFLOW_TRACKING_INSECURE_TLS and MLFLOW_TRACKING_SERVER_CERT_PATH.
Without any, each person signs in at the console, where the server asks for it. What they sign in
with is kept in their browser, encrypted under RINGSIDE_SECRET (32 characters or more; without it
under a random key, and a restart signs everybody out).
RINGSIDE_AUTH=pass-through sends each browser's own Authorization header instead.

Reviews and histories are kept in an experiment of the tracking server:
  RINGSIDE_LEDGER         its id, as set-up prints it; without it the one named ringside-reviews
                          (or RINGSIDE_LEDGER_NAME) is used
  RINGSIDE_SIGNING_KEY    a private key, or the file with it, that vouches for what people write
                          who have signed in; make one with:
                          ${MAKE_KEY}
  RINGSIDE_TRUSTED_KEYS   public keys of other consoles to be believed as well (files or keys,
                          comma-separated); each console shows its own at /-/keys
`

const FLAGS = {
  'tracking-uri': { type: 'string' },
  'registry-uri': { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  'read-only': { type: 'boolean' },
  'public-origin': { type: 'string' },
  'let-everyone-write-as-me': { type: 'boolean' },
  'audit-log': { type: 'string' },
  snapshot: { type: 'string' },
  'snapshot-for-everyone': { type: 'boolean' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options']

export interface Settings {
  host: string
  port: number
  publicOrigins: readonly string[]
  /** Null: the mock. */
  backends: Backends | null
  /** What to call the backend: host and path. */
  name: string
  twoServers: boolean
  /** The backend's addresses without credentials; undefined for the mock. */
  addresses: ConnectionConfig['addresses']
  credential: Credential
  readOnlyBecause: string | null
  ledger: LedgerOptions
  /** What is handed out at `/-/snapshot`, and to whom; null: nothing is. */
  snapshot: { file: string; forEveryone: boolean } | null
  /** Where writes are noted; `-`: standard output. */
  auditLog: string | null
}

/** What settings are read from; in tests, not this computer's. */
export interface World {
  env: Readonly<Record<string, string | undefined>>
  /** The text of a file; null when there is none. */
  readFile: (path: string) => string | null
  home: string
}

/** Flags win over the environment, and an empty variable is an unset one. A word: only that was asked for. */
export function readSettings(argv: readonly string[], world: World): Settings | 'help' | 'version' {
  const { env } = world
  const flags = parseFlags(argv)
  if (flags.help === true) return 'help'
  if (flags.version === true) return 'version'

  const host = flags.host || env.HOST || '127.0.0.1'
  const loopback = isLoopback(host)
  const publicOrigins = readOrigins(
    flags['public-origin'] || env.RINGSIDE_PUBLIC_ORIGIN || '',
    loopback,
  )
  if (!loopback && publicOrigins.length === 0) {
    throw new UsageError(
      `Listening on ${host} lets other computers in: set RINGSIDE_PUBLIC_ORIGIN to the https address that they use.`,
    )
  }

  const backends = readBackends(flags, world)
  const credential = readCredential(backends, world)
  const readOnly = flags['read-only'] === true || readSwitch(env, 'RINGSIDE_READ_ONLY')
  return {
    host,
    port: readPort(flags.port || env.PORT || '4173'),
    publicOrigins,
    backends,
    name: backends === null ? 'mock' : nameOf(backends),
    twoServers: backends !== null && backends.registry.name !== backends.tracking.name,
    addresses:
      backends === null
        ? undefined
        : { tracking: uriOf(backends.tracking), registry: uriOf(backends.registry) },
    credential,
    readOnlyBecause: readOnly
      ? 'This console was started read-only.'
      : !loopback && credential.kind === 'shared' && flags['let-everyone-write-as-me'] !== true
        ? `Everybody here shares one credential${credential.user === null ? '' : `, that of ${credential.user}`}. ` +
          'Start with --let-everyone-write-as-me to let them write under it.'
        : null,
    ledger: readLedger(world),
    snapshot: backends === null ? null : readSnapshotFlags(flags, env),
    auditLog: flags['audit-log'] || env.RINGSIDE_AUDIT_LOG || null,
  }
}

function readSnapshotFlags(
  flags: ReturnType<typeof parseFlags>,
  env: World['env'],
): Settings['snapshot'] {
  const file = flags.snapshot || env.RINGSIDE_SNAPSHOT || null
  const forEveryone =
    flags['snapshot-for-everyone'] === true || readSwitch(env, 'RINGSIDE_SNAPSHOT_FOR_EVERYONE')
  return file === null ? null : { file, forEveryone }
}

/** Ids of experiments are numbers; some stores have others. They go into addresses and filters. */
const EXPERIMENT = /^[\w-]{1,64}$/

function readLedger({ env, readFile }: World): LedgerOptions {
  const experiment = env.RINGSIDE_LEDGER || null
  if (experiment !== null && !EXPERIMENT.test(experiment)) {
    throw new UsageError('RINGSIDE_LEDGER must be the id of an experiment, as set-up prints it.')
  }
  const key = readSigningKey(env.RINGSIDE_SIGNING_KEY ?? '', readFile)
  return {
    experiment,
    name: env.RINGSIDE_LEDGER_NAME || LEDGER_NAME,
    signer: key === null ? null : createSigner(key),
    trusted: readTrustedKeys(env.RINGSIDE_TRUSTED_KEYS ?? '', readFile),
  }
}

function parseFlags(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: FLAGS, strict: true }).values
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : '').split(/\. /)
    throw new UsageError(`${line}. See --help.`)
  }
}

const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw new UsageError(`PORT must be a number up to 65535, not "${text}".`)
  return port
}

function readSwitch(env: World['env'], name: string): boolean {
  const text = (env[name] ?? '').toLowerCase()
  if (text === '1' || text === 'true') return true
  if (text === '' || text === '0' || text === 'false') return false
  throw new UsageError(`${name} must be 1 or 0.`)
}

function readOrigins(list: string, loopback: boolean): string[] {
  return list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map((item) => {
      const url = URL.canParse(item) ? new URL(item) : null
      const bare = url !== null && (item === url.origin || item === `${url.origin}/`)
      if (!bare || !/^https?:$/.test(url.protocol)) {
        throw new UsageError(
          'RINGSIDE_PUBLIC_ORIGIN must list origins such as https://ringside.example.org.',
        )
      }
      if (!loopback && url.protocol !== 'https:') {
        throw new UsageError(
          'RINGSIDE_PUBLIC_ORIGIN must be https when other computers are let in.',
        )
      }
      return url.origin
    })
}

function readBackends(
  flags: ReturnType<typeof parseFlags>,
  { env, readFile }: World,
): Backends | null {
  const tracking = flags['tracking-uri'] || env.MLFLOW_TRACKING_URI || ''
  const registry = flags['registry-uri'] || env.MLFLOW_REGISTRY_URI || ''
  if (tracking === '' && registry === '') return null
  const insecure = readSwitch(env, 'MLFLOW_TRACKING_INSECURE_TLS')
  const certificate = env.MLFLOW_TRACKING_SERVER_CERT_PATH || null
  if (insecure && certificate !== null) {
    throw new UsageError(
      'Set MLFLOW_TRACKING_INSECURE_TLS or MLFLOW_TRACKING_SERVER_CERT_PATH, not both.',
    )
  }
  const ca = certificate === null ? null : readFile(certificate)
  if (certificate !== null && ca === null) {
    throw new UsageError(`MLFLOW_TRACKING_SERVER_CERT_PATH can't be read: ${certificate}`)
  }
  return {
    tracking: parseAddress('MLFLOW_TRACKING_URI', tracking || registry),
    registry: parseAddress('MLFLOW_REGISTRY_URI', registry || tracking),
    tls: { insecure, ca },
  }
}

const uriOf = ({ secure, name }: Address) => `http${secure ? 's' : ''}://${name}`

const nameOf = ({ registry, tracking }: Backends) =>
  registry.name === tracking.name ? registry.name : `${registry.name} (tracking: ${tracking.name})`

function readCredential(backends: Backends | null, { env, readFile, home }: World): Credential {
  const mode = env.RINGSIDE_AUTH || ''
  if (mode !== '' && mode !== 'pass-through') {
    throw new UsageError('RINGSIDE_AUTH can only be "pass-through".')
  }
  if (backends === null) return { kind: 'none' }
  if (mode === 'pass-through') return { kind: 'pass-through' }
  const file = parseCredentialsFile(readFile(`${home}/.mlflow/credentials`) ?? '')
  const { authorization, user } = chooseAuthorization(env, file)
  const { registry, tracking } = backends
  const both = {
    registry: registry.authorization ?? authorization,
    tracking: tracking.authorization ?? authorization,
  }
  if (both.registry === null && both.tracking === null) {
    const secret = readSecret(env)
    // for these addresses only: a name given to another server later must not make the old sealed passwords its own
    const backend = [registry, tracking]
      .map(({ secure, name }) => `${secure ? 'https' : 'http'}://${name}`)
      .join(' ')
    return { kind: 'session', keeper: sealedCookies({ secret, backend }) }
  }
  if (![both.registry, both.tracking].every((value) => /^[\x20-\x7e]*$/.test(value ?? ''))) {
    throw new UsageError('MLFLOW_TRACKING_TOKEN holds a character that no header can.')
  }
  return {
    kind: 'shared',
    authorization: both,
    user: registry.user ?? tracking.user ?? user,
  }
}

const SECRET_LENGTH = 32

function readSecret(env: World['env']): string | null {
  const secret = env.RINGSIDE_SECRET || null
  if (secret !== null && secret.length < SECRET_LENGTH) {
    throw new UsageError(
      `RINGSIDE_SECRET must have ${SECRET_LENGTH} characters or more, such as those of: openssl rand -hex 32`,
    )
  }
  return secret
}
