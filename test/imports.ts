/** Which parts of `src` each part may use, besides itself. `ui` and `lib` are open to all and use nobody above them. */
const MAY_USE = {
  lib: [],
  ui: ['lib'],
  registry: ['lib'],
  paths: ['registry', 'lib'],
  backends: ['registry', 'lib'],
  queries: ['backends', 'registry', 'lib'],
  app: ['queries', 'backends', 'registry', 'lib'],
  features: ['app', 'paths', 'queries', 'backends', 'registry', 'ui', 'lib'],
  pages: ['features', 'app', 'paths', 'queries', 'backends', 'registry', 'ui', 'lib'],
  routes: ['pages', 'features', 'app', 'paths', 'ui', 'lib'],
  // mocks: by dynamic import only, see `judge`
  entry: [
    'routes',
    'features',
    'app',
    'paths',
    'queries',
    'backends',
    'registry',
    'mocks',
    'ui',
    'lib',
  ],
  mocks: ['registry', 'lib'],
  server: ['registry', 'lib'],
  e2e: ['paths', 'registry', 'mocks', 'lib'],
} as const satisfies Record<string, readonly string[]>

type Part = keyof typeof MAY_USE

const ENTRY = new Set(['src/main.tsx', 'src/start.tsx', 'src/connect.ts'])
const FRONT = ['server/front.ts', 'server/probe.ts']

function partOf(path: string): Part | null {
  if (ENTRY.has(path)) return 'entry'
  const [, inSrc] = /^src\/([^/.]+)/.exec(path) ?? []
  const name = inSrc ?? path.split('/', 1)[0] ?? ''
  return isPart(name) ? name : null
}

const isPart = (name: string): name is Part => Object.hasOwn(MAY_USE, name)

interface Import {
  to: string
  dynamic: boolean
}

// `import … from`, `export … from` and `import '…'` at the start of a line; `import('…')` anywhere.
const STATIC = /^\s*(?:import|export)\s(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]/gm
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g

function importsOf(source: string): Import[] {
  const found = (pattern: RegExp, dynamic: boolean) =>
    [...source.matchAll(pattern)].map(([, to = '']) => ({ to: to.replace(/\?.*$/, ''), dynamic }))
  return [...found(STATIC, false), ...found(DYNAMIC, true)]
}

/** The file an import means; null for a package. */
function resolve(from: string, to: string, files: ReadonlyMap<string, string>): string | null {
  if (!to.startsWith('.')) return null
  const path = new URL(to, `file:///${from}`).pathname.slice(1)
  return ['', '.ts', '.tsx', '/index.ts'].map((end) => path + end).find((p) => files.has(p)) ?? path
}

/** A file and all that it imports, however far. */
function closure(start: readonly string[], files: ReadonlyMap<string, string>): Set<string> {
  const seen = new Set<string>()
  const todo = [...start]
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    const source = files.get(path)
    if (source === undefined || seen.has(path)) continue
    seen.add(path)
    for (const { to } of importsOf(source)) todo.push(resolve(path, to, files) ?? '')
  }
  return seen
}

/** The feature that serves features: pieces that know the domain, such as the pill of an alias. It uses none of them. */
const SHARED = 'common'

const featureOf = (path: string) => /^src\/features\/([^/]+)/.exec(path)?.[1]

/** What is wrong with one import between two of our files; null if nothing is. */
function judge(from: string, { dynamic }: Import, to: string, front: ReadonlySet<string>) {
  const [user, used] = [partOf(from), partOf(to)]
  if (user === null || used === null || !/^(src|server)\//.test(to)) return null
  if (used === 'mocks' && user === 'entry' && !dynamic) return 'the mock is loaded by import() only'
  if (user === used) {
    const [mine, theirs] = [featureOf(from), featureOf(to)]
    if (mine !== theirs && theirs !== SHARED) return 'features do not use each other'
    return null
  }
  if (user === 'mocks' && (front.has(to) || /\/wire[^/]*$/.test(to))) return null
  if (user === 'server' && used === 'backends' && /^server\/(cli\.ts|commands\/)/.test(from))
    return null
  const allowed: readonly string[] = MAY_USE[user]
  return allowed.includes(used) ? null : `${user} may not use ${used}`
}

const LITERAL_KEY = /\bqueryKey\s*:\s*\[/
const LITERAL_LINK = /\b(?:to|href)=\{?["'`]\/|\bnavigate\(\s*["'`]\//
const PURE = /^src\/(registry|lib|backends)\//

/**
 * Everything in `files` (path → source) that breaks the rules of docs/ARCHITECTURE.md on who may use whom, a line each.
 * Tests may use what they like.
 */
export function findings(files: ReadonlyMap<string, string>): string[] {
  const front = closure(FRONT, files)
  return [...files].flatMap(([path, source]) => {
    if (/\.test\.tsx?$/.test(path)) return []
    const says: string[] = []
    for (const one of importsOf(source)) {
      const to = resolve(path, one.to, files)
      const wrong = to === null ? null : judge(path, one, to, front)
      if (wrong !== null) says.push(`${one.to}: ${wrong}`)
      if (PURE.test(path) && /^react(-|\/|$)/.test(one.to)) says.push(`${one.to}: no React here`)
    }
    if (/^export\s[^'"=;]*\sfrom\s*['"]/m.test(source))
      says.push('re-exports: import the file you mean')
    if (!path.startsWith('src/queries/') && LITERAL_KEY.test(source))
      says.push('spells out a query key')
    if (path.startsWith('src/') && LITERAL_LINK.test(source))
      says.push('spells out a link: use paths.ts')
    return says.map((text) => `${path}: ${text}`)
  })
}
