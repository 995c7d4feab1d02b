import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { files } from '../../src/registry/history/bundleExample'
import { run } from '../runner/processes.mjs'

// The script in a bundle of evidence, by the Python that people with MLflow have: with the package `cryptography`.

const PYTHON = process.env.RINGSIDE_TEST_PYTHON ?? ''

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringside-evidence-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** What it says of the bundle, with the files changed as `change` says. */
async function verified(change: (name: string, text: string) => string = (_, text) => text) {
  for (const { name, text } of files()) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, change(name, text))
  }
  return run(PYTHON, [join(folder, 'verify.py')], {})
}

test('it finds nothing wrong with a bundle, and checks its signatures', async () => {
  const { code, output } = await verified()
  expect(output).toContain('7 entries, 2 signed, 5 unsigned, 0 not checked')
  expect(output).toContain('All of it fits together.')
  expect(code).toBe(0)
})

test('it finds a changed approval, and a changed list of sums does not hide it', async () => {
  const { code, output } = await verified((name, text) =>
    name === 'request/ev.00002.json'
      ? text.replace('"by":"ada"', '"by":"eve"')
      : name === 'SHA256SUMS'
        ? ''
        : text,
  )
  expect(output).toContain('WRONG request/ev.00002.json: the signature is not one of this text')
  expect(output).toContain('WRONG request/ev.00003.json: names another entry before it')
  expect(code).toBe(1)
})

test('it finds a key that is not the one of its id', async () => {
  const { code, output } = await verified((name, text) =>
    name === 'keys.json' ? text.replace(/: "./, ': "_') : text,
  )
  expect(output).toContain('is not the id of its key')
  expect(code).toBe(1)
})
