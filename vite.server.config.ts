import { defineConfig } from 'vite'

/** The console server as one file: what is published needs no dependencies. */
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
    rolldownOptions: { output: { entryFileNames: 'server.mjs' } },
  },
})
