import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findings } from './imports'

const ours = ['src', 'server', 'e2e'].flatMap((dir) =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `${dir}/${path.replaceAll('\\', '/')}`),
)

test('imports point one way', () => {
  expect(ours.length).toBeGreaterThan(50)
  expect(findings(new Map(ours.map((path) => [path, readFileSync(path, 'utf8')])))).toEqual([])
})

describe('what is found', () => {
  const others = {
    'server/front.ts': "import { a } from './allowList'",
    'server/allowList.ts': '',
    'server/main.ts': '',
    'src/backends/mlflow/wire.ts': '',
    'src/backends/http.ts': '',
    'src/features/a/A.tsx': '',
    'src/features/common/P.tsx': '',
    'src/mocks/browser.ts': '',
    'src/pages/ModelPage.tsx': '',
    'src/queries/queries.ts': '',
    'src/registry/model.ts': '',
    'src/ui/Button.tsx': '',
  }
  const of = (path: string, source: string) =>
    findings(new Map(Object.entries({ ...others, [path]: source })))

  test.each([
    ['src/registry/x.ts', "import type { A } from '../queries/queries'"],
    ['src/registry/x.ts', "import {\n  A,\n} from '../backends/http'"],
    ['src/registry/x.ts', "import { useMemo } from 'react'"],
    ['src/backends/x.ts', "import '../queries/queries'"],
    ['src/queries/x.ts', "import { A } from '../features/a/A'"],
    ['src/features/b/B.tsx', "import { A } from '../a/A'"],
    ['src/features/common/B.tsx', "import { A } from '../a/A'"],
    ['src/features/a/B.tsx', "const page = () => import('../../pages/ModelPage')"],
    ['src/pages/X.tsx', "import { m } from '../mocks/browser'"],
    ['src/pages/X.tsx', "const m = import('../mocks/browser')"],
    ['src/ui/x.tsx', "import { A } from '../registry/model'"],
    ['src/lib/x.ts', "import { A } from '../ui/Button'"],
    ['src/connect.ts', "import { m } from './mocks/browser'"],
    ['src/mocks/x.ts', "import { h } from '../backends/http'"],
    ['src/mocks/x.ts', "import { m } from '../../server/main'"],
    ['server/x.ts', "import { A } from '../src/backends/http'"],
    ['e2e/x.ts', "import { A } from '../src/pages/ModelPage'"],
    ['src/registry/index.ts', "export { A } from './model'"],
    ['src/registry/index.ts', "export * from './model'"],
    ['src/pages/X.tsx', "useQuery({ queryKey: ['model', name] })"],
    ['src/pages/X.tsx', '<Link to="/models">'],
    ['src/pages/X.tsx', '<a href={`/models/${name}`}>'],
    ['src/pages/X.tsx', "void navigate('/models')"],
  ])('%s: %s', (path, source) => {
    expect(of(path, source)).toEqual([expect.stringContaining(path)])
  })

  test.each([
    [
      'src/pages/X.tsx',
      "import { A } from '../features/a/A'\nimport type { B } from '../registry/model'",
    ],
    ['src/features/a/B.tsx', "import { P } from '../common/P'"],
    ['src/features/a/B.tsx', "import { A } from './A'\nimport { B } from '../../ui/Button'"],
    ['src/connect.ts', "const m = await import('./mocks/browser')"],
    [
      'src/mocks/x.ts',
      "import { a } from '../../server/allowList'\nimport type { W } from '../backends/mlflow/wire'",
    ],
    ['src/pages/X.test.tsx', "import { m } from '../mocks/browser'"],
    ['server/commands/watch.ts', "import { h } from '../../src/backends/http'"],
    ['src/features/a/use.ts', 'invalidateQueries({ queryKey: queries.under(model) })'],
    ['src/pages/X.tsx', '<Link to={paths.models()}>'],
  ])('allowed, %s: %s', (path, source) => {
    expect(of(path, source)).toEqual([])
  })
})
