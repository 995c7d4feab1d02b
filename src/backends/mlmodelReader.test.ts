import { expect, test } from 'vitest'
import { createMlmodelReader, type MlmodelReader } from './mlmodelReader'

const reading = { state: 'unreadable', because: 'It is empty.', text: '' } as const
const reader: MlmodelReader = { mlmodel: async () => reading, yaml: async () => reading }
const bytes = new Uint8Array()

test('loads its code with the first file, once', async () => {
  let loads = 0
  const lazy = createMlmodelReader(async () => {
    loads++
    return reader
  })
  expect(loads).toBe(0)
  expect(await Promise.all([lazy.mlmodel(bytes), lazy.yaml(bytes)])).toEqual([reading, reading])
  expect(loads).toBe(1)
})

test('says so when its code does not arrive, and tries again with the next file', async () => {
  const answers = [Promise.reject(new Error('offline')), Promise.resolve(reader)]
  const lazy = createMlmodelReader(() => answers.shift() ?? Promise.resolve(reader))
  await expect(lazy.mlmodel(bytes)).rejects.toMatchObject({ kind: 'unreachable' })
  expect(await lazy.mlmodel(bytes)).toBe(reading)
})
