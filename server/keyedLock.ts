import { LATE, withDeadline } from './bounded'

/** One holder at a time for each key, first come first served. */
export class KeyedLock {
  readonly #tails = new Map<string, Promise<unknown>>()

  /**
   * Runs `task` when its turn comes; `LATE` without running it when that takes more than `ms`. The next in line starts
   * when `task` has settled, however it ended.
   */
  run<T>(key: string, ms: number, task: () => Promise<T>): Promise<T | typeof LATE> {
    const before = this.#tails.get(key) ?? Promise.resolve()
    const work = withDeadline(before, ms).then<T | typeof LATE>((turn) =>
      turn === LATE ? LATE : task(),
    )
    // Who gives up waiting is done before those in front are; who comes next waits for both.
    const tail = Promise.allSettled([before, work]).finally(() => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key)
    })
    this.#tails.set(key, tail)
    return work
  }
}
