import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { ROOT } from '../../test/runner/processes.mjs'

const gzip = (/** @type {string | Uint8Array} */ code) => gzipSync(code, { level: 9 }).length

/** @param {string} file bundled, minified and compressed as the page would get it */
async function bundled(file) {
  const id = 'virtual:entry'
  const built = await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    css: { postcss: {} },
    logLevel: 'error',
    plugins: [
      {
        name: 'entry',
        resolveId: (asked) => (asked === id ? `\0${id}` : null),
        load: (asked) => (asked === `\0${id}` ? file : null),
      },
    ],
    build: { write: false, target: 'es2023', rolldownOptions: { input: id } },
  })
  if (Array.isArray(built) || !('output' in built)) throw new Error('no output')
  return built.output.reduce((sum, part) => sum + ('code' in part ? gzip(part.code) : 0), 0)
}

/**
 * Bytes, gzip, that each engine adds to the page of a lineage. elkjs is only to be had whole.
 * @param {string} packages
 * @returns {Promise<Record<string, number>>}
 */
export async function weights(packages) {
  const d3Dag = join(packages, 'node_modules/d3-dag/dist/d3-dag.esm.min.mjs')
  const used = (/** @type {string} */ names) =>
    bundled(`import { ${names} } from ${JSON.stringify(d3Dag)}; console.log(${names})`)
  const elk = ['elk-api.js', 'elk-worker.min.js'].reduce(
    (sum, file) => sum + gzip(readFileSync(join(packages, 'node_modules/elkjs/lib', file))),
    0,
  )
  return {
    own: await bundled(`import '/src/registry/lineage/layout/layout.worker.ts'`),
    'd3-dag': await used('graph, sugiyama'),
    'd3-dag fast': await used('graph, sugiyama, decrossDfs, coordGreedy'),
    elk,
    'elk kept': elk,
  }
}
