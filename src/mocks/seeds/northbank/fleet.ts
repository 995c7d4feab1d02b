import type { World } from '../../world'
import { copy, experiment, register, registeredModel } from '../build'
import { fraction, hexId } from '../hash'
import { type DatasetFacts, train } from '../training'
import { AISHA, ELIF, JONAS, MIRA, NOOR, REPOS, TOMAS, WEI } from './people'

interface Small {
  name: string
  about?: string
  owner?: string
  team?: string
  domain?: string
  tags?: Record<string, string>
  /** A folder of files/, and what its weights are called. */
  files: readonly [folder: string, weights: string]
  repo: keyof typeof REPOS
  /** The first day, how many versions, and the days between them. */
  rhythm: readonly [first: string, count: number, every: number]
  /** What is measured on which data: its first value, and what a version adds to it. */
  measured: readonly [key: string, on: string, first: number, gain: number]
  /** Alias to version. */
  aliases?: Readonly<Record<string, number>>
  /** Not yet looked at: the newest versions, so many. */
  pending?: number
  /** False: nobody kept what it was trained on. */
  dataKept?: boolean
}

const TABULAR = ['tabular-score', 'model.pkl'] as const
const BOOSTED = ['boosted-score', 'model.lgb'] as const
const SERIES = ['series-forecast', 'model.pkl'] as const
const TEXT = ['text-tags', 'python_model.pkl'] as const
const PAGES = ['document-fields', 'python_model.pkl'] as const

const DAY = 86_400_000

const two = (part: number) => String(part).padStart(2, '0')

/** Released from Tuesday to Thursday, in office hours: whatever day it falls on, the next such day. */
function releaseDay(name: string, first: string, days: number): string {
  const due = new Date(Date.parse(first) + days * DAY)
  const later = [2, 1, 0, 0, 0, 4, 3][due.getUTCDay()] ?? 0
  const day = new Date(due.getTime() + later * DAY).toISOString().slice(0, 10)
  const minutes = 8 * 60 + Math.floor(fraction(`${name} ${day}`) * 8 * 60)
  return `${day} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

const round = (value: number) => Math.round(value * 1e4) / 1e4

function dataOf(name: string, of: string, rows: number): DatasetFacts {
  const digest = hexId(`data ${name} ${of}`).slice(0, 8)
  return { name, digest, uri: `s3://northbank-lake/${name}/${of}.parquet`, rows }
}

function addSmall(world: World, small: Small) {
  const { name, owner, team, domain } = small
  const [first, count, every] = small.rhythm
  const [key, on, start, gain] = small.measured
  const born = releaseDay(name, first, 0)
  const runs = experiment(world, name, born)
  const model = registeredModel(world, name, {
    created: born,
    description: small.about,
    tags: {
      ...(owner !== undefined && { owner }),
      ...(team !== undefined && { team }),
      ...(domain !== undefined && { domain }),
      ...small.tags,
    },
  })
  const held = Object.entries(small.aliases ?? {})
  const rows = Math.round(20_000 + 400_000 * fraction(`${name} rows`))
  for (let i = 0; i < count; i += 1) {
    const at = releaseDay(name, first, i * every)
    const trained = train(world, runs, {
      name: `${name} ${at.slice(0, 10)}`,
      at,
      by: owner ?? 'root',
      minutes: 5 + Math.floor(fraction(`${name} minutes ${i}`) * 90),
      params: { seed: '11', max_iter: String(100 + 50 * (i % 4)) },
      trainedOn:
        small.dataKept === false
          ? undefined
          : dataOf(on.replace(/-holdout$/, ''), at.slice(0, 7), rows),
      measured: [
        {
          on: dataOf(on, 'fixed', 12_000),
          metrics: {
            [key]: round(start + gain * (i + 0.7 * (fraction(`${name} ${key} ${i}`) - 0.5))),
          },
        },
      ],
      commit: { repo: REPOS[small.repo], of: `${name} v${i + 1}` },
      script: `${name.replaceAll('-', '_')}/train.py`,
      files: small.files[0],
      as: name,
      weights: [
        {
          path: small.files[1],
          size: Math.round(90_000 + 6_000_000 * fraction(`${name} size ${i}`)),
        },
      ],
    })
    const approved = i < count - (small.pending ?? 0)
    register(model, trained, {
      aliases: held.filter(([, version]) => version === i + 1).map(([alias]) => alias),
      tags:
        owner === undefined
          ? undefined
          : {
              validation_status: approved ? 'approved' : 'pending',
              ...(approved && owner !== NOOR && { approved_by: NOOR }),
            },
    })
  }
  return model
}

