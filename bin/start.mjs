// `npm start`: builds when the build is missing or older than its sources, then runs it with the given options.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

const SOURCES = [
  'src',
  'server',
  'public',
  'index.html',
  'package-lock.json',
  'vite.config.ts',
  'vite.server.config.ts',
  'bin/build.mjs',
]

/** Written last by a build, so it is there only when all of it is. */
const STAMP = 'dist/server.mjs'

/** Milliseconds; of a folder, its youngest entry. A removed file shows as its folder's own change. */
function changedAt(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  const inside = readdirSync(path).map((name) => changedAt(join(path, name)))
  return Math.max(stat.mtimeMs, ...inside)
}

const builtAt = changedAt(join(root, STAMP))
if (SOURCES.some((source) => changedAt(join(root, source)) > builtAt)) {
  process.stdout.write('Building…\n')
  const { build } = await import('./build.mjs')
  await build()
}

const { main } = await import('../dist/server.mjs')
await main(process.argv.slice(2))
