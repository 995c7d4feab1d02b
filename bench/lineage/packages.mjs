import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { removeAtExit, run } from '../../test/runner/processes.mjs'
import { CACHE } from '../../test/setup/python.mjs'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const FILES = ['package.json', 'package-lock.json']

/**
 * The folder with the engines of others, as pinned beside this file: installed on first use and kept in `.cache`, since the
 * console needs none of them.
 */
export async function ensurePackages() {
  const hash = createHash('sha256').update(readFileSync(join(HERE, 'package-lock.json')))
  const dir = join(CACHE, `layouts-${hash.digest('hex').slice(0, 12)}`)
  if (existsSync(dir)) return dir
  const partial = `${dir}.partial-${process.pid}`
  removeAtExit(partial)
  await mkdir(partial, { recursive: true })
  for (const file of FILES) await cp(join(HERE, file), join(partial, file))
  const { code, output } = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: partial,
  })
  if (code !== 0) throw new Error(`npm ci failed:\n${output.slice(-4000)}`)
  await rm(dir, { recursive: true, force: true })
  await rename(partial, dir)
  return dir
}
