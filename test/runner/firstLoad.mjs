import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Script that a first visit may load before the first rows, gzip (kB = 1000 bytes). */
export const FIRST_LOAD_LIMIT = 150_000

/**
 * @typedef {{ file: string, src?: string, imports?: string[], dynamicImports?: string[] }} Chunk
 * @typedef {Record<string, Chunk>} Manifest Vite's `.vite/manifest.json`
 */

/**
 * The files of some chunks and of all they import statically.
 * @param {Manifest} manifest
 * @param {readonly string[]} keys
 * @returns {Set<string>}
 */
export function staticFiles(manifest, keys) {
  const seen = new Set()
  const todo = [...keys]
  for (let key = todo.pop(); key !== undefined; key = todo.pop()) {
    if (seen.has(key)) continue
    const chunk = manifest[key]
    if (chunk === undefined) throw new Error(`the build's manifest has no ${key}`)
    seen.add(key)
    todo.push(...(chunk.imports ?? []))
  }
  return new Set([...seen].map((key) => manifest[key]?.file ?? ''))
}

// What only the mock says: a sentence of the server that it stands for, and the name its service worker logs under.
const MOCK_SAYS = ['Content-Type must be one of', '[MSW]']

/**
 * What a first visit of /models loads, and which of that belongs to the mock (nothing may).
 * @param {string} client the build: `dist/client`
 * @returns {{ scripts: { file: string, gzip: number }[], total: number, mock: string[] }}
 */
export function firstLoad(client) {
  const manifest = readManifest(client)
  const read = (/** @type {string} */ file) => readFileSync(join(client, file))
  const files = staticFiles(manifest, ['index.html', 'src/pages/ModelsPage.tsx'])
  const html = readFileSync(join(client, 'index.html'), 'utf8')
  for (const [, file] of html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)) if (file) files.add(file)
  const scripts = [...files]
    .map((file) => ({ file, gzip: gzipSync(read(file), { level: 9 }).length }))
    .sort((a, b) => b.gzip - a.gzip)
  const all = Object.values(manifest).map(({ file }) => file)
  const silent = MOCK_SAYS.find((words) => !all.some((file) => read(file).includes(words)))
  if (silent)
    throw new Error(`nothing in the build says "${silent}" any more: look for other words`)
  return {
    scripts,
    total: scripts.reduce((sum, { gzip }) => sum + gzip, 0),
    mock: [...files].filter((file) => MOCK_SAYS.some((words) => read(file).includes(words))),
  }
}

/**
 * @param {string} client
 * @returns {Manifest}
 */
export const readManifest = (client) =>
  JSON.parse(readFileSync(join(client, '.vite/manifest.json'), 'utf8'))

/**
 * The chunks that only a mock connection may load: the mock's own, and what nothing else imports.
 * @param {Manifest} manifest
 */
export function mockFiles(manifest) {
  const mocks = Object.keys(manifest).filter((key) => key.startsWith('src/mocks/'))
  if (mocks.length === 0) throw new Error('the build has no chunk of the mock')
  const others = Object.keys(manifest).filter((key) => /^(index\.html|src\/(?!mocks\/))/.test(key))
  const shared = staticFiles(manifest, others)
  return [...staticFiles(manifest, mocks)].filter((file) => !shared.has(file))
}
