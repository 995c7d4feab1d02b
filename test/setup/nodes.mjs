import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { removeAtExit, run } from '../runner/processes.mjs'
import { withProgress } from '../runner/progress.mjs'
import { CACHE } from './python.mjs'

/** The oldest that `engines` of package.json allows, and the lines with support that are not too far from it. */
export const NODES = ['20.19.0', '22.23.3', '24.21.0']

/**
 * A folder with that Node as `node` in it, from npm's package of its platform; made on first use and kept in `.cache`.
 * @param {string} version
 * @returns {Promise<{ bin: string } | { missing: string }>}
 */
async function nodeOf(version) {
  const name = `node-${process.platform}-${process.arch}`
  const dir = join(CACHE, `node-${version}`)
  const bin = join(dir, 'node_modules', name, 'bin')
  if (existsSync(join(bin, 'node'))) return { bin }
  const partial = `${dir}.partial-${process.pid}`
  removeAtExit(partial)
  await mkdir(partial, { recursive: true })
  // a folder of its own: npm would look for one further up
  await writeFile(join(partial, 'package.json'), '{}')
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund']
  const { code, output } = await run('npm', ['install', ...quiet, `${name}@${version}`], {
    cwd: partial,
  })
  if (code !== 0) return { missing: `Node ${version} can't be had: ${lastLine(output)}` }
  await rm(dir, { recursive: true, force: true })
  await rename(partial, dir)
  return { bin }
}

const lastLine = (/** @type {string} */ text) => text.trim().split('\n').at(-1) ?? ''

/** @returns {Promise<{ bins: string[], missing: string[] }>} */
export async function ensureNodes() {
  const found = await withProgress(`Node ${NODES.join(', ')}`, () => Promise.all(NODES.map(nodeOf)))
  return {
    bins: found.flatMap((node) => ('bin' in node ? [node.bin] : [])),
    missing: found.flatMap((node) => ('missing' in node ? [node.missing] : [])),
  }
}
