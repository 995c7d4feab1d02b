import { type Project, type ReporterDescription, defineConfig, devices } from '@playwright/test'
import type { Options } from './e2e/helpers'
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

const chromium = { ...devices['Desktop Chrome'], launchOptions: chromiumLaunch() }

/** Flows that only read; how they look needs no second look. */
const READING =
  'flows/{artifacts,environment,list-keys,metrics,model,models,search,serving-request,settings,use,version,versions,views,visits}.spec.ts'
const LOOKS = /\d px|narrow screen|telephone/
/** Flows in which a page writes. */
const WRITING = ['flows/annotate.spec.ts', 'flows/move-alias.spec.ts', 'flows/palette.spec.ts']
/** What even an editor may not; everybody else's tests leave it out. */
const MANAGE = /@manage/

/**
 * The same flows on both registries without sign-in, those of sign-in on both that ask for one, and what only one can do.
 * Behind a sign-in flows are walked once more, by the person with the least rights that they need.
 */
const PROJECTS: Readonly<Record<typeof target, Project<Options>[]>> = {
  mock: [
    { name: 'mock', testMatch: ['flows/**/*.spec.ts', 'auth/**/*.spec.ts', 'mock/**/*.spec.ts'] },
  ],
  live: [{ name: 'live', testMatch: ['flows/**/*.spec.ts', 'live/**/*.spec.ts'] }],
  // an empty MLflow 2: what is done there with models of the test's own
  older: [{ name: 'older', testMatch: ['older/**/*.spec.ts', 'flows/{move-alias,smoke}.spec.ts'] }],
  auth: [
    { name: 'auth', testMatch: 'auth/**/*.spec.ts' },
    { name: 'reader', testMatch: READING, grepInvert: LOOKS, use: { person: 'rita-reader' } },
    {
      name: 'editor',
      testMatch: WRITING,
      grepInvert: [MANAGE, LOOKS],
      use: { person: 'eddie-editor' },
    },
    { name: 'admin', testMatch: WRITING, grep: MANAGE, use: { person: 'ada-admin' } },
  ],
}

const json: ReporterDescription[] = report ? [['json', { outputFile: report }]] : []

export default defineConfig<Options>({
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
  // what is recorded costs a third of the time of a flow: there only when it is repeated
  use: { ...chromium, baseURL, trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure' },
  projects: PROJECTS[target],
  ...(ownConsole && {
    webServer: {
      command: 'npm start',
      env: { PORT: new URL(baseURL).port },
      url: `${baseURL}/-/health`,
      timeout: 120_000,
    },
  }),
})
