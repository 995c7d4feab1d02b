/** What is used of `navigator.serviceWorker`. */
interface Workers {
  getRegistrations(): Promise<
    readonly {
      active: { scriptURL: string } | null
      unregister(): Promise<boolean>
    }[]
  >
}

/**
 * Unregisters the service worker of this path, where an earlier visit to the same address left one. Without service
 * workers (an insecure origin) there is nothing to do.
 */
export async function dropWorker(path: string, workers: Workers | undefined): Promise<void> {
  for (const registration of (await workers?.getRegistrations()) ?? []) {
    const script = registration.active?.scriptURL
    if (script !== undefined && new URL(script).pathname === path) await registration.unregister()
  }
}
