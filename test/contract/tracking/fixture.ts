import { at, type Question, type Server } from '../ask'
import { post, PREFIX } from '../fixture'

interface Logged {
  name: string
  start: number
  params: Record<string, string>
  tags: Record<string, string>
  /** Values by step. */
  metrics: Record<string, number[]>
  dataset?: { name: string; digest: string; context: string }
}

const loss = Array.from({ length: 10 }, (_, step) => 1 / (step + 1))

/** The same runs on both servers. */
const RUNS: readonly Logged[] = [
  {
    name: 'first',
    start: 1_700_000_001_000,
    params: { depth: '6', solver: 'Newton' },
    tags: { team: 'risk' },
    metrics: { auc: [0.9], loss, 'val loss': [0.5, 0.4] },
    dataset: { name: 'train', digest: 'd1', context: 'training' },
  },
  {
    name: 'second',
    start: 1_700_000_002_000,
    params: { depth: '10' },
    tags: { team: 'ops' },
    metrics: { auc: [Number.NaN], loss: [0.3, Number.NaN], 'val loss': [0.6] },
    dataset: { name: 'train', digest: 'd2', context: 'validation' },
  },
  {
    name: 'third',
    start: 1_700_000_003_000,
    params: {},
    tags: {},
    metrics: { loss: [0.2] },
  },
  {
    name: 'fourth',
    start: 1_700_000_003_000,
    params: { depth: '6' },
    tags: { team: 'Risk' },
    metrics: { auc: [0.7] },
  },
]

export const EXPERIMENT = `${PREFIX}-runs`

/** What a server calls them. */
export interface Tracked {
  experiment: string
  /** Ids by name. */
  runs: ReadonlyMap<string, string>
}

export async function must(server: Server, question: Question): Promise<unknown> {
  const reply = await server(question)
  if (reply.status !== 200) throw new Error(`${question.target}: ${reply.status} ${reply.text}`)
  return reply.json
}

const points = ({ metrics, start }: Logged) =>
  Object.entries(metrics).flatMap(([key, values]) =>
    values.map((value, step) => ({ key, value, step, timestamp: start + step })),
  )

const list = (texts: Record<string, string>) =>
  Object.entries(texts).map(([key, value]) => ({ key, value }))

async function logRun(server: Server, experiment_id: string, run: Logged): Promise<string> {
  const { name, start, params, tags, dataset } = run
  const created = await must(
    server,
    post('runs/create', { experiment_id, run_name: name, start_time: start, tags: list(tags) }),
  )
  const run_id = String(at(created, 'run', 'info', 'run_id'))
  const metrics = points(run).map((point) => ({
    ...point,
    value: Number.isNaN(point.value) ? 'NaN' : point.value,
  }))
  await must(server, post('runs/log-batch', { run_id, metrics, params: list(params) }))
  if (dataset) {
    const { name: dataset_name, digest, context } = dataset
    const about = { name: dataset_name, digest, source_type: 'local', source: '{}' }
    const context_tag = { key: 'mlflow.data.context', value: context }
    await must(
      server,
      post('runs/log-inputs', { run_id, datasets: [{ dataset: about, tags: [context_tag] }] }),
    )
  }
  return run_id
}

export async function track(server: Server): Promise<Tracked> {
  const made = await must(server, post('experiments/create', { name: EXPERIMENT }))
  const experiment_id = String(at(made, 'experiment_id'))
  const runs = new Map<string, string>()
  for (const run of RUNS) runs.set(run.name, await logRun(server, experiment_id, run))
  return { experiment: experiment_id, runs }
}

export const untrack = (server: Server, { experiment: experiment_id }: Tracked) =>
  server(post('experiments/delete', { experiment_id }))
