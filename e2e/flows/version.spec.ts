import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import type { VersionRef } from '../../src/registry/model'
import { expect, expectNoAxeViolations, expectRow, target, test } from '../helpers'

/** Versions that tell the same story on both. */
const stories = {
  mock: {
    flat: { model: 'card-fraud', version: '5' },
    column: { Name: 'amount', Type: 'double', Required: 'required' },
    nested: { model: 'ticket-router', version: '1' },
    tensor: { model: 'meter-reader-edge', version: '2' },
    dimensions: { Type: 'float32', Shape: '(-1, 64)' },
    unsigned: { model: 'lead-score', version: '1' },
    lost: { model: 'claims-triage', version: '1' },
    copy: { model: 'pricing-prod', version: '2' },
    original: { model: 'pricing-dev', version: '4' },
  },
  live: {
    flat: { model: 'churn-classifier', version: '5' },
    column: { Name: 'tenure_months', Type: 'long', Required: 'required' },
    nested: { model: 'ticket-router', version: '1' },
    tensor: { model: 'digits-tensor', version: '1' },
    dimensions: { Type: 'float64', Shape: '(-1, 64)' },
    unsigned: { model: 'no-signature', version: '1' },
    lost: { model: 'lost-artifacts', version: '1' },
    copy: { model: 'churn-production', version: '2' },
    original: { model: 'churn-classifier', version: '5' },
  },
}[target]

async function open(page: Page, ref: VersionRef) {
  await page.goto(paths.version(ref))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Version ${ref.version}`)
  // the title is there before the version is
  await expect(region(page, 'Origin')).toBeVisible()
}

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('a version is read from its model down to its signature', async ({ page }) => {
  const { model, version } = stories.flat
  await page.goto(paths.model(model))
  await page
    .getByRole('link', { name: `v${version}`, exact: true })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Version ${version}`)
  await expect(page).toHaveTitle(new RegExp(`^${model} v${version} `))
  await expectRow(page.getByRole('table', { name: 'Inputs' }), stories.column)
  for (const name of [
    'Aliases',
    'Origin',
    'Signature',
    'Input example',
    'Flavors',
    'Environment',
    'Metrics',
    'Artifacts',
    'Tags',
    'Description',
    'Use this version',
    'Who uses this',
  ]) {
    await expect(region(page, name)).toBeVisible()
  }
  await expect(region(page, 'Artifacts').getByText('MLmodel')).toBeVisible()
  await expect(region(page, 'Origin').getByText('claimed')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expectNoAxeViolations(page)
})

test('a nested input is folded and unfolded by keyboard', async ({ page }) => {
  await open(page, stories.nested)
  const inputs = page.getByRole('table', { name: 'Inputs' })
  await expectRow(inputs, { Name: 'content in messages', Type: 'string', Required: 'required' })
  const messages = inputs.getByRole('button', { name: 'messages' })
  await messages.focus()
  await page.keyboard.press('Enter')
  await expect(messages).toHaveAttribute('aria-expanded', 'false')
  await expect(inputs.getByRole('rowheader', { name: /in messages/ })).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expectRow(inputs, { Name: 'role in messages', Type: 'string' })
  await expect(region(page, 'Signature').getByRole('table', { name: 'Params' })).toBeVisible()
  await expectNoAxeViolations(page)
})

test('a tensor has a shape, and nothing is said on whether it is required', async ({ page }) => {
  await open(page, stories.tensor)
  const inputs = page.getByRole('table', { name: 'Inputs' })
  await expectRow(inputs, stories.dimensions)
  await expect(inputs.getByRole('columnheader', { name: 'Required' })).toHaveCount(0)
  await expect(region(page, 'Signature')).toContainText('-1 is any length')
})

test('a version without a signature says so, and what to do', async ({ page }) => {
  await open(page, stories.unsigned)
  await expect(region(page, 'Signature')).toContainText('Logged without a signature')
  await expect(region(page, 'Input example')).toContainText('Logged without an input example')
  await expect(page.getByRole('table', { name: 'Inputs' })).toHaveCount(0)
})

test('lost files are not taken for a version without a signature', async ({ page }) => {
  await open(page, stories.lost)
  for (const name of ['Signature', 'Input example', 'Flavors', 'Environment']) {
    await expect(region(page, name)).toContainText('the file is gone (404)')
    await expect(region(page, name).getByRole('button', { name: 'Try again' })).toBeVisible()
  }
  await expect(region(page, 'Artifacts')).toContainText('The files are gone')
  await expect(region(page, 'Signature')).not.toContainText('without a signature')
  // what the registry itself knows is there all the same
  await expect(region(page, 'Origin')).toContainText('mlflow-artifacts:/')
  await expectNoAxeViolations(page)
})

test('a copy leads to the version it was made of', async ({ page }) => {
  const { model, version } = stories.original
  await open(page, stories.copy)
  // its files and records are the original's
  await expect(page.getByRole('table', { name: 'Inputs' })).toBeVisible()
  await expect(region(page, 'Artifacts').getByText('MLmodel')).toBeVisible()
  await region(page, 'Origin')
    .getByRole('link', { name: `${model} v${version}` })
    .click()
  await expect(page).toHaveURL(new RegExp(`${paths.version(stories.original)}$`))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Version ${version}`)
})

test('a version without a run or files has nothing made up', async ({ page, registry }) => {
  const model = await registry.model({ like: 'bare' })
  const version = await registry.version(model)
  await open(page, { model, version })
  await expect(region(page, 'Origin')).toContainText('registered without a run')
  await expect(region(page, 'Aliases')).toContainText(`No alias points at v${version}`)
  await expect(region(page, 'Metrics')).toContainText('neither a run nor a logged model')
  await expect(region(page, 'Artifacts')).toContainText(
    'This says nothing about whether there are any',
  )
  await expect(region(page, 'Tags')).toContainText('No tags')
  await expect(region(page, 'Description')).toContainText('No description')
})

test('a version that does not exist has a page that says so', async ({ page }) => {
  await page.goto(paths.version({ model: stories.flat.model, version: '4321' }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    `Version 4321 of “${stories.flat.model}” does not exist`,
  )
  await expect(page.getByRole('link', { name: /All versions of/ })).toBeVisible()
  await expectNoAxeViolations(page)
})
