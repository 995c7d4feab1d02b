// `npm run build`: the client into dist/client, each file also compressed, and the server into dist/server.mjs.
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build as viteBuild } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What is worth compressing: text, from the size of one network packet. */
const TEXT = /\.(?:js|css|html|svg|json|map)$/
const WORTH_BYTES = 1400

/**
 * Built aside and put in place whole: a build that fails half way leaves what was there, two that run at once don't mix,
 * and a console that runs meanwhile finds either the old files or the new.
 */
export async function build() {
  const begun = new Date()
  const dist = join(root, 'dist')
  const aside = join(root, `dist.partial-${process.pid}`)
  try {
    await viteBuild({
      root,
      logLevel: 'warn',
      build: { outDir: join(aside, 'client'), emptyOutDir: true },
    })
    compress(join(aside, 'client'))
    await viteBuild({
      root,
      configFile: join(root, 'vite.server.config.ts'),
      logLevel: 'warn',
      build: { outDir: aside },
    })
    // It stands for the whole build, as old as its beginning, since a source may have changed meanwhile.
    utimesSync(join(aside, 'server.mjs'), begun, begun)
    const former = join(root, `dist.former-${process.pid}`)
    if (existsSync(dist)) renameSync(dist, former)
    renameSync(aside, dist)
    rmSync(former, { recursive: true, force: true })
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

/**
 * The server sends the `.br` or `.gz` beside a file to browsers that take it.
 * @param {string} folder
 */
function compress(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !TEXT.test(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = readFileSync(path)
    if (bytes.length < WORTH_BYTES) continue
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }))
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build()
