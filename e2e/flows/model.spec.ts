import { paths } from '../../src/paths'
import { pageRequests, expect, expectNoAxeViolations, expectRow, test } from '../helpers'

test('a model shows its aliases, description, tags and versions, newest first', async ({
  page,
  registry,
}) => {
  const name = await registry.model({
    description: '# Purpose\n\nScores **cards**; see the [runbook](https://wiki.example/runbook).',
    tags: { team: 'fraud' },
  })
  for (const n of [1, 2, 3]) {
    await registry.version(name, { description: `build **${n}**`, tags: { build: String(n) } })
  }
  await registry.setAlias(name, 'champion', '2')
  await registry.setAlias(name, 'shadow', '2')

  await page.goto(paths.model(name))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await expect(page).toHaveTitle(`${name} · Ringside`)
  const asking = page.getByRole('link', { name: 'Ask for review' })
  await expect(asking).toHaveAttribute('href', paths.promote(name))
  const aliases = page.getByRole('region', { name: 'Aliases' })
  await expect(aliases.getByRole('link')).toHaveText(['@championv2', '@shadowv2'])
  const description = page.getByRole('region', { name: 'Description' })
  await expect(description.getByRole('heading', { name: 'Purpose', level: 3 })).toBeVisible()
  await expect(description.getByRole('link')).toHaveText('runbook (wiki.example)')
  await expect(page.getByRole('region', { name: 'Tags' })).toContainText('teamfraud')

  const versions = page.getByRole('table', { name: 'Versions' })
  await expect(versions.getByRole('rowheader')).toHaveText(['v3', 'v2', 'v1'])
  await expectRow(versions, {
    Version: 'v2',
    Aliases: '@champion@shadow',
    Tags: 'build 2',
    Description: 'build 2',
    Status: 'Ready',
  })
  await expectNoAxeViolations(page)

  await versions.getByRole('link', { name: 'v2' }).click()
  await expect(page).toHaveURL(paths.version({ model: name, version: '2' }))
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused()
})

test('a page of versions is read at a time, by two requests at first', async ({
  page,
  registry,
}) => {
  const name = await registry.model()
  for (let n = 0; n < 52; n += 1) await registry.version(name)
  await page.goto(paths.models())
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  const requests = pageRequests(page)
  await page.goto(paths.model(name))
  const versions = page.getByRole('region', { name: 'Versions', exact: true })
  await expect(versions).toContainText('50 read so far; more to come')
  await expect(versions.getByRole('rowheader')).toHaveCount(50)
  const asked = requests.filter((request) => request.includes(encodeURIComponent(name)))
  expect(asked.map((request) => request.replace(/\?.*/, '')).sort()).toEqual([
    'GET /api/2.0/mlflow/model-versions/search',
    'GET /api/2.0/mlflow/registered-models/get',
  ])

  await versions.getByRole('button', { name: 'Show more' }).click()
  await expect(versions).toContainText('52 versions')
  await expect(versions.getByRole('rowheader')).toHaveCount(52)
  await expect(versions.getByRole('rowheader').last()).toHaveText('v1')
  await expect(versions.getByRole('button', { name: 'Show more' })).toHaveCount(0)
})

test('a model without anything says what would be there', async ({ page, registry }) => {
  const name = await registry.model()
  await page.goto(paths.model(name))
  await expect(page.getByRole('region', { name: 'Aliases' })).toContainText('No aliases.')
  await expect(page.getByRole('region', { name: 'Description' })).toContainText('No description.')
  await expect(page.getByRole('region', { name: 'Tags' })).toContainText('No tags')
  await expect(page.getByRole('region', { name: 'Versions', exact: true })).toContainText(
    `mlflow.register_model("models:/<model_id>", "${name}")`,
  )
  await expectNoAxeViolations(page)
})

test('a prompt opened by its address is told from a model', async ({ page, registry }) => {
  const name = await registry.model({ tags: { 'mlflow.prompt.is_prompt': 'true' } })
  await page.goto(paths.model(name))
  await expect(page.getByText('This is a prompt, not a model')).toBeVisible()
})

test('a hostile description stays a text', async ({ page, registry }) => {
  const leaks: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('canary')) leaks.push(request.url())
  })
  const name = await registry.model({
    like: '"><img src=x onerror=window.__pwn=1>',
    description:
      '<script>window.__pwn=1</script>\n\n![x](https://canary.invalid/beacon.png)\n\n[go](javascript:window.__pwn=1) \u202Ereversed\n\nR&amp;D &copy; javascript&colon;x',
    tags: { note: '<svg onload=window.__pwn=1>' },
  })
  await page.goto(paths.model(name))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  const description = page.getByRole('region', { name: 'Description' })
  await expect(description).toContainText('<script>window.__pwn=1</script>')
  await expect(description).toContainText('U+202Ereversed')
  await expect(description).toContainText('R&D © javascript:x')
  await expect(description.getByRole('link')).toHaveText('Image: x (canary.invalid)')
  await expect(page.getByRole('region', { name: 'Tags' })).toContainText('<svg onload=')
  expect(await page.evaluate(() => '__pwn' in globalThis)).toBe(false)
  expect(leaks).toEqual([])
})
