import { assert, nat, pre, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { paths, readPath, readTagHash, workspaceBase, workspaceOf } from './paths'

test('every link, printed', () => {
  const ref = { model: 'été 50%/a?b#c', version: '7' }
  expect([
    paths.home(),
    paths.models(),
    paths.models({ q: '' }),
    paths.models({ q: 'fraud & co' }),
    paths.history({ from: '2026-05-01', model: ref.model }),
    paths.lineage(),
    paths.settings(),
    paths.model(ref.model),
    paths.modelTag(ref.model, 'own er'),
    paths.version(ref),
    paths.promote(ref.model),
    paths.promote(ref.model, { to: '7', alias: 'champion', copy: 'dév@3' }),
    paths.lineageOf({ model: ref.model }),
    paths.lineageOf(ref),
    paths.dataset({ name: 'a/b', digest: '#1' }),
    paths.compare(),
    paths.compare([ref, { model: 'a@b, "c"', version: '10' }]),
  ]).toMatchInlineSnapshot(`
    [
      "/",
      "/models",
      "/models",
      "/models?q=fraud+%26+co",
      "/history?from=2026-05-01&model=%C3%A9t%C3%A9%2050%25%2Fa%3Fb%23c",
      "/lineage",
      "/settings",
      "/models/%C3%A9t%C3%A9%2050%25%2Fa%3Fb%23c",
      "/models/%C3%A9t%C3%A9%2050%25%2Fa%3Fb%23c#tag=own%20er",
      "/models/%C3%A9t%C3%A9%2050%25%2Fa%3Fb%23c/versions/7",
      "/models/%C3%A9t%C3%A9%2050%25%2Fa%3Fb%23c/promote",
      "/models/%C3%A9t%C3%A9%2050%25%2Fa%3Fb%23c/promote?to=7&alias=champion&copy=d%C3%A9v%403",
      "/models/%C3%A9t%C3%A9%2050%25%2Fa%3Fb%23c/lineage",
      "/models/%C3%A9t%C3%A9%2050%25%2Fa%3Fb%23c/versions/7/lineage",
      "/datasets/a%2Fb?digest=%231",
      "/compare",
      "/compare?v=%C3%A9t%C3%A9%2050%25%2Fa%3Fb%23c@7&v=a@b%2C%20%22c%22@10",
    ]
  `)
})

test('a name survives the way through the address bar', () => {
  assert(
    property(string({ unit: 'grapheme', minLength: 1 }), nat(), (model, n) => {
      // the two names a browser folds away, which MLflow does not take
      pre(model !== '.' && model !== '..')
      const version = String(n)
      const there = new URL(paths.version({ model, version }), 'http://console.test').pathname
      expect(readPath(there)).toEqual({ model, version })
      expect(readPath(new URL(paths.model(model), 'http://console.test').pathname)).toEqual({
        model,
        version: null,
      })
    }),
  )
})

test('a tag survives it as well, and what names none is none', () => {
  assert(
    property(string({ unit: 'grapheme', minLength: 1 }), (key) => {
      const { hash } = new URL(paths.modelTag('churn', key), 'http://console.test')
      expect(readTagHash(hash)).toBe(key)
    }),
  )
  expect(['', '#tag=', '#alias-history', '#tag=%E0'].map(readTagHash)).toEqual(Array(4).fill(null))
})

test('the page where a version is promoted is about its model', () => {
  expect(readPath(paths.promote('a/b'))).toEqual({ model: 'a/b', version: null, promote: true })
  expect(readPath(paths.model('promote'))).toEqual({ model: 'promote', version: null })
  expect(readPath('/models/a/promote/3')).toBeNull()
})

const of = (path: string) => readPath(new URL(path, 'http://console.test').pathname)

test('a page of lineage is about what it is the lineage of', () => {
  expect(of(paths.lineageOf({ model: 'a/b' }))).toEqual({
    model: 'a/b',
    version: null,
    lineage: true,
  })
  expect(of(paths.lineageOf({ model: 'a', version: '2' }))).toEqual({
    model: 'a',
    version: '2',
    lineage: true,
  })
  expect(of(paths.model('lineage'))).toEqual({ model: 'lineage', version: null })
  expect(of(paths.version({ model: 'a', version: 'lineage' }))).toEqual({
    model: 'a',
    version: 'lineage',
  })
})

test('an encoded slash in a name is not decoded twice', () => {
  expect(readPath(paths.model('a%2Fb'))?.model).toBe('a%2Fb')
})

test.each(['/models', '/models/', '/models/a/b', '/models/a/versions', '/x/a', '/models/%E0%A4%A'])(
  '%s is about no model',
  (path) => {
    expect(readPath(path)).toBeNull()
  },
)

test('a workspace stands before the path, and is no part of a name', () => {
  const inTeamA = `${workspaceBase('team-a')}${paths.version({ model: 'w', version: '2' })}`
  expect(inTeamA).toBe('/w/team-a/models/w/versions/2')
  expect(workspaceOf(inTeamA)).toBe('team-a')
  expect(readPath(inTeamA)).toEqual({ model: 'w', version: '2' })
  expect(workspaceOf('/models/w/versions/2')).toBeNull()
  expect(workspaceBase(null)).toBe('')
})

test.each(['/w/A/models', '/w/a/models', '/w/-a-/models', '/w//models', '/wx/team-a/models'])(
  '%s is in no workspace',
  (pathname) => {
    expect(workspaceOf(pathname)).toBeNull()
  },
)
