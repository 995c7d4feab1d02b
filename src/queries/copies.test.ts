import { expect, test } from 'vitest'
import { RegistryError } from '../registry/errors'
import { aVersion } from '../registry/examples'
import type { ModelVersion, VersionRef } from '../registry/model'
import { walkCopies } from './copies'

const LOGGED = `mlflow-artifacts:/1/models/m-${'a'.repeat(32)}/artifacts`
const first = { model: 'a', version: '1' }

/** Versions by "model/version", each with its source; every other one fails with `otherwise`. */
function reader(sources: Record<string, string>, otherwise = new RegistryError('missing', 'none')) {
  return async ({ model, version }: VersionRef): Promise<ModelVersion> => {
    const source = sources[`${model}/${version}`]
    if (source === undefined) throw otherwise
    return aVersion({ model, version, source })
  }
}

test('walks to the version that is no copy', async () => {
  const chain = await walkCopies(first, reader({ 'a/1': 'models:/b/2', 'b/2': LOGGED }))
  expect(chain.steps.map(({ ref }) => `${ref.model}/${ref.version}`)).toEqual(['a/1', 'b/2'])
  expect(chain).toMatchObject({ end: 'origin', origin: { kind: 'logged-model' } })
})

test('a step that is gone or closed ends the chain and says why', async () => {
  const gone = await walkCopies(first, reader({ 'a/1': 'models:/old-name/2' }))
  expect(gone.end).toBe('broken')
  expect(gone.steps[1]?.broken).toMatch(/gone/)
  const closed = await walkCopies(first, reader({}, new RegistryError('denied', 'no')))
  expect(closed.steps[0]?.broken).toMatch(/closed/)
})

test('any other failure is the walk’s, to be tried again', async () => {
  const lost = new RegistryError('unreachable', 'gone away')
  await expect(walkCopies(first, reader({}, lost))).rejects.toBe(lost)
})

test('a loop ends', async () => {
  const chain = await walkCopies(first, reader({ 'a/1': 'models:/b/2', 'b/2': 'models:/a/1' }))
  expect(chain).toMatchObject({ end: 'loop', origin: null })
  expect(chain.steps).toHaveLength(2)
})

test('so does a chain without an end', async () => {
  let asked = 0
  const chain = await walkCopies(first, async (ref) => {
    asked++
    return reader({ [`a/${ref.version}`]: `models:/a/${Number(ref.version) + 1}` })(ref)
  })
  expect([chain.end, asked]).toEqual(['bound', 10])
})
