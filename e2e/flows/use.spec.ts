import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import type { VersionRef } from '../../src/registry/model'
import { expect, expectNoAxeViolations, target, test } from '../helpers'

/** Versions that tell the same story on both. */
const stories = {
  mock: {
    flat: { model: 'card-fraud', version: '5', alias: 'challenger', elsewhere: 'champion' },
    tensor: { model: 'meter-reader-edge', version: '2' },
    nested: { model: 'ticket-router', version: '1' },
    unsigned: { model: 'lead-score', version: '1' },
    lost: { model: 'claims-triage', version: '1' },
  },
  live: {
    flat: { model: 'churn-classifier', version: '5', alias: 'champion', elsewhere: 'challenger' },
    tensor: { model: 'iris-onnx', version: '1' },
    nested: { model: 'ticket-router', version: '1' },
    unsigned: { model: 'no-signature', version: '1' },
    lost: { model: 'lost-artifacts', version: '1' },
  },
}[target]

const usage = (page: Page) => page.getByRole('region', { name: 'Use this version', exact: true })
const users = (page: Page) => page.getByRole('region', { name: 'Who uses this', exact: true })
const code = (page: Page, title: string) =>
  usage(page).getByRole('group', { name: new RegExp(`^${title},`) })
const recipe = (page: Page, name: string | RegExp) =>
  usage(page).getByRole('button', { name, exact: true })

async function open(page: Page, of: VersionRef, search = '') {
  await page.goto(`${paths.version(of)}${search}`)
  await expect(usage(page)).toBeVisible()
}

test('code follows an alias or is pinned, and says which', async ({ page }) => {
  const { model, version, alias } = stories.flat
  await open(page, stories.flat)
  await expect(usage(page).getByRole('radio', { name: `@${alias}` })).toBeChecked()
  await expect(usage(page)).toContainText(
    `Follows @${alias}, v${version} today: looked up each time`,
  )
  await expect(code(page, 'Load and predict')).toContainText(
    `load_model("models:/${model}@${alias}")`,
  )

  const byVersion = usage(page).getByRole('radio', { name: `pinned, v${version}` })
  // it follows the address, which changes a moment after the press
  await byVersion.click()
  await expect(byVersion).toBeChecked()
  await expect(page).toHaveURL(new RegExp(`by=v${version}$`))
  await expect(usage(page)).toContainText(`Pinned to v${version}: stays`)
  await expect(code(page, 'Load and predict')).toContainText(
    `load_model("models:/${model}/${version}")`,
  )
  await expect(usage(page)).not.toContainText(`@${alias}/`)
})

test('an alias that points elsewhere is not put into code', async ({ page }) => {
  const { model, version, elsewhere } = stories.flat
  await open(page, stories.flat, `?by=${elsewhere}`)
  await expect(usage(page)).toContainText(`@${elsewhere} does not point at v${version}`)
  await expect(usage(page).getByRole('radio', { name: `@${elsewhere}` })).toHaveCount(0)
  await expect(code(page, 'Load and predict')).toContainText(`models:/${model}/${version}`)
})

test('every way is reached by keyboard, and its address opens it again', async ({ page }) => {
  await open(page, stories.flat)
  await usage(page).getByRole('tab', { name: 'Batch' }).focus()
  for (const [name, shown] of [
    ['Streaming', 'Structured Streaming'],
    ['Real time', 'models serve'],
    ['Edge', 'Convert to ONNX'],
  ] as const) {
    await page.keyboard.press('ArrowRight')
    await expect(usage(page).getByRole('tab', { name })).toBeFocused()
    await expect(usage(page).getByRole('region', { name: shown })).toBeVisible()
  }
  await page.keyboard.press('ArrowLeft')
  await recipe(page, 'Kubernetes, KServe').press('Enter')
  await expect(page).toHaveURL(/use=real-time.*how=kserve/)
  await page.reload()
  await expect(code(page, 'inference-service.yaml')).toContainText('name: mlflow')
  await expect(usage(page)).toContainText('A storageUri can be neither')
})

