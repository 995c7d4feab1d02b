import { existsSync } from 'node:fs'

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
]

/**
 * How to start Chromium for tests: `CHROMIUM_PATH`, else one that the system has, else (or with `PLAYWRIGHT_BUNDLED=1`)
 * Playwright's own.
 */
export function chromiumLaunch() {
  const executablePath =
    process.env.CHROMIUM_PATH ??
    (process.env.PLAYWRIGHT_BUNDLED === '1'
      ? undefined
      : INSTALLED.find((path) => existsSync(path)))
  // Chromium's sandbox refuses to run as root; anywhere else it stays on.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : []
  return { ...(executablePath === undefined ? {} : { executablePath }), args }
}
