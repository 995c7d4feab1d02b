import { existsSync, readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { ROOT, run } from '../runner/processes.mjs'
import { withProgress } from '../runner/progress.mjs'
import { aptInstall } from './apt.mjs'

const asRoot = process.getuid?.() === 0
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
]

/** The browser that `chromiumLaunch()` (test/chromium.ts) will choose: a path, or null for Playwright's own. */
function chosen() {
  if (process.env.CHROMIUM_PATH !== undefined) return process.env.CHROMIUM_PATH
  if (process.env.PLAYWRIGHT_BUNDLED === '1') return null
  return INSTALLED.find((path) => existsSync(path)) ?? null
}

/** Ubuntu's chromium package is a snap, which containers can't run. */
const isDebian = () =>
  existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))

/** The chosen browser, without a window. */
export function launchChromium() {
  const executablePath = chosen()
  return chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: asRoot ? ['--no-sandbox', '--disable-gpu'] : [],
  })
}

/** Why the chosen browser can't be used; null when it starts. */
async function fault() {
  const executablePath = chosen() ?? chromium.executablePath()
  if (!existsSync(executablePath)) return `no Chromium (${executablePath} is not there)`
  try {
    const browser = await launchChromium()
    await browser.close()
    return null
  } catch (error) {
    return `Chromium does not start: ${error instanceof Error ? error.message.slice(0, 2000) : ''}`
  }
}

/**
 * Makes sure that a Chromium starts, installing one where that is possible.
 * @returns {Promise<string | null>} why there is none; null when all is well
 */
export async function ensureChromium() {
  if ((await fault()) === null) return null
  const wantsBundled = process.env.PLAYWRIGHT_BUNDLED === '1'
  if (chosen() === null && !wantsBundled && isDebian()) await aptInstall(['chromium'])
  if (chosen() === null && (await fault()) !== null) {
    await withProgress('playwright install chromium', () =>
      run(
        'node_modules/.bin/playwright',
        ['install', ...(asRoot ? ['--with-deps'] : []), 'chromium'],
        { cwd: ROOT },
      ),
    )
  }
  return fault()
}
