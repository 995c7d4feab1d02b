import { devices, type ReporterDescription, defineConfig } from '@playwright/test'
import { chromiumLaunch } from './test/chromium.ts'
import { freePort } from './test/runner/processes.mjs'

const asked = process.env.E2E_TARGET
const target = asked === 'live' || asked === 'older' || asked === 'auth' ? asked : 'mock'
const report = process.env.E2E_REPORT

if (target !== 'mock' && !(process.env.E2E_BASE_URL && process.env.E2E_MLFLOW_URL)) {
  throw new Error(
    `E2E_TARGET=${target} needs a console (E2E_BASE_URL) and the MLflow behind it (E2E_MLFLOW_URL): \`node test/run.mjs --only e2e-real,e2e-auth\` starts both`,
  )
}

// Without a console to test, one on the mock is started. Workers read this file too, and inherit the address.
const ownConsole = process.env.E2E_BASE_URL === undefined
const baseURL = (process.env.E2E_BASE_URL ??= `http://127.0.0.1:${await freePort()}`)

/** The same flows on both registries without sign-in, those of sign-in on both that ask for one, and what only one can do. */
const SPECS = {
  mock: ['flows/**/*.spec.ts', 'auth/**/*.spec.ts', 'mock/**/*.spec.ts'],
  live: ['flows/**/*.spec.ts', 'live/**/*.spec.ts'],
  // an empty MLflow 2: what is done there with models of the test's own
  older: ['older/**/*.spec.ts', 'flows/{move-alias,smoke}.spec.ts'],
  auth: ['auth/**/*.spec.ts'],
}

const json: ReporterDescription[] = report ? [['json', { outputFile: report }]] : []

export default defineConfig({
  testDir: 'e2e',
  outputDir: `test-results/${target}`,
  fullyParallel: true,
  workers: 2,
  // a page on a busy machine, behind a server that answers one request at a time
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  // hundreds of tests, two cores: one hiccup of the machine must not stop a change. What needed it is named in the log
  retries: process.env.CI ? 1 : 0,
  reporter: [['line'], ...json],
  use: { baseURL, trace: 'retain-on-failure' },
  projects: [
    {
      name: target,
      testMatch: SPECS[target],
      use: { ...devices['Desktop Chrome'], launchOptions: chromiumLaunch() },
    },
  ],
  ...(ownConsole && {
    webServer: {
      command: 'npm start',
      env: { PORT: new URL(baseURL).port },
      url: `${baseURL}/-/health`,
      timeout: 120_000,
    },
  }),
})
