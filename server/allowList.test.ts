import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge, type Verdict } from './allowList'

const kind = (method: string, target: string, readOnly = false) =>
  judge(method, target, readOnly).kind

const route = (verdict: Verdict) => (verdict.kind === 'forward' ? verdict.route : null)

/** Pieces that have broken such lists before, and pieces of addresses that are fine. */
const PIECES =
  'api 2.0 3.0 mlflow mlflow-artifacts artifacts registered-models get users current secrets webhooks a%20b ' +
  '100%25 %E6%A8%A1 a.b ~ . .. ... %2e %2E%2e %252e%252e %2f %5c %00 %ff %c0%ae % \\ ; // # ? @ :80 é path= & +'
const STARTS =
  '/api/2.0/mlflow/ /ajax-api/3.0/mlflow/ /get-artifact?path= /health /version / ' +
  '/api/2.0/mlflow-artifacts/artifacts/ /api/2.1/unity-catalog/models/'
const piece = fc.constantFrom(...PIECES.split(' '), '', ' ', '\t', '\u0000')
const start = fc.constantFrom(...STARTS.split(' '), '')
const target = fc
  .tuple(start, fc.array(fc.tuple(piece, fc.constantFrom('/', '', '?', '=')), { maxLength: 6 }))
  .map(([first, rest]) => first + rest.map(([text, join]) => text + join).join(''))
const method = fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'HEAD', 'get')

describe('whatever the address', () => {
  test('what is forwarded means to a URL parser what it says', () => {
    let forwarded = 0
    fc.assert(
      fc.property(method, target, (verb, text) => {
        if (kind(verb, text) !== 'forward') return
        forwarded += 1
        const url = new URL(`http://backend${text}`)
        expect(url.pathname).toBe(text.split('?')[0])
        expect(url.hash).toBe('')
        expect(url.host).toBe('backend')
        expect(decodeURIComponent(url.pathname)).not.toMatch(/\\|\/\/|\/\.{1,2}(?:\/|$)|\p{Cc}/u)
      }),
      { numRuns: 20_000 },
    )
    expect(forwarded).toBeGreaterThan(100)
  })

  test('read-only allows nothing that is not allowed otherwise', () => {
    fc.assert(
      fc.property(method, target, (verb, text) => {
        if (kind(verb, text, true) === 'forward') expect(kind(verb, text)).toBe('forward')
      }),
      { numRuns: 5000 },
    )
  })

  test('a page is only ever got', () => {
    fc.assert(
      fc.property(method, target, (verb, text) => {
        if (kind(verb, text) === 'page') expect(verb).toBe('GET')
      }),
    )
  })
})

test.each([
  ['/api/2.0/mlflow/registered-models/get?name=a', 'registry'],
  ['/ajax-api/3.0/mlflow/model-versions/search', 'registry'],
  ['/api/2.0/mlflow/users/current', 'registry'],
  ['/api/2.0/mlflow/permissions/users/mia%40bank.example/registered-models', 'registry'],
  ['/api/3.0/mlflow/roles/list', 'registry'],
  ['/api/3.0/mlflow/server-info', 'registry'],
  ['/api/2.1/unity-catalog/models', 'registry'],
  ['/version', 'registry'],
  ['/model-versions/get-artifact?path=MLmodel', 'registry'],
  ['/api/2.0/mlflow/runs/get?run_id=a', 'tracking'],
  ['/api/2.0/mlflow/logged-models/m-1', 'tracking'],
  ['/api/2.0/mlflow-artifacts/artifacts/a', 'tracking'],
  ['/get-artifact?path=a', 'tracking'],
  ['/health', 'tracking'],
])('%s goes to the %s', (text, side) => {
  expect(route(judge('GET', text, false))?.side).toBe(side)
})

test.each([
  ['POST', '/api/2.0/mlflow/permissions/users/mia/registered-models'],
  ['GET', '/api/2.0/mlflow/permissions/users/mia/registered-models/churn'],
  ['GET', '/api/2.0/mlflow/permissions/registered-models/churn/users'],
])('of the rights of mlflow-oidc-auth, %s %s is closed', (verb, text) => {
  expect(kind(verb, text)).toBe('refuse')
})

test.each([
  ['/get-artifact?path=a', true],
  ['/model-versions/get-artifact?path=a', true],
  ['/api/2.0/mlflow-artifacts/artifacts/a/b', true],
  ['/ajax-api/2.0/mlflow/logged-models/m-1/artifacts/files?artifact_file_path=a', true],
  ['/api/2.0/mlflow-artifacts/artifacts?path=a', false],
  ['/api/2.0/mlflow/logged-models/m-1/artifacts/directories', false],
])('%s is a file: %s', (text, artifact) => {
  expect(route(judge('GET', text, false))?.artifact).toBe(artifact)
})

test.each([
  ['/-/health', 'own'],
  ['/-/session', 'own'],
  ['/-/snapshot', 'own'],
  ['/config.json', 'own'],
  ['/config.json?x=1', 'own'],
  ['/%2d/health', 'refuse'],
  ['/-', 'refuse'],
  ['/', 'page'],
  ['/models/main.prod.churn', 'page'],
  ['/models/%F0%9F%9A%80?q=a|b', 'page'],
  ['/.env', 'page'],
])('%s is judged %s', (text, expected) => {
  expect(kind('GET', text)).toBe(expected)
})

test('a name spelled to look like something else is never a page', () => {
  for (const text of ['/%61pi/%ff', '/%2561pi/x', '/./api/x', '/api;x/y', '/HEALTH', '/%41PI\\x']) {
    expect(kind('GET', text), text).toBe('refuse')
  }
})

test('the length limit is exact', () => {
  const before = '/api/2.0/mlflow/registered-models/get?name='
  expect(kind('GET', before + 'a'.repeat(8192 - before.length))).toBe('forward')
  expect(kind('GET', before + 'a'.repeat(8193 - before.length))).toBe('refuse')
})

test.each([
  '/api/2.0/mlflow/registered-models/secrets',
  '/api/2.0/mlflow/runs/SECRETS/get',
  '/api/2.1/unity-catalog/models/secrets',
  '/api/2.0/mlflow/runs/generate-temporary-run-credentials',
  '/get-artifact?path=a&run_uuid=b&path=c',
  '/get-artifact?path=a&%70ath=c',
])('%s is refused', (text) => {
  expect(kind('GET', text)).toBe('refuse')
})
