import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { apiRequests, expect } from './helpers'

// docs/requests.md says what each page asks for; here it is read, so that a test can hold it to the truth.

interface Row {
  /** `first`: before or with what the page is about; `then`: after it. */
  when: 'first' | 'then'
  request: string
  /** Only where people sign in. */
  signIn: boolean
}

const ROW = /^\| (first|then) +\| `([^`]+)` +\| (sign-in)? *\|/

/** The rows below the heading that names this page. */
async function rowsFor(page: string): Promise<Row[]> {
  const text = await readFile(new URL('../docs/requests.md', import.meta.url), 'utf8')
  const section = text.split(/^## /m).find((part) => part.startsWith(page))
  if (section === undefined) throw new Error(`docs/requests.md says nothing of ${page}`)
  return section.split('\n').flatMap((line) => {
    const [, when, request, signIn] = ROW.exec(line) ?? []
    if (request === undefined || (when !== 'first' && when !== 'then')) return []
    return [{ when, request, signIn: signIn !== undefined }]
  })
}

/** As the document writes it: without the version of the API, ids and parameters, but for the name of a file. */
function written(request: string): string {
  const [method = '', target = ''] = request.split(' ')
  const { pathname, searchParams } = new URL(target, 'http://x')
  const path = pathname
    .replace(/^\/api\/\d\.0\/mlflow\//, '')
    .replace(/^\//, '')
    .replace(/(?<=logged-models\/)[^/]+/, '…')
  const file = path === 'model-versions/get-artifact' ? ` ${searchParams.get('path')}` : ''
  return `${method} ${path}${file}`
}

/** Opens `path` as a first visit, and waits until all was asked that the document says, and nothing more. */
export async function expectRequestsOf(
  page: Page,
  path: string,
  { as, signIn }: { as: string; signIn: boolean },
) {
  const asked = apiRequests(page)
  const rows = (await rowsFor(as)).filter((row) => signIn || !row.signIn)
  const told = (['first', 'then'] as const).map((when) =>
    rows
      .filter((row) => row.when === when)
      .map(({ request }) => request)
      .sort(),
  )
  const count = rows.filter(({ when }) => when === 'first').length
  // those of one moment leave in no order that matters
  const found = () => {
    const all = asked.map(written)
    return [all.slice(0, count).sort(), all.slice(count).sort()]
  }
  // what a ledger adds is told apart, and whether another test has set one up is not for this one to know
  await page.route('**/experiments/get-by-name?*', (route) =>
    route.fulfill({ status: 404, json: { error_code: 'RESOURCE_DOES_NOT_EXIST', message: '' } }),
  )
  await page.goto(path)
  await expect.poll(found).toEqual(told)
  // and nothing more
  await page.waitForLoadState('networkidle')
  expect(found()).toEqual(told)
}
