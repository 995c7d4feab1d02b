import { at, each, type Question, type Server } from '../ask'
import { api, post } from '../fixture'
import { EXPERIMENT, type Tracked } from './fixture'

/** What comes out must be as stated, on both. */
export interface Story {
  title: string
  run: (ask: Server, tracked: Tracked) => Promise<unknown>
  gives: unknown
}

const searching =
  (more: object) =>
  async (ask: Server, { experiment }: Tracked): Promise<unknown> => {
    const reply = await ask(post('runs/search', { experiment_ids: [experiment], ...more }))
    if (reply.status !== 200) return [reply.status, reply.code]
    const runs = at(reply.json, 'runs')
    return Array.isArray(runs) ? runs.map((run) => at(run, 'info', 'run_name')) : []
  }

const ordered = (title: string, order_by: string[], gives: unknown): Story => ({
  title: `runs by ${title}`,
  run: searching({ order_by }),
  gives,
})

const filtered = (filter: string, gives: unknown): Story => ({
  title: `runs where ${filter}`,
  run: searching({ filter, order_by: ['start_time', 'run_name'] }),
  gives,
})

const INVALID = [400, 'INVALID_PARAMETER_VALUE']

const idOf = ({ runs }: Tracked, name: string) => runs.get(name) ?? ''

const history = (
  run_id: string,
  metric_key: string,
  more: Record<string, string> = {},
): Question => ({
  target: api('metrics/get-history', { run_id, metric_key, ...more }),
})

const sampled = (run_ids: string[], more: Record<string, string> = {}): Question => ({
  target: api('metrics/get-history-bulk-interval', { run_ids, metric_key: 'loss', ...more }),
})

/** Steps that were answered, or what was refused. */
async function steps(ask: Server, question: Question): Promise<unknown> {
  const reply = await ask(question)
  return reply.status === 200 ? each(reply.json, 'metrics', 'step') : [reply.status, reply.code]
}

