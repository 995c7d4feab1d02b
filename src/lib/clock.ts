let read: () => number = Date.now

/** What time it is to the console, in ms: the wall clock's, or that of the world it shows. All ages count from here. */
export const now = (): number => read()

/** A mock has a today of its own, that stands still; told before anything is drawn. */
export function setClock(clock: () => number) {
  read = clock
}

/** A moment that the wall clock timed, such as when somebody began to write, as one to be shown here. */
export const fromWallClock = (at: Date): Date => new Date(at.getTime() - Date.now() + now())
