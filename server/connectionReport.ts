import type { ConnectionConfig, Probe } from '../src/registry/connection'
import type { Credential } from './caller'
import type { FrontOptions } from './frontOptions'
import { personOf, type Session } from './session'

/** Asks a server that was not there at most this often. */
const RETRY_MS = 1000

/**
 * The one probe of a front: run when first asked for, kept once it succeeded, else run again by later askers, who share
 * one at a time. Nothing runs by itself.
 */
export class ProbeOnce {
  #last: { found: Probe; at: number; who: string | null } | null = null
  #running: { found: Promise<Probe>; who: string | null } | null = null

  /** What is known without asking anybody. */
  get last(): Probe | null {
    return this.#last?.found ?? null
  }

  /** `who`: the credential it is asked with; what one was refused says nothing about another. */
  async ask(who: string | null, run: () => Promise<Probe>): Promise<Probe> {
    const last = this.#last
    if (last?.found.state === 'ok') {
      return who === null && last.who !== null ? seenByNobody(last.found) : last.found
    }
    if (last !== null && last.who === who && Date.now() - last.at < RETRY_MS) return last.found
    if (this.#running?.who === who) return this.#running.found
    const running = {
      who,
      found: run().then((found) => {
        if (this.#last?.found.state !== 'ok') this.#last = { found, at: Date.now(), who }
        return found
      }),
    }
    this.#running = running
    try {
      return await running.found
    } finally {
      if (this.#running === running) this.#running = null
    }
  }
}

/** What was found with somebody's credential, to one who has none: a sign-in comes first, if it was one that let us in. */
function seenByNobody(found: Probe & { state: 'ok' }): Probe {
  if (found.auth === 'none') return found
  const { auth, workspaces } = found
  return { state: 'signed-out', version: null, auth, workspaces }
}

/** `config.json`: nothing in it is secret. */
export function connectionConfig(
  options: FrontOptions,
  probe: Probe,
  session: Session | null,
  snapshot: ConnectionConfig['snapshot'] | null = null,
): ConnectionConfig {
  const identity = identityOf(options.credential, probe, session)
  return {
    connection: options.connection,
    name: options.name,
    ...(options.addresses === undefined ? {} : { addresses: options.addresses }),
    readOnly: options.readOnlyBecause !== null,
    ...(options.readOnlyBecause === null ? {} : { readOnlyBecause: options.readOnlyBecause }),
    front: true,
    identity,
    ledger: ledgerConfig(options, identity),
    ...(snapshot === null ? {} : { snapshot }),
    probe,
  }
}

function ledgerConfig(
  { ledger: { experiment, name, signer, trusted }, readOnlyBecause }: FrontOptions,
  identity: ConnectionConfig['identity'],
): ConnectionConfig['ledger'] {
  const own = signer === null ? [] : [signer.publicKey]
  return {
    experiment,
    name,
    keys: [...new Set([...own, ...trusted])],
    signs: signer !== null && identity.kind === 'session' && readOnlyBecause === null,
  }
}

function identityOf(
  credential: Credential,
  probe: Probe,
  session: Session | null,
): ConnectionConfig['identity'] {
  switch (credential.kind) {
    case 'none':
      return { kind: 'none' }
    case 'shared':
      return { kind: 'shared', user: credential.user }
    case 'pass-through':
      return { kind: 'own' }
    case 'session':
      if (session !== null) return { kind: 'session', person: personOf(session) }
      return probe.state === 'signed-out' ? { kind: 'session', person: null } : { kind: 'none' }
    default:
      return credential satisfies never
  }
}