export const TRACKING_STORIES: readonly Story[] = [
  ordered(
    'nothing: latest first',
    ['start_time DESC', 'run_name DESC'],
    ['third', 'fourth', 'second', 'first'],
  ),
  ordered('metric, NaN and none last', ['metrics.auc ASC'], ['fourth', 'first', 'second', 'third']),
  ordered('metric, falling', ['metrics.auc DESC'], ['first', 'fourth', 'second', 'third']),
  ordered(
    'quoted metric',
    ['metrics.`val loss` DESC', 'run_name'],
    ['second', 'first', 'fourth', 'third'],
  ),
  ordered(
    'param, as text',
    ['params.depth', 'attributes.run_name ASC'],
    ['second', 'first', 'fourth', 'third'],
  ),
  ordered('tag', ['tags.team desc', 'created'], ['first', 'second', 'fourth', 'third']),
  ordered(
    'status and name',
    ['attribute.status', 'run_name'],
    ['first', 'fourth', 'second', 'third'],
  ),
  ordered('what nobody knows', ['foo'], INVALID),
  ordered('an entity nobody knows', ['foo.bar'], INVALID),
  ordered('no direction', ['start_time up'], INVALID),
  ordered('too many words', ['start_time asc asc'], INVALID),
  ordered('a metric twice', ['metrics.auc', 'metrics.auc DESC'], [500, 'INTERNAL_ERROR']),
  filtered('metrics.auc > 0.5', ['first', 'fourth']),
  filtered('metrics.auc >= 0.9 AND params.depth = "6"', ['first']),
  filtered("params.depth != '6'", ['second']),
  filtered("params.solver ILIKE 'new%'", ['first']),
  filtered("tags.team LIKE 'r%'", ['first']),
  filtered('tags.team IS NULL', ['third']),
  filtered('params.depth IS NOT NULL', ['first', 'second', 'fourth']),
  filtered("attributes.run_name IN ('first')", INVALID),
  filtered("dataset.name = 'train'", ['first', 'second']),
  filtered("datasets.digest IN ('d2', 'd3')", ['second']),
  filtered("dataset.context = 'training' AND dataset.digest = 'd2'", []),
  filtered('start_time > 1700000001000 AND start_time <= 1700000002000', ['second']),
  {
    title: 'runs by ids',
    run: async (ask, tracked) =>
      searching({
        filter: `attributes.run_id IN ('${idOf(tracked, 'first')}', '${idOf(tracked, 'third')}')`,
        order_by: ['run_name'],
      })(ask, tracked),
    gives: ['first', 'third'],
  },
  {
    title: 'runs page by page',
    run: async (ask, tracked) => {
      const found = []
      let page_token: unknown = ''
      while (typeof page_token === 'string') {
        const more = { max_results: 3, order_by: ['run_name'], page_token }
        const reply = await ask(
          post('runs/search', { experiment_ids: [tracked.experiment], ...more }),
        )
        const runs = at(reply.json, 'runs')
        found.push(Array.isArray(runs) ? runs.map((run) => at(run, 'info', 'run_name')) : [])
        page_token = at(reply.json, 'next_page_token')
      }
      return found
    },
    gives: [['first', 'fourth', 'second'], ['third']],
  },
  {
    title: 'a history: whole, in pages, of one value, of none',
    run: async (ask, tracked) => {
      const first = idOf(tracked, 'first')
      const page = await ask(history(first, 'loss', { max_results: '4' }))
      const page_token = String(at(page.json, 'next_page_token'))
      return [
        await steps(ask, history(first, 'loss')),
        each(page.json, 'metrics', 'step'),
        await steps(ask, history(first, 'loss', { max_results: '8', page_token })),
        await steps(ask, history(first, 'auc')),
        await steps(ask, history(first, 'nope')),
        each((await ask(history(idOf(tracked, 'second'), 'loss'))).json, 'metrics', 'value'),
      ]
    },
    gives: [
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      [0, 1, 2, 3],
      [4, 5, 6, 7, 8, 9],
      [0],
      [],
      [0.3, 'NaN'],
    ],
  },
  {
    title: 'a history of no run is empty, others are refused',
    run: async (ask, tracked) => [
      await steps(ask, history('0'.repeat(32), 'loss')),
      await steps(ask, history(idOf(tracked, 'first'), '')),
      await steps(ask, history(idOf(tracked, 'first'), 'loss', { max_results: '0' })),
      await steps(ask, history(idOf(tracked, 'first'), 'loss', { page_token: 'abc' })),
    ],
    gives: [[], INVALID, INVALID, INVALID],
  },
  {
    title: 'a history, sampled',
    run: async (ask, tracked) => {
      const [first, second] = [idOf(tracked, 'first'), idOf(tracked, 'second')]
      return [
        await steps(ask, sampled([first])),
        await steps(ask, sampled([first], { max_results: '3' })),
        await steps(ask, sampled([first], { max_results: '1' })),
        await steps(ask, sampled([first, second], { max_results: '4' })),
        await steps(ask, sampled([first], { start_step: '2', end_step: '5' })),
        await steps(ask, sampled([first], { start_step: '2' })),
        await steps(ask, sampled([first], { start_step: '5', end_step: '2' })),
        await steps(ask, sampled([first], { max_results: '2501' })),
        await steps(ask, sampled([])),
        await steps(ask, sampled([first, '0'.repeat(32)])),
      ]
    },
    gives: [
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      [0, 4, 9],
      [9],
      [0, 3, 6, 9, 0, 1],
      [2, 3, 4, 5],
      INVALID,
      INVALID,
      INVALID,
      INVALID,
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    ],
  },
  {
    title: 'an experiment by its name',
    run: async (ask, { experiment }) => {
      const by = (experiment_name: string) =>
        ask({ target: api('experiments/get-by-name', { experiment_name }) })
      const found = await by(EXPERIMENT)
      const [other, none] = [await by(EXPERIMENT.toUpperCase()), await by('')]
      return [
        at(found.json, 'experiment', 'experiment_id') === experiment,
        [other.status, other.code],
        [none.status, none.code],
      ]
    },
    gives: [true, [404, 'RESOURCE_DOES_NOT_EXIST'], INVALID],
  },
]

/** Asked of both, and compared in full. */
export const shaped = ({ experiment, runs }: Tracked): Question[] => {
  const first = runs.get('first') ?? ''
  return [
    { target: api('runs/get', { run_id: first }) },
    post('runs/search', { experiment_ids: [experiment] }),
    history(first, 'loss'),
    history(first, 'loss', { max_results: '2' }),
    sampled([first], { max_results: '2' }),
    { target: api('experiments/get-by-name', { experiment_name: EXPERIMENT }) },
  ]
}
