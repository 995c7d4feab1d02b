import type { ExperimentRow, RunRow, World } from '../../world'
import { copy, experiment, register, registeredModel } from '../build'
import { addRun, type DatasetFacts, train, type Trained } from '../training'
import { AISHA, JONAS, MIRA, NOOR, REPOS } from './people'

const pickle = (size: number) => [{ path: 'model.pkl', size }]

const cardsHoldout: DatasetFacts = {
  name: 'card-transactions-holdout',
  digest: '7c1f0b92',
  uri: 's3://northbank-lake/cards/holdout/2026-q1.parquet',
  rows: 412_886,
}

const cards = (quarter: string, digest: string, rows: number): DatasetFacts => ({
  name: 'card-transactions',
  digest,
  uri: `s3://northbank-lake/cards/${quarter}.parquet`,
  rows,
})

/** What the champion did on each month since it took over: measured by a job, not by those who made it. */
function backtests(world: World, runs: ExperimentRow, { model }: Trained) {
  const months = [
    { day: '2026-05-04', of: '2026-04', digest: '0d52b6ee', auc: 0.9511 },
    { day: '2026-06-01', of: '2026-05', digest: '71cc90a3', auc: 0.9468 },
  ]
  for (const { day, of, digest, auc } of months) {
    addRun(world, runs, {
      name: `backtest ${of}`,
      at: `${day} 05:30`,
      by: 'scheduler',
      measured: [
        {
          on: { ...cards(of, digest, 1_120_400), name: 'card-transactions-month' },
          metrics: { auc },
        },
      ],
      evaluates: model ? [model] : [],
      commit: { repo: REPOS.risk, of: 'backtests' },
      script: 'card_fraud/backtest.py',
    })
  }
}

/** Five depths tried on the spring's data; the sixth, under the same parent, was registered. */
function depthSweep(world: World, runs: ExperimentRow): RunRow {
  const trainedOn = cards('2026-q1', 'd3309ab1', 3_370_000)
  const commit = { repo: REPOS.risk, of: 'v5' }
  const sweep = addRun(world, runs, {
    name: 'depth sweep, spring data',
    at: '2026-06-03 11:10',
    by: JONAS,
    minutes: 331,
    params: { depths: '4..9', folds: '5' },
    commit,
    script: 'card_fraud/sweep.py',
  })
  for (const depth of [4, 5, 6, 7, 8]) {
    addRun(world, runs, {
      name: `depth ${depth}`,
      at: `2026-06-03 ${11 + (depth - 4)}:15`,
      by: JONAS,
      minutes: 38,
      params: { max_depth: String(depth), learning_rate: '0.08', max_iter: '400' },
      parent: sweep,
      trainedOn,
      measured: [{ on: cardsHoldout, metrics: { auc: 0.9494 + depth * 0.0011 } }],
      commit,
      script: 'card_fraud/train.py',
    })
  }
  return sweep
}

/** The ordinary case: a challenger that is better on the same data, under the same contract. */
function cardFraud(world: World) {
  const runs = experiment(world, 'card-fraud', '2025-06-20 08:15')
  const model = registeredModel(world, 'card-fraud', {
    created: '2025-06-24 09:02',
    description: `Scores every card authorisation within **40 ms**; an alert stops the payment and calls the customer.

| threshold | alerts per day | precision |
|-----------|---------------:|----------:|
| 0.82      |            310 |      0.71 |
| 0.90      |            145 |      0.86 |

Runbook: [card fraud on call](https://wiki.northbank.example/fraud/on-call). Retrained each quarter; *never* on a Friday.`,
    tags: {
      owner: MIRA,
      team: 'fraud',
      domain: 'payments',
      criticality: 'high',
      'serving.mode': 'real-time',
      'serving.endpoint': 'https://serving.northbank.example/card-fraud',
      consumers: 'authorisation-gateway, fraud-desk',
    },
  })
  const builds = [
    { q: '2025-q2', at: '2025-06-24 08:40', digest: '1b90ce44', auc: 0.9412, recall: 0.688 },
    { q: '2025-q3', at: '2025-10-02 10:20', digest: '5fd2a017', auc: 0.9467, recall: 0.702 },
    { q: '2025-q4', at: '2026-01-08 13:05', digest: 'a8114e6f', auc: 0.9455, recall: 0.699 },
    { q: '2026-q1', at: '2026-03-30 09:30', digest: 'd3309ab1', auc: 0.9518, recall: 0.724 },
    { q: '2026-q1', at: '2026-06-03 15:45', digest: 'd3309ab1', auc: 0.9603, recall: 0.757 },
  ]
  const aliases = [[], ['rollback'], [], ['champion'], ['challenger']]
  const words = [
    'First build on card data alone.',
    'Adds `txn_count_1h`.',
    'Retrained after the holiday season. Not promoted: recall fell.',
    'Spring retraining. **In production since 1 April.**',
    'Deeper trees, same features and data as v4. Waits for review.',
  ]
  const sweep = depthSweep(world, runs)
  builds.forEach((build, i) => {
    const trained = train(world, runs, {
      name: `fraud-${build.q}-${i + 1}`,
      parent: i === 4 ? sweep : undefined,
      at: build.at,
      by: i === 4 ? JONAS : MIRA,
      minutes: 34 + i,
      params: {
        max_iter: String(200 + i * 50),
        learning_rate: '0.08',
        max_depth: i === 4 ? '9' : '6',
      },
      trainedOn: cards(build.q, build.digest, 2_950_000 + i * 140_000),
      measured: [
        {
          on: cardsHoldout,
          metrics: {
            auc: build.auc,
            recall_at_90_precision: build.recall,
            latency_p99_ms: 21 + i,
          },
        },
      ],
      commit: { repo: REPOS.risk, of: `v${i + 1}` },
      script: 'card_fraud/train.py',
      files: 'card-fraud',
      weights: pickle(4_812_330 + i * 611_204),
    })
    if (i === 3) backtests(world, runs, trained)
    register(model, trained, {
      description: words[i],
      aliases: aliases[i],
      tags: {
        validation_status: i < 4 ? 'approved' : 'pending',
        ...(i < 4 ? { approved_by: NOOR } : {}),
      },
    })
  })
}

