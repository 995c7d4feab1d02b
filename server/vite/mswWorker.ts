import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const NAME = 'mockServiceWorker.js'

const source = () => readFileSync(createRequire(import.meta.url).resolve(`msw/${NAME}`), 'utf8')

/**
 * MSW's service worker, beside the build and in dev, straight from the installed package: a copy in `public/` would fall
 * behind it. The console server answers it for a mock connection only.
 */
export function mswWorker(): Plugin {
  return {
    name: 'ringside:msw-worker',
    // A worker under /assets/ could not claim the whole site, so the name stays without a hash.
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: NAME, source: source() })
    },
    configureServer({ middlewares }) {
      middlewares.use(`/${NAME}`, (_request, response) => {
        response.setHeader('content-type', 'text/javascript')
        response.end(source())
      })
    },
  }
}
