import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import type { Handle } from '../dev'

interface DevModule {
  createHandle: (port: number) => Handle
}

const isDevModule = (module: object): module is DevModule =>
  'createHandle' in module && typeof module.createHandle === 'function'

/**
 * The console server's front before Vite's own middlewares: `npm run dev` obeys the same variables, rules and limits as
 * `npm start`; only pages and their modules come from Vite. The front is loaded through Vite, so it reloads as well.
 */
export function devFront(): Plugin {
  return {
    name: 'ringside:front',
    apply: (_config, { command, isPreview }) =>
      command === 'serve' && isPreview !== true && process.env.VITEST === undefined,
    // as for `npm start`; beyond this computer is what a built console is for
    config: ({ server }) =>
      server?.port === undefined
        ? { server: { port: Number(process.env.PORT) || 4173 } }
        : undefined,
    configureServer(server) {
      let loaded: { from: DevModule; handle: Handle } | null = null
      const handle = async (
        request: IncomingMessage,
        response: ServerResponse,
        next: (error?: unknown) => void,
      ) => {
        try {
          const address = server.httpServer?.address()
          const port = typeof address === 'object' && address !== null ? address.port : 0
          const from = await server.ssrLoadModule('/server/dev.ts')
          if (!isDevModule(from)) throw new Error('server/dev.ts has no createHandle.')
          if (loaded?.from !== from) loaded = { from, handle: from.createHandle(port) }
          if (!(await loaded.handle(request, response))) next()
        } catch (error) {
          next(error)
        }
      }
      server.middlewares.use((request, response, next) => void handle(request, response, next))
    },
  }
}
