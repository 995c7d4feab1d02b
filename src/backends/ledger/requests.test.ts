import { expect, test } from 'vitest'
import { backendOn, fetchThrough, frontOf, portsOf } from '../../../test/histories/stage'
import { createServer } from '../../mocks/server'
import { emptyWorld } from '../../mocks/world'
import { append } from './append'
import { applyRequest, verifyApplied } from './applyRequest'
import { ask } from './ask'
import { findLedger } from './find'
import { moveInLane } from './moveInLane'
import { readLogsOf, readOpenRequests } from './readLogs'
import { setUp } from './setUp'

// docs/requests.md tells these numbers: on a server with a sign-in each is up to 0.6 s.

const PLACE = { experiment: null, name: 'reviews' }

test('what reading and writing the ledger asks for', async () => {
  const serve = createServer(emptyWorld())
  let asked = 0
  const through = fetchThrough(frontOf(), serve)
  const backend = backendOn((...request) => {
    asked += 1
    return through(...request)
  })
  const ports = await portsOf(backend, 'ada')
  const post = (path: string, body: object) =>
    serve(
      new Request(`http://m/api/2.0/mlflow/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    )
  async function count<T>(what: () => Promise<T>): Promise<[T, number]> {
    const before = asked
    return [await what(), asked - before]
  }

  const made = await setUp(ports, PLACE)
  if (made.kind !== 'ready') throw new Error(made.kind)
  const { ledger } = made
  expect((await count(() => setUp(ports, PLACE)))[1], 'set-up where it is').toBe(2)
  expect((await count(() => findLedger(ports.runs, PLACE)))[1], 'by name').toBe(2)
  const { experiment } = ledger
  expect((await count(() => findLedger(ports.runs, { ...PLACE, experiment })))[1], 'by id').toBe(1)
  expect((await count(() => readLogsOf(ports.runs, experiment, 'fraud')))[1], 'of a model').toBe(1)
  expect((await count(() => readOpenRequests(ports.runs, experiment)))[1], 'open requests').toBe(1)

  await post('registered-models/create', { name: 'fraud' })
  for (const _ of '123') await post('model-versions/create', { name: 'fraud', source: 's3://b/m' })
  await post('registered-models/alias', { name: 'fraud', alias: 'champion', version: '1' })
  const mark = async (version: string) => ({
    version,
    created:
      (await backend.registry.version({ model: 'fraud', version })).created?.getTime() ?? null,
  })
  const [one, two, three] = [await mark('1'), await mark('2'), await mark('3')]
  const move = { model: 'fraud', alias: 'champion', reason: '', request: null, emergency: false }
  const first = () => moveInLane(ports, ledger, { ...move, from: one, to: two })
  // the lane is made, named in the index and opened: six more
  expect((await count(first))[1], 'the first move of an alias').toBe(19)
  const next = () => moveInLane(ports, ledger, { ...move, from: two, to: three })
  expect((await count(next))[1], 'a move').toBe(13)

  const proposal = {
    kind: 'move',
    model: 'fraud',
    alias: 'champion',
    from: three,
    to: one,
  } as const
  const rest = { reason: '', policy: null, evidence: null, expires: null, again: null }
  const [request, cost] = await count(() =>
    ask(ports, ledger, { asked: { type: 'asked', proposal, ...rest, emergency: null } }),
  )
  if (request.kind !== 'asked') throw new Error(request.kind)
  expect(cost, 'an ask').toBe(4)
  const { run } = request
  const said = { events: [{ type: 'comment', text: 'Yes.' } as const] }
  expect((await count(() => append(ports, run, () => said, { model: 'fraud' })))[1], 'a word').toBe(
    3,
  )
  // reading the request, the move, and saying so
  expect((await count(() => applyRequest(ports, ledger, { run })))[1], 'applying').toBe(18)
  expect((await count(() => verifyApplied(ports, run)))[1], 'verifying').toBe(6)
})
