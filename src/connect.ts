import { parseConfig } from './backends/config'
import { setClock } from './lib/clock'
import { dropWorker } from './lib/dropWorker'
import type { ConnectionConfig } from './registry/connection'
import { MockFailure } from './registry/mockFailure'
import type { SeedPicker } from './registry/mockSeed'

/**
 * Reads `config.json`. For a mock connection it starts the mock first and reads the answer of the front in the page;
 * that chunk is loaded by nobody else. Rejects with MockFailure when the mock can't start.
 */
export async function connect(signal: AbortSignal): Promise<ConnectionConfig> {
  const config = await readConfig(signal)
  if (config.connection !== 'mock') {
    // a mock that ran at this address before leaves its worker between the page and the server
    void dropWorker('/mockServiceWorker.js', navigator.serviceWorker)
    return config
  }
  await runMock()
  return readConfig(signal)
}

let mock: Promise<void> | null = null

/** Once: after a sign-in the same mock goes on. */
function runMock(): Promise<void> {
  mock ??= startMockHere().catch((error: unknown) => {
    mock = null
    throw error
  })
  return mock
}

async function startMockHere() {
  try {
    const { startMock } = await import('./mocks/browser')
    const { now } = await startMock({ seed: new URLSearchParams(location.search).get('seed') })
    setClock(now)
  } catch (error) {
    if (error instanceof MockFailure) throw error
    throw new MockFailure('not-started', error instanceof Error ? error.message : String(error))
  }
}

let picker: Promise<SeedPicker> | null = null

/** What this tab's mock can be opened on; the same promise each time, to be waited for while drawing. */
export const seedsOfMock = (): Promise<SeedPicker> =>
  (picker ??= import('./mocks/seedPicker').then((module) => module.seedPicker()))

/** Forgets what this tab did to its mock, and begins again. */
export async function startOver(): Promise<void> {
  const { resetMock } = await import('./mocks/browser')
  resetMock()
  location.reload()
}

async function readConfig(signal: AbortSignal): Promise<ConnectionConfig> {
  const response = await fetch('/config.json', { signal, credentials: 'same-origin' })
  if (!response.ok) throw new Error(`config.json answered ${response.status}`)
  return parseConfig(await response.json())
}
