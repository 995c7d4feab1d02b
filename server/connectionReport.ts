import type { ConnectionConfig, Probe } from '../src/registry/connection'
import type { FrontOptions } from './frontOptions'

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
    if (last?.found.state === 'ok') return last.found
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

/** `config.json`: nothing in it is secret. */
export function connectionConfig(options: FrontOptions, probe: Probe): ConnectionConfig {
  const { credential } = options
  return {
    connection: options.connection,
    name: options.name,
    readOnly: options.readOnlyBecause !== null,
    ...(options.readOnlyBecause === null ? {} : { readOnlyBecause: options.readOnlyBecause }),
    front: true,
    identity:
      credential.kind === 'shared'
        ? { kind: 'shared', user: credential.user }
        : { kind: credential.kind === 'pass-through' ? 'own' : 'none' },
    probe,
  }
}
