import { expect, test } from 'vitest'
import { createWorkerReader } from './workerReader'

const bytes = (text: string) => new TextEncoder().encode(text)

const MLMODEL = 'flavors:\n  python_function:\n    loader_module: mlflow.sklearn\n'

/** A worker that says it has started, and never speaks again: it is busy for ever, as only ending it can stop. */
const stuck = () =>
  new Worker(
    URL.createObjectURL(
      new Blob([`postMessage({ kind: 'started' }); onmessage = () => { for (;;) {} }`]),
    ),
  )

test('a file is read in a worker of its own', async () => {
  const reading = await createWorkerReader().mlmodel(bytes(MLMODEL))
  expect(reading).toMatchObject({
    state: 'read',
    mlmodel: { flavors: [{ name: 'python_function' }], signature: null },
  })
})

test('a worker that can’t stop is ended, the page stays awake, the next file is read', async () => {
  const workers = [stuck()]
  let beats = 0
  const heart = setInterval(() => beats++, 10)
  const reader = createWorkerReader({
    timeLimit: 300,
    startWorker: () =>
      workers.pop() ??
      new Worker(new URL('../registry/mlmodel.worker.ts', import.meta.url), { type: 'module' }),
  })
  expect(await reader.mlmodel(bytes('a: 1'))).toEqual({
    state: 'unreadable',
    because: 'Reading it took longer than 0.3 s.',
    text: 'a: 1',
  })
  clearInterval(heart)
  expect(beats).toBeGreaterThan(5)
  expect(await reader.mlmodel(bytes(MLMODEL))).toMatchObject({ state: 'read' })
})
