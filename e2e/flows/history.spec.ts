import { readFile, writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import {
  expect,
  expectNoAxeViolations,
  expectNothingSticksOut,
  expectRow,
  target,
  test,
} from '../helpers'
import { canonical } from '../../src/registry/ledger/canonical'
import { entryKey } from '../../src/registry/ledger/log'
import { draftEntry, freshNonce } from '../../src/registry/ledger/writeEntry'
import { beginLog, deleteLog, say } from '../ledger'
import { type Registry, callThrough } from '../registry'

const MAY = { from: '2026-05-01', to: '2026-05-31' }
const day = (n: number) => new Date(2026, 4, n, 12)
const mark = (version: string) => ({ version, created: null })

/** A model whose champion went from v1 to v2 by ada, and to v3 outside; and ada's request for v2, applied. */
async function lived(page: Page, registry: Registry) {
  const model = await registry.model({ like: 'history' })
  const subject = { model, alias: 'champion' }
  const lane = await beginLog(page, { kind: 'lane', ...subject })
  const request = await beginLog(page, { kind: 'request', ...subject })
  const ada = (n: number) => ({ by: 'ada', model, at: day(n) })
  await say(page, lane, { type: 'lane', ...subject }, ada(1))
  await say(
    page,
    lane,
    {
      type: 'observed',
      how: 'first-sight',
      holder: mark('1'),
      after: null,
      before: day(1).toISOString(),
    },
    ada(1),
  )
  await say(
    page,
    request,
    {
      type: 'asked',
      proposal: { kind: 'move', ...subject, from: mark('1'), to: mark('2') },
      reason: 'Better on weekends.',
      policy: null,
      evidence: null,
      expires: null,
      again: null,
      emergency: null,
    },
    ada(2),
  )
  await say(
    page,
    lane,
    {
      type: 'intent',
      from: mark('1'),
      to: mark('2'),
      reason: 'As asked.',
      request: { run: request, n: 1 },
      emergency: false,
    },
    ada(3),
  )
  await say(page, lane, { type: 'moved', intent: 3, holder: mark('2') }, ada(3))
  const moves = [{ run: lane, n: 4 }]
  await say(page, request, { type: 'applied', moves, copied: null }, ada(3))
  await say(
    page,
    lane,
    {
      type: 'observed',
      how: 'outside',
      holder: mark('3'),
      after: day(3).toISOString(),
      before: day(10).toISOString(),
    },
    { by: 'watch', model, at: day(10) },
  )
  return { model, lane, request }
}

const events = (page: Page) => page.getByRole('table', { name: 'Events' })
const verified = (page: Page) => page.getByRole('status', { name: 'What was verified' })

test('history tells what moved between two dates, by whom, and what happened besides', async ({
  page,
  registry,
}) => {
  const { model } = await lived(page, registry)
  await page.goto(paths.history({ ...MAY, model }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('History')
  const changed = page.getByRole('region', { name: 'What changed in production' })
  await expect(changed).toContainText(/Between .* and .* 1 alias moved in 1 model, 1 outside\./)
  await expect(changed.getByRole('listitem')).toContainText('v1 → v3')
  await expectRow(events(page), { What: /Moved v1 → v2.*As asked\./s, Who: /ada.*unverified/s })
  await expectRow(events(page), { What: /Moved outside, to v3/ })
  await expectRow(events(page), { What: /Asked to move v1 → v2.*Better on weekends\./s })
  await expectNoAxeViolations(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoAxeViolations(page, { only: 'colours' })

  await page.getByRole('combobox', { name: 'Kind' }).selectOption('Outside moves')
  await expect(page).toHaveURL(/kind=outside/)
  await expect(events(page).getByRole('row')).toHaveCount(2)
  await page.reload()
  await expect(events(page).getByRole('row')).toHaveCount(2)

  await page.goto(paths.history({ from: '2026-05-04', to: '2026-05-09', model }))
  await expect(changed).toContainText('no alias moved')
})

test('an export says later whether anything was altered or taken away', async ({
  page,
  registry,
}, info) => {
  const { model, lane } = await lived(page, registry)
  await page.goto(paths.history({ model }))
  const button = page.getByRole('button', { name: 'Export all as JSONL' })
  await expect(button).not.toHaveAttribute('aria-disabled')
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  const kept = info.outputPath('kept.jsonl')
  await download.saveAs(kept)
  const file = page.getByLabel('Compare with an earlier export')
  await file.setInputFiles(kept)
  // a real server is shared, and others do to their logs there what this test does to its own
  if (target === 'mock') await expect(verified(page)).toContainText('✓ Consistent')
  await expect(verified(page)).toContainText('✓ Unaltered')

  const text = await readFile(kept, 'utf8')
  const tampered = info.outputPath('tampered.jsonl')
  await writeFile(tampered, text.replace('Better on weekends.', 'Better on Sundays.'))
  await file.setInputFiles(tampered)
  await expect(verified(page)).toContainText('The file was altered')

  // every hash made to fit: what stands in the ledger is still another
  await deleteLog(page, lane)
  await page.reload()
  await file.setInputFiles(kept)
  await expect(verified(page)).toContainText('This log was deleted.')
  await expect(verified(page).getByRole('link', { name: lane, exact: true })).toBeVisible()
})

test('a request goes into one archive, and the rows into a table', async ({
  page,
  registry,
}, info) => {
  const { model, request } = await lived(page, registry)
  await page.goto(paths.history({ model }))
  const csv = page.getByRole('button', { name: 'Export these as CSV' })
  await expect(csv).not.toHaveAttribute('aria-disabled')
  const [table] = await Promise.all([page.waitForEvent('download'), csv.click()])
  await table.saveAs(info.outputPath('rows.csv'))
  const rows = await readFile(info.outputPath('rows.csv'), 'utf8')
  expect(rows.split('\r\n').filter((row) => row.includes(model))).toHaveLength(5)
  expect(rows).toContain('Moved v1 → v2,As asked.,ada,unsigned')

  await page.goto(paths.history({ log: request }))
  const button = page.getByRole('button', { name: 'Evidence bundle (.zip)' })
  const [bundle] = await Promise.all([page.waitForEvent('download'), button.click()])
  await bundle.saveAs(info.outputPath('bundle.zip'))
  const zip = (await readFile(info.outputPath('bundle.zip'))).toString('latin1')
  for (const name of ['README.md', 'verify.py', 'SHA256SUMS', 'request/ev.00002.json'])
    expect(zip).toContain(name)
  expect(zip).toContain('Better on weekends.')
})

test('what anybody made up counts for nothing, and what was forged is named with its place', async ({
  page,
  registry,
}) => {
  const { model, request } = await lived(page, registry)
  const made = { by: 'mallory', model, at: day(4) }
  await say(page, request, { type: 'approved', evidence: 'a'.repeat(64), text: 'Fine.' }, made)
  await page.goto(paths.history({ log: request }))
  const row = events(page).getByRole('row', { name: /mallory/ })
  await expect(row).toContainText('Does not count: It was applied before.')
  await expect(row).toContainText('unverified')

  const write = (n: number, entry: object) =>
    callThrough(page)('POST', 'runs/log-batch', {
      run_id: request,
      params: [{ key: entryKey(n), value: canonical(entry) }],
    })
  const event = { type: 'comment', text: 'Who holds the server may write anything.' } as const
  const forged = draftEntry({
    event,
    prev: 'f'.repeat(64),
    by: 'ada',
    at: day(5),
    nonce: freshNonce(),
  })
  // what stands there stays there
  await expect(write(2, forged)).rejects.toThrow(/INVALID_PARAMETER_VALUE/)
  await write(4, forged)
  await page.reload()
  await expect(events(page)).toContainText('Who holds the server may write anything.')
  await page.getByRole('button', { name: 'Verify the ledger' }).click()
  await expect(verified(page)).toContainText('✕ Not consistent')
  const fault = verified(page)
    .getByRole('listitem')
    .filter({ hasText: `${request} #4` })
    .last()
  await expect(fault).toContainText(
    'It names another entry before it than the one that stands there.',
  )
  await fault.getByRole('link').click()
  await expect(page).toHaveURL(paths.history({ log: request }))
})

test('history at 390 px', async ({ page, registry }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const { model } = await lived(page, registry)
  await page.goto(paths.history({ ...MAY, model }))
  await expect(events(page)).toContainText('Moved v1 → v2')
  await expectNothingSticksOut(page)
  await expectNoAxeViolations(page)
})

test('without a ledger, history says what is missing and leads there', async ({ page }) => {
  test.skip(target !== 'mock', 'the real server is shared, and has one')
  await page.goto(`${paths.history()}?seed=empty`)
  await expect(page.getByText(/no ledger is set up here/)).toBeVisible()
  await expectNoAxeViolations(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoAxeViolations(page, { only: 'colours' })
  await page.getByRole('link', { name: 'To the settings of the ledger' }).click()
  const ledger = page.getByRole('region', { name: 'Ledger' })
  await ledger.getByRole('button', { name: 'Set up the ledger' }).click()
  await expect(ledger).toContainText('The ledger is set up')
  await expect(ledger).toContainText(/RINGSIDE_LEDGER=\d+/)
  await page.goto(paths.history())
  await expect(page.getByText('Nothing is recorded yet.')).toBeVisible()
})
