import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * The module that a TypeScript source is, with all that it uses: bundled in a fraction of a second, as one file, so that
 * nothing of it lies about afterwards.
 * @param {string} source below the project's root
 */
export async function fromSource(source) {
  const outDir = mkdtempSync(join(tmpdir(), 'ringside-'))
  try {
    await build({
      root,
      configFile: false,
      publicDir: false,
      css: { postcss: {} },
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        ssr: source,
        outDir,
        target: 'node20',
        rolldownOptions: { output: { entryFileNames: 'main.mjs', codeSplitting: false } },
      },
    })
    return await import(pathToFileURL(join(outDir, 'main.mjs')).href)
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}
