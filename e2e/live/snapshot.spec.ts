import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { paths } from '../../src/paths'
import { ROOT, freePort, start, waitFor } from '../../test/runner/processes.mjs'
import { expect, test } from '../helpers'

test('a registry that was read by a command is handed out, and no page reads it again', async ({
  page,
  registry,
}) => {
  const mark = `handed${crypto.randomUUID().slice(0, 8)}`
  const model = await registry.model({ like: 'handed', description: `It is ${mark}.` })
  const dir = mkdtempSync(join(tmpdir(), 'ringside-handed-'))
  const file = join(dir, 'registry.snapshot')
  const env = { MLFLOW_TRACKING_URI: process.env.E2E_MLFLOW_URL, PORT: String(await freePort()) }
  const ringside = join(ROOT, 'bin/mlflow-ringside.mjs')
  const command = start(process.execPath, [ringside, 'snapshot', '--out', file], { env })
  const code = await command.ended
  expect([0, 3], command.output()).toContain(code)
  expect(command.output()).toMatch(/\d+ models, \d+ versions with an alias, in \d+ s/)

  const console = start(process.execPath, [ringside, '--snapshot', file], { env })
  try {
    const at = `http://127.0.0.1:${env.PORT}`
    await waitFor(`${at}/-/health`, console, 60)
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(`${at}${paths.models()}?q=${mark}`)
    await expect(page.getByRole('row').filter({ hasText: model })).toBeVisible()
    await page.goto(`${at}${paths.overview()}`)
    await expect(page.getByRole('region', { name: 'What was read' })).toContainText(/read just now/)
    await expect(page.getByRole('button', { name: 'Read it again' })).toBeVisible()
    // taken once, kept by the browser, and fresh
    expect(asked.filter((path) => path === '/-/snapshot')).toHaveLength(1)
    expect(asked.filter((path) => path.endsWith('/model-versions/get'))).toEqual([])
  } finally {
    // before its server goes, a page asks for nothing more
    await page.goto('about:blank')
    await console.stop()
    rmSync(dir, { recursive: true })
  }
})
