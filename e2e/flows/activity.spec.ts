import { paths } from '../../src/paths'
import { pageRequests, expect, expectNoAxeViolations, target, test } from '../helpers'

test('activity tells what the records prove, from rows that the page has read', async ({
  page,
  registry,
}) => {
  const name = await registry.model({ like: 'active' })
  await registry.version(name, { description: 'first **build**' })
  const copies = await registry.model({ like: 'copies' })
  await registry.version(copies, { source: `models:/${name}/1` })

  const requests = pageRequests(page)
  await page.goto(paths.model(copies))
  const activity = page.getByRole('region', { name: 'Activity' })
  await activity.scrollIntoViewIfNeeded()
  const events = activity.getByRole('listitem')
  await expect(events).toHaveCount(2)
  await expect(events.nth(0)).toContainText(`v1 was registered · copied from ${name} v1`)
  await expect(events.nth(1)).toContainText('The model was registered')
  await expect(activity).toContainText('MLflow itself keeps no history of aliases and tags')
  const lists = requests.filter((request) => request.includes('model-versions/search'))
  expect(lists.filter((request) => request.includes(encodeURIComponent(copies)))).toHaveLength(1)
  await expectNoAxeViolations(page)

  await page.goto(paths.model(name))
  await activity.scrollIntoViewIfNeeded()
  await expect(events.nth(0)).toContainText('first build')
  await events.nth(0).getByRole('link', { name: 'v1' }).click()
  await expect(page).toHaveURL(paths.version({ model: name, version: '1' }))
})

test('an edit has a date, a moved alias leaves none', async ({ page, registry }) => {
  const name = await registry.model({ like: 'edited' })
  await registry.version(name)
  await registry.setAlias(name, 'champion', '1')
  await registry.describeVersion(name, '1', 'now with words')
  await page.goto(paths.model(name))
  const activity = page.getByRole('region', { name: 'Activity' })
  await activity.scrollIntoViewIfNeeded()
  await expect(activity.getByRole('listitem').nth(0)).toContainText('v1 was last edited')
  await expect(activity.getByRole('list')).not.toContainText('champion')
})

test('a long past is read on with the cursor of the versions', async ({ page, registry }) => {
  const name = await registry.model({ like: 'long' })
  for (let n = 0; n < 53; n += 1) await registry.version(name)
  await page.goto(paths.model(name))
  const activity = page.getByRole('region', { name: 'Activity' })
  await activity.scrollIntoViewIfNeeded()
  await expect(activity).toContainText(
    'Read down to v4: edits of older versions are not in the list',
  )
  const before = activity.getByRole('button', { name: 'Show what happened before' })
  await before.click()
  await expect(activity).not.toContainText('Read down to')
  await expect(activity.getByRole('listitem').last()).toContainText('The model was registered')
  await expect(before).toHaveCount(0)
  await expect(activity.getByRole('listitem')).toHaveCount(54)
})

test('stages are shown where a version has one, and only there', async ({ page, registry }) => {
  const name = await registry.model({ like: 'staged' })
  await registry.version(name)
  await page.goto(paths.model(name))
  const versions = page.getByRole('region', { name: 'Versions', exact: true })
  await expect(versions.getByRole('rowheader')).toHaveText(['v1'])
  await expect(page.getByRole('region', { name: 'Stages' })).toHaveCount(0)
  await expect(versions.getByRole('columnheader', { name: 'Stage' })).toHaveCount(0)

  const staged = target === 'live' ? 'legacy-stages' : 'collections-legacy'
  await page.goto(paths.model(staged))
  const stages = page.getByRole('region', { name: 'Stages' })
  await expect(stages).toContainText('MLflow deprecated stages in favour of aliases.')
  await expect(stages.getByRole('row').filter({ hasText: 'Production' })).toContainText(/v\d/)
  await expect(stages.getByRole('button')).toHaveCount(0)
  await expect(versions.getByRole('columnheader', { name: 'Stage' })).toBeVisible()
  await expectNoAxeViolations(page)
  await stages.getByRole('link', { name: 'Versions in Production' }).click()
  await expect(versions.getByRole('rowheader')).toHaveCount(1)
  await expect(versions.getByRole('row').nth(1)).toContainText('Production')
})
