import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { act, askAs, becomes, carryOut } from '../decision'
import { expect, test } from '../helpers'
import { guardChampion, setUpLedger } from '../ledger'
import { ADVISORIES, type TrueAnswer, type Truth, plantModels, trueNumbers } from '../overviewTruth'
import { type Registry, removeModels } from '../registry'

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** Of `9 of 12 …`, both. */
async function figureOf(region: Locator) {
  const [, number, of] = /^(\d+) of (\d+) /m.exec(await region.innerText()) ?? []
  return { number: Number(number), of: Number(of) }
}

/** The names of a list, opened; none where there is no list. */
async function namesIn(region: Locator, button: RegExp, table: string) {
  const opens = region.getByRole('button', { name: button })
  if ((await opens.count()) === 0) return []
  if ((await opens.getAttribute('aria-expanded')) !== 'true') await opens.click()
  const heads = region.getByRole('table', { name: table, exact: true }).getByRole('rowheader')
  const shown = await heads.allInnerTexts()
  return shown.map((text) => text.replace(/\s*v\d+$/, '')).sort()
}

/** The names behind the number of a question, which are as many, and those of whom nobody can tell. */
async function shownAnswer(page: Page, title: string) {
  const region = panel(page, title)
  const { number, of } = await figureOf(region)
  const hits = await namesIn(region, /^The list of/, title)
  expect(hits, title).toHaveLength(number)
  const unknown = await namesIn(region, /more: not known$/, `${title} Not known`)
  return { of, hits, unknown } satisfies TrueAnswer
}

const ANSWERS = [
  ['ownerless', 'Who answers for them?'],
  ['old', 'How old are they?'],
  ['pickled', 'What runs code when it is loaded?'],
  ['unpinned', 'Can they be built again?'],
  ['better', 'Is a better one waiting?'],
  ['newer', 'Has their data moved on?'],
  ['waiting', 'What waits for review?'],
  ['setbacks', 'How often does it go wrong?'],
  ['bypasses', 'What went round review?'],
  ['exposed', 'What do they need that is known to be unsafe?'],
  ['unused', 'How fast does it grow?'],
  ['idle', 'What is left lying about?'],
] as const satisfies readonly (readonly [keyof Truth, string])[]

const rowsIn = (region: Locator) =>
  region
    .getByRole('row')
    .filter({ has: region.page().getByRole('rowheader') })
    .all()

const SPREADS = [
  ['flavor', 'Flavors'],
  ['library', 'Libraries'],
  ['mlflow', 'MLflow'],
  ['python', 'Python'],
] as const satisfies readonly (readonly [keyof Truth['spread'], string])[]

async function shownSpread(page: Page, what: string) {
  const region = panel(page, 'What are they made with?')
  await region.getByLabel('What to count').selectOption({ label: what })
  const counts = await Promise.all(
    (await rowsIn(region)).map(async (row) => [
      await row.getByRole('rowheader').innerText(),
      Number(await row.getByRole('cell').innerText()),
    ]),
  )
  const [, unknown = '0'] = /Not known of (\d+)/.exec(await region.innerText()) ?? []
  return {
    counts: Object.fromEntries(counts),
    unknown: Number(unknown),
  } satisfies Truth['spread']['flavor']
}

async function shownCoverage(page: Page) {
  const region = panel(page, 'What do they bring along, by team?')
  const gates = (await region.getByRole('columnheader').allInnerTexts()).slice(2)
  const teams = await Promise.all(
    (await rowsIn(region)).map(async (row) => {
      const team = await row.getByRole('rowheader').innerText()
      const [models, ...cells] = await row.getByRole('cell').allInnerTexts()
      const fares = gates.map((gate, i) => [gate, readCell(cells[i] ?? '')])
      return [
        team === 'no team' ? '' : team,
        { models: Number(models), gates: Object.fromEntries(fares) },
      ]
    }),
  )
  const { number } = await figureOf(region)
  return { ready: number, teams: Object.fromEntries(teams) } satisfies Truth['coverage']
}

const readCell = (text: string) => ({
  passes: after('✓', text),
  short: after('▲', text),
  unknown: after('\\?', text),
})
const after = (sign: string, text: string) =>
  Number(new RegExp(`${sign} (\\d+)`).exec(text)?.[1] ?? 0)

/** Week by week, those in which something came. */
async function shownWeeks(page: Page) {
  const table = panel(page, 'How fast does it grow?').getByRole('table', { name: /^New versions/ })
  const counts = await table.getByRole('cell').allInnerTexts()
  return counts.map(Number).filter((count) => count > 0)
}

