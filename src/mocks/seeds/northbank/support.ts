import type { World } from '../../world'
import { experiment, register, registeredModel } from '../build'
import { type DatasetFacts, train } from '../training'
import { at } from '../when'
import { NOOR, REPOS, WEI } from './people'

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

/** Nested input; and the number on which v3 was approved is no longer the number that stands there. */
function ticketRouter(world: World) {
  const runs = experiment(world, 'ticket-router', '2025-11-17 09:00')
  const model = registeredModel(world, 'ticket-router', {
    created: '2025-11-25 12:00',
    description: `Sends a ticket to its queue and says why.

A ticket is a list of messages with attachments. Below the threshold it goes to a person, not to a queue.`,
    tags: {
      owner: WEI,
      team: 'support',
      domain: 'service',
      criticality: 'medium',
      'serving.mode': 'real-time',
      consumers: 'help-centre, branch-tablet',
    },
  })
  const labelled: DatasetFacts = {
    name: 'labelled-tickets',
    digest: '60f3ae9b',
    uri: 's3://northbank-lake/support/labelled-2026.jsonl',
    rows: 8_240,
  }
  const builds = [
    {
      name: 'router-rules-plus-lm',
      at: '2025-11-25 10:30',
      accuracy: 0.913,
      files: 'ticket-router',
    },
    { name: 'router-lm-small', at: '2026-03-17 13:15', accuracy: 0.926, files: 'ticket-router' },
    { name: 'router-voice', at: '2026-06-09 09:50', accuracy: 0.941, files: 'ticket-router-voice' },
  ]
  builds.forEach((build, i) => {
    const trained = train(world, runs, {
      name: build.name,
      at: build.at,
      by: WEI,
      minutes: 25,
      params: { encoder: i === 0 ? 'rules' : 'northbank/encoder-small', epochs: '3' },
      measured: [
        { on: labelled, metrics: { accuracy: build.accuracy, to_person: 0.09 - i * 0.01 } },
      ],
      // the labels had been read with a tool that skipped empty tickets
      relogged:
        i === 2
          ? { at: '2026-06-11 16:20', on: labelled, metrics: { accuracy: 0.919 } }
          : undefined,
      commit: { repo: REPOS.customers, of: `v${i + 1}` },
      script: 'router/build.py',
      files: build.files,
      as: 'ticket-router',
      weights: [{ path: 'python_model.pkl', size: 61_440 + i * 2_048 }],
    })
    register(model, trained, {
      description: [
        'Rules first, a language model for the rest.',
        'No rules any more.',
        'Hears voice notes: an attachment may carry a transcript.',
      ][i],
      aliases: [['Champion-EU'], ['champion'], ['challenger']][i],
      tags: {
        validation_status: 'approved',
        approved_by: NOOR,
        approved_at:
          ['2025-11-26T09:10:00Z', '2026-03-18T15:32:00Z', '2026-06-10T11:05:00Z'][i] ?? '',
      },
    })
  })
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

/** Models that help those who answer customers. */
export function addSupport(world: World) {
  summariser(world)
  ticketRouter(world)
  prompt(world)
}
