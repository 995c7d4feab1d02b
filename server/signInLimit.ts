/** Wrong passwords in a row before there is a wait. */
const FREE_TRIES = 5
/** After those, one more try each so often. */
const REFILL_MS = 20_000
/** Names in memory; beyond that the one that failed longest ago is forgotten. */
const MOST_NAMES = 10_000

/**
 * Slows the guessing of passwords: some tries by name, then one each so often. Nobody is locked out for longer than the
 * guessing goes on; and whoever was signed in under that name before, in this browser, has tries of their own, so that
 * a stranger's guessing does not keep them out at all.
 */
export class SignInLimit {
  readonly #failed = new Map<string, { tries: number; at: number }>()
  readonly #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** Milliseconds to wait; 0: go on, and the try counts as failed until `succeeded`. `known`: see above. */
  take(user: string, known: boolean): number {
    const key = keyOf(user, known)
    const now = this.#now()
    const before = this.#failed.get(key)
    const tries =
      before === undefined ? 0 : Math.max(0, before.tries - (now - before.at) / REFILL_MS)
    if (tries > FREE_TRIES - 1) return Math.ceil((tries - (FREE_TRIES - 1)) * REFILL_MS)
    this.#failed.delete(key)
    this.#failed.set(key, { tries: tries + 1, at: now })
    const [oldest] = this.#failed.keys()
    if (this.#failed.size > MOST_NAMES && oldest !== undefined) this.#failed.delete(oldest)
    return 0
  }

  succeeded(user: string, known: boolean): void {
    this.#failed.delete(keyOf(user, known))
  }

  /** The try said nothing about the password: the backend did not answer. */
  giveBack(user: string, known: boolean): void {
    const key = keyOf(user, known)
    const before = this.#failed.get(key)
    if (before !== undefined) this.#failed.set(key, { ...before, tries: before.tries - 1 })
  }
}

// some backends take a name in any case
const keyOf = (user: string, known: boolean) => `${known ? 'known' : 'any'} ${user.toLowerCase()}`
