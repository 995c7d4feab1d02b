/**
 * Lets actors take turns, one at a time, in an order that somebody else decides: whatever they do between two turns is done
 * alone, so that the same choices make the same history.
 */
export class Schedule {
  #parked: Parked[] = []
  #running = 0
  #idle: (() => void) | null = null
  /** Turns that were taken: the only clock there is. */
  step = 0

  #choose: (n: number) => number

  /** `choose(n)`: which of n that may go on goes on, from 0. */
  constructor(choose: (n: number) => number) {
    this.#choose = choose
  }

  spawn(act: (actor: Actor) => Promise<void>) {
    const actor: Actor = {
      turn: (may = always) => {
        const waiting = new Promise<void>((go) => this.#parked.push({ may, go }))
        this.#rest()
        return waiting
      },
      die: () => {
        this.#rest()
        return new Promise(() => {})
      },
    }
    this.#running += 1
    void act(actor).then(
      () => this.#rest(),
      (error: unknown) => {
        this.failure ??= error
        this.#rest()
      },
    )
  }

  /** What an actor threw: a mistake in the test or in what is tested, since outcomes are values. */
  failure: unknown = null

  /** Until nobody is left who may go on. */
  async run() {
    for (;;) {
      await this.#quiet()
      if (this.failure !== null) throw this.failure
      const ready = this.#parked.filter(({ may }) => may())
      const chosen = ready[this.#choose(ready.length)]
      if (chosen === undefined) break
      this.#parked.splice(this.#parked.indexOf(chosen), 1)
      this.#running += 1
      this.step += 1
      chosen.go()
    }
    if (this.#parked.length > 0) throw new Error(`${this.#parked.length} wait for each other`)
  }

  #rest() {
    this.#running -= 1
    if (this.#running === 0) this.#idle?.()
  }

  #quiet(): Promise<void> {
    if (this.#running === 0) return Promise.resolve()
    return new Promise((resolve) => {
      this.#idle = resolve
    })
  }
}

export interface Actor {
  /** Waits to be chosen; only while `may` says so is it among those that can be. */
  turn(may?: () => boolean): Promise<void>
  /** Takes no more turns, and never comes back. */
  die(): Promise<never>
}

interface Parked {
  may: () => boolean
  go: () => void
}

const always = () => true