const FLEET: readonly Small[] = [
  {
    name: 'card-fraud-ecommerce',
    about: 'Payments without the card: scores the merchant and the basket, where there is one.',
    owner: JONAS,
    team: 'fraud',
    domain: 'payments',
    tags: { criticality: 'high', 'serving.mode': 'real-time', consumers: 'authorisation-gateway' },
    files: BOOSTED,
    repo: 'risk',
    rhythm: ['2025-09-02', 4, 84],
    measured: ['auc', 'ecommerce-holdout', 0.921, 0.006],
    aliases: { champion: 3, challenger: 4 },
    pending: 1,
  },
  {
    name: 'card-fraud-atm',
    about: 'Withdrawals at machines, ours and others’.',
    owner: MIRA,
    team: 'fraud',
    domain: 'payments',
    tags: { criticality: 'high', 'serving.mode': 'real-time', consumers: 'atm-switch' },
    files: TABULAR,
    repo: 'risk',
    rhythm: ['2025-09-02', 3, 98],
    measured: ['auc', 'atm-holdout', 0.902, 0.004],
    aliases: { champion: 3, rollback: 2 },
  },
  {
    name: 'account-takeover',
    about: 'Is it still the same person who signs in? Asks for a second factor above 0.6.',
    owner: MIRA,
    team: 'fraud',
    domain: 'identity',
    tags: { criticality: 'high', 'serving.mode': 'real-time', consumers: 'sign-in, app-backend' },
    files: BOOSTED,
    repo: 'risk',
    rhythm: ['2025-07-08', 7, 56],
    measured: ['recall_at_1pct_fpr', 'sign-ins-holdout', 0.612, 0.014],
    aliases: { champion: 6, challenger: 7, 'eu-branch': 4 },
    pending: 1,
  },
  {
    name: 'cheque-fraud',
    about: 'Nobody writes cheques any more. Off since December.',
    owner: MIRA,
    team: 'fraud',
    domain: 'payments',
    tags: { criticality: 'low', retired: '2025-12-01' },
    files: TABULAR,
    repo: 'risk',
    rhythm: ['2025-06-24', 2, 42],
    measured: ['auc', 'cheques-holdout', 0.871, 0.002],
  },
  {
    name: 'credit-early-warning',
    about: 'Which performing loans will be thirty days late within six months.',
    owner: AISHA,
    team: 'credit-risk',
    domain: 'lending',
    tags: {
      criticality: 'high',
      regulated: 'yes',
      'serving.mode': 'batch',
      consumers: 'watchlist',
    },
    files: TABULAR,
    repo: 'risk',
    rhythm: ['2025-06-18', 5, 84],
    measured: ['auc', 'watchlist-holdout', 0.743, 0.009],
    aliases: { champion: 5, rollback: 4 },
  },
  {
    name: 'credit-limit-increase',
    about: 'How much more a card could carry without trouble.',
    owner: AISHA,
    team: 'credit-risk',
    domain: 'cards',
    tags: { criticality: 'medium', regulated: 'yes', 'serving.mode': 'batch' },
    files: TABULAR,
    repo: 'risk',
    rhythm: ['2025-12-02', 3, 77],
    measured: ['auc', 'limits-holdout', 0.768, 0.007],
    aliases: { champion: 2, challenger: 3 },
    pending: 1,
  },
  {
    name: 'mortgage-valuation',
    about: 'A first value of the house, before somebody visits it.',
    owner: AISHA,
    team: 'credit-risk',
    domain: 'lending',
    tags: { criticality: 'medium', regulated: 'yes', 'serving.mode': 'real-time' },
    files: BOOSTED,
    repo: 'risk',
    rhythm: ['2025-06-03', 1, 1],
    measured: ['mape', 'sales-holdout', 8.4, -0.2],
    aliases: { champion: 1 },
  },
  {
    name: 'sme-default-pd',
    about: 'As `credit-default-pd`, for small firms. Reads three years of accounts.',
    owner: AISHA,
    team: 'credit-risk',
    domain: 'lending',
    tags: { criticality: 'high', regulated: 'yes', 'serving.mode': 'batch' },
    files: TABULAR,
    repo: 'risk',
    rhythm: ['2025-11-11', 2, 133],
    measured: ['auc', 'sme-out-of-time', 0.724, 0.011],
    aliases: { champion: 1, challenger: 2 },
    pending: 1,
  },
  {
    name: 'aml-network',
    about: 'Who moves money in circles: a score for an account from its neighbours.',
    owner: JONAS,
    team: 'financial-crime',
    domain: 'compliance',
    tags: { criticality: 'medium', regulated: 'yes', 'serving.mode': 'batch' },
    files: BOOSTED,
    repo: 'risk',
    rhythm: ['2026-01-20', 3, 49],
    measured: ['precision_top_500', 'analyst-decisions', 0.22, 0.03],
    aliases: { shadow: 3 },
    pending: 3,
  },
  {
    name: 'churn-business',
    about: 'Business accounts that fall silent.',
    owner: TOMAS,
    team: 'crm',
    domain: 'retention',
    tags: { criticality: 'low', 'serving.mode': 'batch' },
    files: TABULAR,
    repo: 'customers',
    rhythm: ['2025-09-16', 3, 91],
    measured: ['auc', 'firms-holdout', 0.781, 0.008],
    aliases: { champion: 3 },
  },
  {
    name: 'next-best-offer',
    about: 'What to show on the app’s first page, if anything.',
    owner: TOMAS,
    team: 'crm',
    domain: 'marketing',
    tags: { criticality: 'low', 'serving.mode': 'real-time', consumers: 'app-backend' },
    files: BOOSTED,
    repo: 'customers',
    rhythm: ['2025-07-01', 13, 28],
    measured: ['ctr_uplift', 'app-sessions-holdout', 0.031, 0.0011],
    aliases: { champion: 12, challenger: 13, shadow: 11 },
    pending: 1,
  },
  {
    name: 'campaign-uplift',
    about: 'Whom a letter changes.',
    owner: TOMAS,
    team: 'crm',
    domain: 'marketing',
    tags: { 'serving.mode': 'batch' },
    files: TABULAR,
    repo: 'customers',
    rhythm: ['2025-08-26', 2, 147],
    measured: ['qini', 'letters-2025', 0.044, 0.006],
    aliases: { champion: 1 },
    dataKept: false,
  },
  {
    name: 'complaint-severity',
    about: 'Reads a complaint and says how soon somebody must answer it.',
    owner: WEI,
    team: 'support',
    domain: 'service',
    tags: { criticality: 'medium', regulated: 'yes', 'serving.mode': 'real-time' },
    files: TEXT,
    repo: 'customers',
    rhythm: ['2025-10-14', 5, 56],
    measured: ['f1', 'complaints-2025', 0.801, 0.013],
    aliases: { champion: 4, challenger: 5 },
    pending: 1,
  },
  {
    name: 'voice-topic',
    about: 'What a call is about, from its first twenty seconds.',
    owner: WEI,
    team: 'support',
    domain: 'service',
    tags: { criticality: 'low', 'serving.mode': 'real-time' },
    files: TEXT,
    repo: 'customers',
    rhythm: ['2026-02-10', 4, 35],
    measured: ['accuracy', 'calls-holdout', 0.74, 0.02],
    aliases: { champion: 3, canary: 4 },
    pending: 1,
  },
  {
    name: 'call-volume-forecast',
    about: 'Calls per half hour, two weeks ahead.',
    owner: WEI,
    team: 'support',
    domain: 'service',
    tags: { criticality: 'medium', 'serving.mode': 'batch', consumers: 'shift-planning' },
    files: SERIES,
    repo: 'customers',
    rhythm: ['2025-06-17', 13, 28],
    measured: ['mape', 'calls-last-4-weeks', 11.2, -0.21],
    aliases: { champion: 13, rollback: 12 },
  },
  {
    name: 'liquidity-forecast',
    about: 'Net flows per currency and day, ninety days ahead.',
    owner: ELIF,
    team: 'treasury-operations',
    domain: 'cash',
    tags: {
      criticality: 'high',
      regulated: 'yes',
      'serving.mode': 'batch',
      consumers: 'treasury-desk',
    },
    files: SERIES,
    repo: 'operations',
    rhythm: ['2025-07-08', 5, 84],
    measured: ['mape', 'flows-holdout', 6.1, -0.3],
    aliases: { champion: 4, challenger: 5 },
    pending: 1,
  },
  {
    name: 'fx-volatility',
    about: 'How far a currency may move by tomorrow.',
    owner: ELIF,
    team: 'treasury-operations',
    domain: 'markets',
    tags: { criticality: 'medium', 'serving.mode': 'batch' },
    files: SERIES,
    repo: 'operations',
    rhythm: ['2025-12-02', 6, 35],
    measured: ['rmse', 'fx-holdout', 0.0121, -0.0004],
    aliases: { champion: 5, challenger: 6 },
    pending: 1,
  },
  {
    name: 'branch-footfall',
    about: 'Visitors per branch and hour.',
    owner: ELIF,
    team: 'facilities',
    domain: 'branches',
    tags: { criticality: 'low', 'serving.mode': 'batch' },
    files: SERIES,
    repo: 'operations',
    rhythm: ['2025-11-04', 2, 98],
    measured: ['mape', 'doors-holdout', 14.8, -0.9],
    aliases: { champion: 2 },
  },
  {
    name: 'claims-documents',
    about: 'Finds the 24 fields of a claim in a photograph of it.',
    owner: TOMAS,
    team: 'insurance',
    domain: 'claims',
    tags: { criticality: 'medium', 'serving.mode': 'batch', consumers: 'claims-intake' },
    files: PAGES,
    repo: 'operations',
    rhythm: ['2025-11-25', 3, 84],
    measured: ['field_accuracy', 'claims-photos', 0.912, 0.011],
    aliases: { champion: 3, rollback: 2 },
  },
  {
    name: 'claims-fraud',
    about: 'Claims that look like one that was withdrawn.',
    owner: TOMAS,
    team: 'insurance',
    domain: 'claims',
    tags: { criticality: 'medium', 'serving.mode': 'batch' },
    files: TABULAR,
    repo: 'operations',
    rhythm: ['2026-03-03', 2, 63],
    measured: ['auc', 'claims-holdout', 0.803, 0.012],
    aliases: { champion: 1, challenger: 2 },
    pending: 1,
  },
  {
    name: 'collections-next-call',
    about: 'When to call, instead of in which order. Replaces `collections-legacy`.',
    owner: TOMAS,
    team: 'collections',
    domain: 'lending',
    tags: { criticality: 'medium', 'serving.mode': 'batch' },
    files: TABULAR,
    repo: 'operations',
    rhythm: ['2026-04-21', 2, 35],
    measured: ['recovered_share', 'calls-2026-q1', 0.247, 0.012],
    aliases: { shadow: 2 },
    pending: 2,
  },
  // somebody tried something, and left
  {
    name: 'churn-notebook',
    files: TABULAR,
    repo: 'customers',
    rhythm: ['2025-12-16', 2, 7],
    measured: ['auc', 'customers-holdout', 0.811, 0.001],
    dataKept: false,
  },
  {
    name: 'wealth-risk-profile',
    team: 'wealth',
    domain: 'investments',
    files: BOOSTED,
    repo: 'customers',
    rhythm: ['2025-08-05', 3, 49],
    measured: ['kappa', 'questionnaires', 0.61, 0.01],
    aliases: { champion: 3 },
  },
]

