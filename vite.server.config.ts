import { defineConfig } from 'vite'

/**
 * The console server, with all that it uses: what is published needs no dependencies. What few starts need (a command, the
 * first signature) is a file of its own, so that `npm start` does not read it.
 */
export default defineConfig({
  publicDir: false,
  // The page's styles are not the server's.
  css: { postcss: {} },
  ssr: { noExternal: true },
  build: {
    ssr: 'server/cli.ts',
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    license: { fileName: 'server.licenses.md' },
    rolldownOptions: {
      output: { entryFileNames: 'server.mjs', chunkFileNames: 'server/[name].mjs' },
    },
  },
})
