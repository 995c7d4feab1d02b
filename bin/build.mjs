// `npm run build`: the client into dist/client, each file also compressed, and the server into dist/server.mjs.
import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build as viteBuild } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const client = join(root, 'dist/client')

/** What is worth compressing: text, from the size of one network packet. */
const TEXT = /\.(?:js|css|html|svg|json|map)$/
const WORTH_BYTES = 1400

export async function build() {
  const begun = new Date()
  // Gone first: a build that fails half way must not pass for a fresh one.
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  await viteBuild({ root, logLevel: 'warn' })
  compress()
  // The server last: it stands for the whole build, as old as its beginning, since a source may have changed meanwhile.
  await viteBuild({ root, configFile: join(root, 'vite.server.config.ts'), logLevel: 'warn' })
  utimesSync(join(root, 'dist/server.mjs'), begun, begun)
}

/** The server sends the `.br` or `.gz` beside a file to browsers that take it. */
function compress() {
  for (const entry of readdirSync(client, { recursive: true, withFileTypes: true })) {
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