for (const [way, width, colorScheme] of [
  ['batch', 1440, 'dark'],
  ['streaming', 390, 'light'],
  ['real-time', 390, 'dark'],
  ['edge', 1440, 'light'],
] as const) {
  test(`the tab ${way} is accessible, ${colorScheme}, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await open(page, stories.flat, `?use=${way}`)
    await expect(usage(page).getByRole('tabpanel')).toContainText('Needs')
    await expectNoAxeViolations(page)
  })
}

test('server, port and packages are what people set, and the address never sets the server', async ({
  page,
}) => {
  await open(
    page,
    stories.flat,
    '?use=real-time&tracking=http://evil.example&server=http://evil.example',
  )
  await expect(usage(page)).not.toContainText('evil')
  await usage(page).getByLabel('MLflow address').fill('https://mlflow.example.org')
  await usage(page).getByLabel('Port').fill('9090')
  await usage(page).getByLabel('Python packages').selectOption({ label: 'what is installed' })
  await expect(code(page, 'Serve')).toContainText('MLFLOW_TRACKING_URI=https://mlflow.example.org')
  await expect(code(page, 'Serve')).toContainText('--port 9090 --env-manager local')
  await expect(code(page, 'Request')).toContainText('http://127.0.0.1:9090/invocations')
  await expect(page).toHaveURL(/port=9090/)
  await expect(page).not.toHaveURL(/mlflow\.example/)
  await usage(page).getByLabel('Port').fill('99999')
  await expect(code(page, 'Serve')).toContainText('--port 9090')
})

test('a request holds the example, tensors go to ONNX Runtime', async ({ page }) => {
  await open(page, stories.tensor, '?use=edge')
  await expect(code(page, 'Download')).toContainText('mlflow artifacts download -u')
  await expect(code(page, 'On the device')).toContainText('onnxruntime.InferenceSession(')
  await expect(code(page, 'On the device')).toContainText('dtype="float32"')
  await recipe(page, /^TF Lite/).click()
  await expect(usage(page)).toContainText('this version has neither flavor')
})

test('a version without a signature is told what it lacks', async ({ page }) => {
  await open(page, stories.unsigned, '?use=real-time')
  await expect(code(page, 'Serve')).toBeVisible()
  await expect(code(page, 'Request')).toHaveCount(0)
  await expect(usage(page)).toContainText('No request is shown')
  await recipe(page, /^Databricks/).click()
  await expect(usage(page)).toContainText('this version was logged without one')
})

test('what no format carries is closed with the reason', async ({ page }) => {
  await open(page, stories.nested)
  await recipe(page, /^A file, by command/).click()
  await expect(usage(page)).toContainText('which a CSV file has no cells for')
  await usage(page).getByRole('tab', { name: 'Edge' }).click()
  await expect(usage(page)).toContainText('It has no onnx flavor')
})

test('nothing is said of a version whose files are gone', async ({ page }) => {
  await open(page, stories.lost)
  await expect(usage(page)).toContainText('the file is gone (404)')
  await expect(usage(page).getByRole('tab')).toHaveCount(0)
})

test('who uses a version is what tags declare, and no script', async ({ page, registry }) => {
  const model = await registry.model({
    tags: { 'serving.mode': 'real-time', consumers: 'everybody' },
  })
  const version = await registry.version(model, {
    tags: {
      consumers: 'checkout, call-centre',
      'serving.endpoint': 'https://scores.example.org/v1, javascript:alert(1)',
    },
  })
  await open(page, { model, version })
  await expect(users(page).getByRole('listitem')).toHaveText([
    'real-time',
    /https:\/\/scores\.example\.org\/v1 \(scores\.example\.org\)/,
    'javascript:alert(1)',
    'checkout',
    'call-centre',
  ])
  await expect(users(page).getByRole('link')).toHaveCount(1)
  await expect(users(page)).toContainText('serving.mode of the model')
  await expect(users(page)).toContainText('consumers of this version')
  await expectNoAxeViolations(page)
})

test('who uses a version is not made up', async ({ page, registry }) => {
  const model = await registry.model()
  const version = await registry.version(model)
  await open(page, { model, version })
  await expect(users(page)).toContainText('Not declared.')
  await users(page).getByRole('button', { name: 'Declare it with tags' }).click()
  await expect(users(page)).toContainText('client.set_model_version_tag(name, version, "consumers"')
})
