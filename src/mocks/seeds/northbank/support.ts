import type { World } from '../../world'
import { experiment, register, registeredModel } from '../build'
import { type DatasetFacts, train } from '../training'
import { at } from '../when'
import { NOOR, REPOS, WEI } from './people'

const PROMPT = 'summarise-conversation'

/** What MLflow writes on a run and on the model it logged with a prompt. */
const usesPrompt = (name: string, version: number) => ({
  'mlflow.linkedPrompts': JSON.stringify([{ name, version: String(version) }]),
})

/** Large: 13 GB of weights in shards, first inside a Python model, then as a language model that names its prompt. */
function summariser(world: World) {
  const runs = experiment(world, 'support-llm', '2026-01-12 10:00')
  const model = registeredModel(world, 'support-summariser', {
    created: '2026-01-19 09:20',
    description: `Summarises a finished conversation for the next agent, in the customer's language.

\`\`\`python
model.predict({"conversation": text}, params={"max_new_tokens": 120})
\`\`\``,
    tags: {
      owner: WEI,
      team: 'support',
      domain: 'service',
      criticality: 'medium',
      task: 'summarisation',
      gpu: '1x24GB',
      'serving.mode': 'streaming',
      consumers: 'agent-desktop',
    },
  })
  const judged: DatasetFacts = {
    name: 'judged-conversations',
    digest: 'e51d09c3',
    uri: 's3://northbank-lake/support/judged-2025.jsonl',
    rows: 1_200,
  }
  const sizes = [4_976_698_672, 4_999_802_720, 3_540_516_256]
  const shards = (folder: string) =>
    sizes.map((size, i) => ({
      path: `${folder}/model-0000${i + 1}-of-00003.safetensors`,
      size,
    }))
  const builds = [
    {
      day: '2026-01-19',
      rank: '16',
      files: 'support-summariser',
      weights: [
        { path: 'python_model.pkl', size: 20_480 },
        { path: 'artifacts/model/config.json', size: 733 },
        { path: 'artifacts/model/tokenizer.json', size: 9_085_698 },
        ...shards('artifacts/model'),
      ],
    },
    {
      day: '2026-04-28',
      rank: '32',
      files: 'support-summariser-lm',
      weights: [
        { path: 'LICENSE.txt', size: 11_358 },
        { path: 'components/tokenizer/tokenizer.json', size: 9_085_698 },
        { path: 'components/tokenizer/tokenizer_config.json', size: 50_977 },
        { path: 'model/config.json', size: 733 },
        { path: 'model/model.safetensors.index.json', size: 23_950 },
        ...shards('model'),
      ],
    },
  ]
  builds.forEach(({ day, rank, files, weights }, i) => {
    const trained = train(world, runs, {
      name: `summariser-${day}`,
      at: `${day} 02:00`,
      by: WEI,
      minutes: 411,
      params: { base_model: 'northbank/base-7b', lora_rank: rank, epochs: '2', dtype: 'bfloat16' },
      trainedOn: {
        name: 'conversations',
        digest: i === 0 ? '2fd81c07' : '95a0b3e6',
        uri: `s3://northbank-lake/support/conversations/${day.slice(0, 7)}.jsonl`,
        rows: 182_400 + i * 61_050,
      },
      measured: [
        { on: judged, metrics: { rouge_l: 0.402 + i * 0.031, faithful: 0.93 + i * 0.024 } },
      ],
      commit: { repo: REPOS.customers, of: `v${i + 1}` },
      script: 'summariser/finetune.py',
      tags: i === 0 ? {} : usesPrompt(PROMPT, 2),
      files,
      as: 'support-summariser',
      weights,
    })
    register(model, trained, {
      description: [
        'The prompt is inside the Python code.',
        `The prompt is \`${PROMPT}\` v2, and the language is a param now.`,
      ][i],
      aliases: [['rollback'], ['champion']][i],
      tags: { validation_status: 'approved', approved_by: NOOR, license: 'internal' },
    })
  })
}

/** Nested input; and the number on which v3 was approved (reviews.ts) is no longer the number that stands there. */
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
      tags: { validation_status: 'approved', approved_by: NOOR },
    })
  })
}

const WORDINGS = [
  {
    on: '2026-02-03 15:00',
    description: 'First wording.',
    text: 'Summarise:\n{{conversation}}',
  },
  {
    on: '2026-04-24 11:40',
    description: 'Says for whom, and in which language. Half as long, and faithful more often.',
    text: 'Summarise for the next agent, in {{language}}:\n{{conversation}}',
  },
]

/** A prompt is kept as a registered model; the tag tells them apart, and lists of models leave it out. */
function prompt(world: World) {
  const model = registeredModel(world, PROMPT, {
    created: '2026-02-03 15:00',
    description: 'Prompt of the summariser.',
    tags: { 'mlflow.prompt.is_prompt': 'true', owner: WEI, team: 'support' },
  })
  WORDINGS.forEach(({ on, description, text }, i) => {
    const [version, time] = [i + 1, at(on)]
    model.lastVersion = version
    model.last_updated_timestamp = time
    model.versions.set(version, {
      version,
      creation_timestamp: time,
      last_updated_timestamp: time,
      current_stage: 'None',
      description,
      source: 'dummy-source',
      location: 'dummy-source',
      run_id: '',
      run_link: '',
      status: 'READY',
      tags: new Map([
        ['mlflow.prompt.is_prompt', 'true'],
        ['_mlflow_prompt_type', 'text'],
        ['mlflow.prompt.text', text],
      ]),
    })
  })
  model.aliases.set('production', WORDINGS.length)
}

/** Models that help those who answer customers. */
export function addSupport(world: World) {
  summariser(world)
  ticketRouter(world)
  prompt(world)
}