/** These columns of the file that people take along. */
async function fileOf(page: Page, title: string, columns: readonly string[]) {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: `CSV: ${title}` }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  const [head = [], ...rows] = text.trim().split(/\r?\n/).map(cellsOf)
  return rows.map((row) => columns.map((name) => row[head.indexOf(name)] ?? name))
}

const cellsOf = (line: string) =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain,
  )

const MOVES = ['model', 'from', 'to', 'how', 'by']
const LEAD_TIMES = ['hours in all', 'until asked', 'until approved', 'until in place']

/** Reviewed, approved, moved and rolled back by the console; then moved past it, which it sees and somebody adopts. */
async function moveAbout(page: Page, registry: Registry, model: string) {
  await guardChampion(page, model)
  await askAs(page, model, 'mia')
  await becomes(page, 'ray')
  await act(page, 'Approve', { as: 'ray' })
  await carryOut(page, 'Move @champion to v2', { as: 'ray' })
  await carryOut(page, 'Roll back to v1', { as: 'ray', reason: 'Too many alarms.' })
  await registry.version(model)
  await registry.setAlias(model, 'champion', '3')
  await page.goto(paths.model(model))
  const history = panel(page, 'Alias history')
  await expect(history).toContainText('moved outside, from v1 to v3')
  await history.getByLabel('Reason').fill('By hand.')
  await history.getByRole('button', { name: 'Adopt' }).click()
  await expect(history).not.toContainText('moved outside, from v1 to v3')
}

test('every number is the one that MLflow’s Python client gives, and so is every name behind it', async ({
  page,
  registry,
}) => {
  test.setTimeout(240_000)
  const mark = `numbers-${crypto.randomUUID().slice(0, 8)}`
  await setUpLedger(page)
  const names = await plantModels(mark)
  try {
    await moveAbout(page, registry, `${mark} moved`)
    await askAs(page, `${mark} outdone`, 'mia')
    // ten days later all of them are older than nine, and none is older than ten
    const tag = `mark=${mark}`
    const [nine, ten] = await trueNumbers([9, 10].map((days) => ({ tag, days, at: 10 })))
    if (nine === undefined || ten === undefined) throw new Error('no numbers')
    await page.clock.setFixedTime(nine.now)
    await page.goto(`/overview?tag=${encodeURIComponent(tag)}&days=9`)
    await expect(panel(page, 'What was read')).toContainText(
      /models?, \d+ versions? with an alias/,
      {
        timeout: 60_000,
      },
    )
    await expect(panel(page, 'Has their data moved on?')).toContainText(/\d of \d/)

    await expect(panel(page, 'How fast does it grow?')).toContainText(/\d of \d/)
    await page.getByLabel('List of advisories').setInputFiles(ADVISORIES)
    await expect(panel(page, 'What do they need that is known to be unsafe?')).toContainText(
      'By advisories.json: 3 warnings of 3 packages.',
    )
    for (const [key, title] of ANSWERS)
      expect.soft(await shownAnswer(page, title), title).toEqual(nine[key])
    for (const [kind, label] of SPREADS)
      expect.soft(await shownSpread(page, label), label).toEqual(nine.spread[kind])
    expect.soft(await shownCoverage(page)).toEqual(nine.coverage)
    expect.soft(await shownWeeks(page)).toEqual(nine.weeks)
    const said = (await fileOf(page, 'How old are they?', ['what'])).flat()
    expect.soft(said.toSorted()).toEqual(nine.oldWords)
    expect.soft(await fileOf(page, 'What changed in production?', MOVES)).toEqual(nine.moves)
    expect
      .soft(
        await fileOf(page, 'How long until it is in production?', [
          'model',
          'version',
          ...LEAD_TIMES,
        ]),
      )
      .toEqual(nine.leadTimes)
    // what it is about is there to be told
    expect(nine.newer.hits).toContain(`${mark} outdone`)
    expect(nine.exposed.hits).toContain(`${mark} outdone`)
    expect(nine.unused.hits).toEqual([`${mark} moved`])
    expect(nine.moves.map(([, , , how]) => how)).toEqual([
      'approved by ray',
      'without a review',
      'outside, adopted by ray',
    ])

    await page.getByLabel('Old after, in days').fill('10')
    await page.getByLabel('Old after, in days').press('Enter')
    await expect(panel(page, 'How old are they?')).toContainText('more than 10 days ago')
    for (const [key, title] of ANSWERS)
      expect.soft(await shownAnswer(page, title), title).toEqual(ten[key])
    expect([nine.old.hits.length > 0, ten.old.hits]).toEqual([true, []])
  } finally {
    await removeModels(names)
  }
})
