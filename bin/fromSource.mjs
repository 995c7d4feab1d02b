import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * A TypeScript source with all that it uses, as one file for Node: bundled in a fraction of a second.
 * @param {string} source below the project's root
 * @param {string} outDir
 * @returns {Promise<string>} the file
 */
export async function bundle(source, outDir) {
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
  return join(outDir, 'main.mjs')
}

/**
 * The module that a TypeScript source is. Nothing of it lies about afterwards.
 * @param {string} source below the project's root
 */
export async function fromSource(source) {
  const outDir = mkdtempSync(join(tmpdir(), 'ringside-'))
  try {
    return await import(pathToFileURL(await bundle(source, outDir)).href)
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}
