import type { World } from '../../world'
import { at, type DatasetFacts, experiment, register, registeredModel, train } from '../build'
import { ELIF, REPOS, TOMAS, WEI } from './people'

function churn(world: World) {
  const runs = experiment(world, 'churn', '2025-07-10 09:30')
  const model = registeredModel(world, 'churn-retention', {
    created: '2025-07-15 14:00',
    description: 'Who is about to close a current account. Feeds the retention desk each Monday.',
    tags: { owner: TOMAS, team: 'crm', domain: 'retention', criticality: 'medium' },
  })
  const holdout: DatasetFacts = {
    name: 'customers-holdout',
    digest: '12ac77f0',
    uri: 's3://northbank-lake/crm/holdout.parquet',
    rows: 60_000,
  }
  const days = ['2025-07-15', '2025-10-20', '2026-02-02', '2026-05-11']
  days.forEach((day, i) => {
    const trained = train(world, runs, {
      name: `churn-${day}`,
      at: `${day} 11:00`,
      by: i === 3 ? ELIF : TOMAS,
      params: { max_iter: '150', class_weight: 'balanced' },
      measured: [{ on: holdout, metrics: { auc: 0.842 + i * 0.007, f1: 0.611 + i * 0.01 } }],
      commit: { repo: REPOS.customers, of: `v${i + 1}` },
      script: 'churn/train.py',
      files: 'churn-retention',
      weights: [{ path: 'model.pkl', size: 640_100 }],
    })
    register(model, trained, {
      description:
        i === 3
          ? 'Adds app logins. Fairness report: [link](https://wiki.northbank.example/churn/fairness).'
          : '',
      aliases: [[], [], ['champion'], ['challenger', 'shadow']][i],
      tags: { validation_status: i < 3 ? 'approved' : 'pending' },
    })
  })
}

/** Nobody's model: no owner, no signature, no example, no commit. */
function leadScore(world: World) {
  const runs = experiment(world, 'scratch', '2025-09-30 17:00')
  const model = registeredModel(world, 'lead-score', { created: '2025-09-30 17:40' })
  const trained = train(world, runs, {
    name: 'lead score v1 FINAL (2)',
    at: '2025-09-30 17:22',
    by: 'root',
    minutes: 1,
    script: 'Untitled3.ipynb',
    files: 'lead-score',
    weights: [{ path: 'model.pkl', size: 512 }],
  })
  register(model, trained, {})
}

/** Large: 13 GB of weights in shards, below a folder. */
function summariser(world: World) {
  const runs = experiment(world, 'support-llm', '2026-01-12 10:00')
  const model = registeredModel(world, 'support-summariser', {
    created: '2026-01-19 09:20',
    description: `Summarises a finished conversation for the next agent, in the customer's language.

\`\`\`python
model.predict({"conversation": text}, params={"max_new_tokens": 120})
\`\`\``,
    tags: { owner: WEI, team: 'support', domain: 'service', task: 'summarisation', gpu: '1x24GB' },
  })
  const judged: DatasetFacts = {
    name: 'judged-conversations',
    digest: 'e51d09c3',
    uri: 's3://northbank-lake/support/judged-2025.jsonl',
    rows: 1_200,
  }
  const shards = [4_976_698_672, 4_999_802_720, 3_540_516_256]
  const days = ['2026-01-19', '2026-04-28']
  days.forEach((day, i) => {
    const trained = train(world, runs, {
      name: `summariser-${day}`,
      at: `${day} 02:00`,
      by: WEI,
      minutes: 411,
      params: {
        base_model: 'northbank/base-7b',
        lora_rank: i === 0 ? '16' : '32',
        epochs: '2',
        dtype: 'bfloat16',
      },
      measured: [
        { on: judged, metrics: { rouge_l: 0.402 + i * 0.031, faithful: 0.93 + i * 0.024 } },
      ],
      commit: { repo: REPOS.customers, of: `v${i + 1}` },
      script: 'summariser/finetune.py',
      files: 'support-summariser',
      weights: [
        { path: 'python_model.pkl', size: 20_480 },
        { path: 'artifacts/model/config.json', size: 733 },
        { path: 'artifacts/model/tokenizer.json', size: 9_085_698 },
        ...shards.map((size, shard) => ({
          path: `artifacts/model/model-0000${shard + 1}-of-00003.safetensors`,
          size,
        })),
      ],
    })
    register(model, trained, {
      aliases: i === 1 ? ['champion'] : [],
      tags: { validation_status: 'approved', license: 'internal' },
    })
  })
}

function ticketRouter(world: World) {
  const runs = experiment(world, 'ticket-router', '2025-11-17 09:00')
  const model = registeredModel(world, 'ticket-router', {
    created: '2025-11-25 12:00',
    description: 'Sends a ticket to its queue and says why.',
    tags: { owner: WEI, team: 'support', domain: 'service' },
  })
  const trained = train(world, runs, {
    name: 'router-rules-plus-lm',
    at: '2025-11-25 10:30',
    by: WEI,
    metrics: { accuracy: 0.913 },
    commit: { repo: REPOS.customers, of: 'v1' },
    script: 'router/build.py',
    files: 'ticket-router',
    weights: [{ path: 'python_model.pkl', size: 61_440 }],
  })
  register(model, trained, { aliases: ['Champion-EU'] })
}

/** A prompt is kept as a registered model; the tag tells them apart, and lists of models leave it out. */
function prompt(world: World) {
  const model = registeredModel(world, 'summarise-conversation', {
    created: '2026-02-03 15:00',
    description: 'Prompt of the summariser.',
    tags: { 'mlflow.prompt.is_prompt': 'true', team: 'support' },
  })
  model.lastVersion = 1
  model.aliases.set('production', 1)
  model.versions.set(1, {
    version: 1,
    creation_timestamp: at('2026-02-03 15:00'),
    last_updated_timestamp: at('2026-02-03 15:00'),
    current_stage: 'None',
    description: 'First wording',
    source: 'dummy-source',
    location: 'dummy-source',
    run_id: '',
    run_link: '',
    status: 'READY',
    tags: new Map([
      ['mlflow.prompt.is_prompt', 'true'],
      ['_mlflow_prompt_type', 'text'],
      ['mlflow.prompt.text', 'Summarise for the next agent, in {{language}}:\n{{conversation}}'],
    ]),
  })
}

/** Models that customers, and those who serve them, notice. */
export function addCustomers(world: World) {
  churn(world)
  leadScore(world)
  summariser(world)
  ticketRouter(world)
  prompt(world)
}
