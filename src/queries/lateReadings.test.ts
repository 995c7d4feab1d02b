import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { on, version } from '../backends/mlflow/scripted'
import { newVersions } from './newVersions'
import { runsOnData } from './runsOnData'

// What the overview reads late, and no more of it than it may.

const DAY = 86_400_000

const run = (id: string, name: string) => ({
  info: { run_id: id, experiment_id: '1', start_time: 5 },
  inputs: { dataset_inputs: [{ dataset: { name, digest: 'd' } }] },
})

const names = Array.from({ length: 60 }, (_, i) => `set ${String(i).padStart(2, '0')}`)
const asking = { experiments: ['1'], names: [...names, `both ' and "`] }

test('runs on many names come fifty names at once; what is not reached is told', async () => {
  const { asked, ...backend } = on(({ body }) =>
    JSON.stringify(body).includes('page_token')
      ? { runs: [run('later', 'set 00')] }
      : { runs: [run('first', 'set 00')], ...(asked.length === 1 && { next_page_token: 'n' }) },
  )
  const read = (most: number) => new QueryClient().fetchQuery(runsOnData({ backend }, asking, most))
  const some = await read(2)
  expect(asked).toHaveLength(2)
  expect(some.runs.map(({ id }) => id)).toEqual(['first', 'first'])
  // of the first fifty one more page would be there; of the name with both quotes nobody can ask
  expect(some.partial).toEqual(new Set([...names.slice(0, 50), `both ' and "`]))

  asked.length = 0
  const all = await read(10)
  expect(asked).toHaveLength(3)
  expect(all.runs.map(({ id }) => id)).toEqual(['first', 'first', 'later'])
  expect(all.partial).toEqual(new Set([`both ' and "`]))
})

test('new versions are read until they are too old, or until enough was asked', async () => {
  const made = (days: number) => version('m', String(days), { creation_timestamp: days * DAY })
  const pages = [[made(9), made(8)], [made(7), made(4)], [made(3)]]
  const { asked, ...backend } = on(({ query }) => {
    const at = Number(query.page_token ?? 0)
    return { model_versions: pages[at], ...(at < 2 && { next_page_token: String(at + 1) }) }
  })
  const read = (day: number, most: number) =>
    new QueryClient().fetchQuery(newVersions({ backend }, new Date(day * DAY), most))
  const enough = await read(5, 9)
  expect(asked).toHaveLength(2)
  expect(enough).toMatchObject({ from: new Date(5 * DAY), skipped: 0 })

  const cut = await read(1, 1)
  expect(cut.versions).toHaveLength(2)
  expect(cut.from).toEqual(new Date(8 * DAY))
  expect((await read(1, 9)).versions).toHaveLength(5)
})
