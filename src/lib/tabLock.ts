/**
 * Runs `run` while no other tab of this browser (same origin) runs one under the same name. Where the browser has no Web
 * Locks (plain http beyond localhost) it just runs. Rejects with the signal's reason if it fires while still waiting.
 */
export async function tabLock<T>(
  name: string,
  run: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  signal?.throwIfAborted()
  const locks: LockManager | undefined = globalThis.navigator?.locks
  if (locks === undefined) return run()
  return locks.request(name, signal ? { signal } : {}, run)
}