/** The trap: a better number, and a contract that breaks its callers, since `income` became required. */
function creditDefault(world: World) {
  const runs = experiment(world, 'credit-default', '2025-07-01 07:50')
  const model = registeredModel(world, 'credit-default-pd', {
    created: '2025-07-09 11:30',
    description: `Probability that a consumer loan defaults within twelve months (IFRS 9, stage 1).

Callers: loan origination, limit management, \`pricing-dev\`. A change of inputs needs **six weeks of notice**.`,
    tags: {
      owner: AISHA,
      team: 'credit-risk',
      domain: 'lending',
      criticality: 'high',
      regulated: 'yes',
      'serving.mode': 'real-time',
      consumers: 'loan-origination, limit-management, pricing-dev',
    },
  })
  const holdout: DatasetFacts = {
    name: 'loans-out-of-time',
    digest: '90be21d7',
    uri: 's3://northbank-lake/loans/out-of-time-2025.parquet',
    rows: 88_214,
  }
  const builds = [
    {
      name: 'pd-2025',
      at: '2025-07-09 10:55',
      auc: 0.7711,
      gini: 0.5422,
      files: 'credit-default-pd',
    },
    {
      name: 'pd-2025-recal',
      at: '2025-12-11 16:20',
      auc: 0.7798,
      gini: 0.5596,
      files: 'credit-default-pd',
    },
    {
      name: 'pd-2026-income',
      at: '2026-05-19 14:05',
      auc: 0.8133,
      gini: 0.6266,
      files: 'credit-default-pd-income',
    },
  ]
  builds.forEach((build, i) => {
    const trained = train(world, runs, {
      name: build.name,
      at: build.at,
      by: AISHA,
      minutes: 52,
      params: { monotone: 'true', max_iter: '400' },
      trainedOn: {
        name: 'loans',
        digest: ['c0ffa1d2', '3e9ab740', '3e9ab740'][i] ?? '',
        uri: 's3://northbank-lake/loans/performing.parquet',
        rows: 1_204_551,
      },
      measured: [{ on: holdout, metrics: { auc: build.auc, gini: build.gini } }],
      commit: { repo: REPOS.risk, of: `v${i + 1}` },
      script: 'credit/train_pd.py',
      files: build.files,
      weights: pickle(2_204_118),
    })
    register(model, trained, {
      description:
        i === 2 ? 'Uses declared income. **AUC +0.034**, but income is now required.' : '',
      aliases: [[], ['champion'], ['challenger']][i],
      tags: { validation_status: i < 2 ? 'approved' : 'pending', model_risk_tier: '1' },
    })
  })
}

/** Development and production as two models: production holds copies. */
function pricing(world: World) {
  const runs = experiment(world, 'loan-pricing', '2025-09-02 12:00')
  const dev = registeredModel(world, 'pricing-dev', {
    created: '2025-09-15 08:00',
    description:
      'Offers an annual rate for a consumer loan. Copied to `pricing-prod` once approved.',
    tags: { owner: AISHA, team: 'pricing', domain: 'lending', environment: 'dev' },
  })
  const prod = registeredModel(world, 'pricing-prod', {
    created: '2025-10-01 08:00',
    description: 'What the loan desk uses. Only copies of `pricing-dev` belong here.',
    tags: {
      owner: AISHA,
      team: 'pricing',
      domain: 'lending',
      environment: 'prod',
      criticality: 'high',
      'serving.mode': 'real-time',
      consumers: 'loan-desk',
    },
  })
  const applications: DatasetFacts = {
    name: 'loan-applications-2026-q1',
    digest: '58c2e1f4',
    uri: 's3://northbank-lake/loans/applications/2026-q1.parquet',
    rows: 41_870,
  }
  const days = ['2025-09-15', '2025-11-03', '2026-01-20', '2026-04-14', '2026-05-12', '2026-06-09']
  days.forEach((day, i) => {
    const trained = train(world, runs, {
      name: `pricing-${day}`,
      at: `${day} 07:30`,
      by: AISHA,
      params: { uplift: i < 4 ? '0.15' : '0.12' },
      measured: [
        { on: applications, metrics: { margin_bps: 182 + i * 4, acceptance: 0.41 + i * 0.006 } },
      ],
      commit: { repo: REPOS.risk, of: `v${i + 1}` },
      script: 'pricing/train.py',
      files: 'pricing',
      weights: pickle(880_451),
    })
    const row = register(dev, trained, {
      description: [
        '',
        '',
        'Brokers get their own intercept.',
        'Spring calibration. Copied to `pricing-prod` the same day.',
        'Lower uplift: fewer refusals, a little less margin.',
        'As v5, with the broker fee taken out of the rate.',
      ][i],
      aliases: [[], [], [], ['champion'], [], ['challenger']][i],
      tags: { validation_status: i < 5 ? 'approved' : 'pending' },
    })
    if (i === 1 || i === 3)
      copy(
        prod,
        { model: dev, row },
        { at: `${day} 16:00`, aliases: i === 3 ? ['champion'] : ['rollback'] },
      )
  })
}

/** Models that decide about money at risk. */
export function addRisk(world: World) {
  cardFraud(world)
  creditDefault(world)
  pricing(world)
}
