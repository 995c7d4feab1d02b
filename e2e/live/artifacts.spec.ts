import type { Page } from '@playwright/test'
import { expect, expectNoAxeViolations, test } from '../helpers'
import { openVersion } from '../openVersion'

const ref = { model: 'churn-classifier', version: '5' }

// one white pixel
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
)

const file = (page: Page, name: string) => page.getByRole('region', { name: `File ${name}` })

/** Opens a file that the seeded registry does not have, as if the server had it. */
async function openFile(page: Page, name: string, body: string | Buffer, status = 200) {
  const contentType = status === 200 ? 'application/octet-stream' : 'text/html'
  await page.route(`**/model-versions/get-artifact?*path=${name}*`, (route) =>
    route.fulfill({ status, contentType, body }),
  )
  await openVersion(page, ref, `?file=${name}`)
}

test('a picture is shown', async ({ page }) => {
  await openFile(page, 'plot.png', PNG)
  const picture = file(page, 'plot.png').getByRole('img', { name: 'Content of plot.png' })
  await expect(picture).toBeVisible()
  await expect(picture).toHaveJSProperty('naturalWidth', 1)
  await expectNoAxeViolations(page)
})

test('what only calls itself a picture is said to be none, and one too large is not shown', async ({
  page,
}) => {
  await openFile(page, 'plot.png', '<script>alert(1)</script>')
  await expect(file(page, 'plot.png')).toContainText('This is no picture')
  await openFile(page, 'large.png', Buffer.alloc(11 * 1024 * 1024))
  await expect(file(page, 'large.png')).toContainText('The picture is larger than 10.5 MB')
})

test('an svg is shown as the text it is', async ({ page }) => {
  await openFile(page, 'x.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
  await expect(file(page, 'x.svg')).toContainText('<script>1</script>')
  await expect(file(page, 'x.svg').getByRole('img')).toHaveCount(0)
})

test('separated values are a table of the first thousand rows', async ({ page }) => {
  const rows = Array.from({ length: 2000 }, (_, i) => `branch ${i},"${i}, and more"`)
  await openFile(page, 'rows.csv', `name,value\n${rows.join('\n')}\n`)
  const table = file(page, 'rows.csv').getByRole('table', { name: 'rows.csv' })
  await expect(table.getByRole('columnheader', { name: 'value' })).toBeVisible()
  await expect(table.getByRole('cell', { name: '49, and more' })).toBeVisible()
  await expect(file(page, 'rows.csv')).toContainText('The first 1,000 rows, 2 columns')
  await expectNoAxeViolations(page)
})

test('a long log is read as far as it is shown', async ({ page }) => {
  await openFile(page, 'train.log', 'a line of the log\n'.repeat(100_000))
  await expect(file(page, 'train.log')).toContainText('The first 1.0 MB; the rest was not read.')
})

test('other bytes are shown as bytes', async ({ page }) => {
  await openFile(page, 'weights.bin', Buffer.from([0, 1, 2, 0x41]))
  await expect(file(page, 'weights.bin')).toContainText('00 01 02 41')
})

test('a file that is denied says so, and can be asked for again', async ({ page }) => {
  await openFile(page, 'secret.txt', 'Permission denied', 403)
  await expect(file(page, 'secret.txt').getByRole('alert')).toContainText(
    /Could not read|Closed to you/,
  )
  await page.unroute('**/model-versions/get-artifact?*path=secret.txt*')
  await file(page, 'secret.txt').getByRole('button', { name: 'Try again' }).click()
  await expect(file(page, 'secret.txt')).toContainText('There is no file secret.txt (404)')
})

test('an ONNX file says its opsets', async ({ page }) => {
  await openVersion(page, { model: 'iris-onnx', version: '1' })
  const flavors = page.getByRole('region', { name: 'Flavors', exact: true })
  await flavors.getByRole('button', { name: 'What model.onnx itself says' }).click()
  await expect(flavors.getByText('ai.onnx.ml')).toBeVisible()
  await expect(flavors).toContainText('all inside this file')
  await expectNoAxeViolations(page)
})
