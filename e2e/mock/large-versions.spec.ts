import { paths } from '../../src/paths'
import { pageRequests, expect, expectNoAxeViolations, test } from '../helpers'

const model = `${paths.model('transaction-scorer')}?seed=large`

test('among 200,000 versions, one is reached by its number with one request', async ({ page }) => {
  await page.goto(model)
  const versions = page.getByRole('region', { name: 'Versions', exact: true })
  const rows = versions.getByRole('rowheader')
  await expect(rows.first()).toHaveText('v200000')
  const requests = pageRequests(page)
  await versions.getByRole('textbox', { name: 'Go to version' }).fill('123456')
  await page.keyboard.press('Enter')
  await expect(rows.first()).toHaveText('v123456')
  await expect(versions.getByRole('link', { name: 'v123456', exact: true })).toBeFocused()
  const lists = requests.filter((request) => request.includes('model-versions/search'))
  expect(lists).toHaveLength(1)
  expect(lists[0]).toContain('version_number%20%3C%3D%20123456')
  await expectNoAxeViolations(page)

  await versions.getByRole('textbox', { name: 'Go to version' }).fill('200001')
  await page.keyboard.press('Enter')
  await expect(versions).toContainText('v200001 does not exist; the newest is v200000.')
})

test('a list that is read on and on keeps few rows, and their places', async ({ page }) => {
  await page.goto(model)
  const versions = page.getByRole('region', { name: 'Versions', exact: true })
  const rows = versions.getByRole('rowheader')
  await expect(rows.first()).toHaveText('v200000')
  // 50, then 200 a page; five pages are kept
  for (let read = 1; read <= 7; read += 1) {
    await versions.getByRole('button', { name: 'Show more' }).click()
    await expect(versions).toContainText(
      `${(50 + read * 200).toLocaleString('en')} read so far; more to come`,
    )
  }
  const inDocument = await rows.count()
  expect(inDocument).toBeLessThan(120)
  const table = versions.getByRole('table')
  await table.evaluate((element) => {
    const { top } = element.getBoundingClientRect()
    // row 1,001, which is still kept
    window.scrollTo(0, window.scrollY + top + 1000 * 36)
  })
  await expect(versions.getByRole('rowheader', { name: 'v199000', exact: true })).toBeVisible()
  // row 101, which is not: it is read again
  const requests = pageRequests(page)
  await table.evaluate((element) => {
    const { top } = element.getBoundingClientRect()
    window.scrollTo(0, window.scrollY + top + 100 * 36)
  })
  await expect(versions.getByRole('rowheader', { name: 'v199900', exact: true })).toBeVisible()
  expect(requests.length).toBeGreaterThan(0)
})
