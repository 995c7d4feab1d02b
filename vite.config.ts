import { fileURLToPath } from 'node:url'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { devFront } from './server/vite/devFront.ts'
import { mswWorker } from './server/vite/mswWorker.ts'
import { chromiumLaunch } from './test/chromium.ts'

/** Parts that the list of models draws with, and others as well; all of them are in the first load. */
const SHARED =
  /src[\\/](?:features[\\/]common[\\/](?:AliasPill|Failure|useTypedSearch)|ui[\\/](?:ErrorNote|NameText|Note|Reason|SearchBox|SortHead|TableRow|Time|splitName|useListKeys|useMediaQuery|useRows|visibleText)|lib[\\/](?:afterThis|counted)|registry[\\/](?:aliasPair|names|owner))\.tsx?$|[\\/](?:infiniteQueryObserver|useInfiniteQuery)\.js$/

const sub = { extends: true as const }

export default defineConfig({
  plugins: [react(), tailwind(), mswWorker(), devFront()],
  // The front decides who may ask; Vite would let every program on this computer.
  server: { host: '127.0.0.1', cors: false },
  worker: { format: 'es' },
  resolve: {
    alias: {
      // its `exports` lead to the build for development whatever is built; tests keep that one, for its warnings
      ...(process.env.VITEST === undefined && {
        'react-router': fileURLToPath(
          new URL('node_modules/react-router/dist/production/index.mjs', import.meta.url),
        ),
      }),
      // MSW's cookie jar brings the list of public suffixes along, 110 kB (gzip) that a mock without cookies never asks.
      tldts: fileURLToPath(new URL('src/mocks/noPublicSuffixes.ts', import.meta.url)),
      // Markdown's `&amp;`: the build for browsers reads it by writing innerHTML, which the policy refuses.
      'decode-named-character-reference': fileURLToPath(
        import.meta.resolve('decode-named-character-reference'),
      ),
    },
  },
  build: {
    outDir: 'dist/client',
    target: 'es2023',
    manifest: true,
    // of what is bundled: their authors want it to go along
    license: { fileName: 'licenses.md' },
    // The policy has no `data:` for fonts, scripts or workers, so nothing is inlined.
    assetsInlineLimit: 0,
    // every browser that knows light-dark(), which the colours need, knows modulepreload
    modulePreload: {
      polyfill: false,
      // What a chunk needs is asked for together with it, where it is a page. The lists of that are in the first load: those of
      // everything else, which comes when somebody clicks, are a kilobyte.
      resolveDependencies: (file, needed, { hostType }) =>
        hostType === 'html' || /\/(Models?|Version)Page-/.test(file)
          ? needed
          : needed.filter((name) => name.endsWith('.css')),
    },
    rolldownOptions: {
      output: {
        // the first load spells every chunk that a page may need: with their names it is half a kilobyte more
        chunkFileNames: 'assets/[hash:9].js',
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            // What the list shares with other pages would be a chunk each, of a few hundred bytes that pack badly.
            { name: 'shared', test: SHARED },
          ],
        },
      },
    },
  },
  test: {
    // Property tests take seconds on a busy machine; the default of five ends them there.
    testTimeout: 30_000,
    projects: [
      {
        ...sub,
        test: {
          name: 'unit',
          include: ['{src,server}/**/*.test.ts', 'test/*.test.ts'],
          environment: 'node',
        },
      },
      {
        ...sub,
        test: {
          name: 'contract',
          include: ['test/contract/**/*.contract.test.ts'],
          environment: 'node',
        },
      },
      {
        ...sub,
        test: {
          name: 'usage',
          include: ['test/usage/**/*.usage.test.ts'],
          environment: 'node',
          // Python that imports MLflow, many times, on a busy machine
          testTimeout: 120_000,
        },
      },
      {
        ...sub,
        test: {
          name: 'client',
          include: ['test/client/**/*.client.test.ts'],
          environment: 'node',
        },
      },
      {
        ...sub,
        test: {
          name: 'histories',
          include: ['test/histories/**/*.histories.test.ts'],
          environment: 'node',
        },
      },
      {
        ...sub,
        test: {
          name: 'dom',
          include: ['src/**/*.test.tsx'],
          exclude: ['**/*.browser.test.tsx'],
          environment: 'jsdom',
          // Without an address, relative fetch paths do not resolve.
          environmentOptions: { jsdom: { url: 'http://localhost:3000' } },
          setupFiles: ['test/setup.dom.ts'],
        },
      },
      {
        ...sub,
        // named, so that the page is not loaded anew when they are met in the middle of a test
        optimizeDeps: { entries: [], include: ['js-yaml'] },
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.tsx'],
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions: chromiumLaunch() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