/** Interest on savings, developed and used under two names, as the loans' prices are; here nothing lags. */
function savings(world: World) {
  const facts = {
    owner: AISHA,
    team: 'pricing',
    domain: 'savings',
    files: TABULAR,
    repo: 'risk',
    rhythm: ['2025-11-18', 2, 112],
    measured: ['margin_bps', 'savers-holdout', 61, 3],
  } as const satisfies Partial<Small>
  const dev = addSmall(world, {
    ...facts,
    name: 'savings-rate-dev',
    about: 'Offers a rate for a savings account. Copied to `savings-rate-prod` once approved.',
    tags: { environment: 'dev' },
    aliases: { champion: 2 },
  })
  const prod = registeredModel(world, 'savings-rate-prod', {
    created: '2025-12-02 09:00',
    description: 'What the app and the branches quote.',
    tags: {
      owner: AISHA,
      team: 'pricing',
      domain: 'savings',
      environment: 'prod',
      criticality: 'high',
      'serving.mode': 'real-time',
      consumers: 'app-backend, branches',
    },
  })
  for (const [version, at, alias] of [
    [1, '2025-12-02 09:10', 'rollback'],
    [2, '2026-03-18 09:10', 'champion'],
  ] as const) {
    const row = dev.versions.get(version)
    if (row) copy(prod, { model: dev, row }, { at, aliases: [alias] })
  }
}

/** What a bank has besides its stories: most of it in order, some of it not. */
export function addFleet(world: World) {
  for (const small of FLEET) addSmall(world, small)
  savings(world)
}
