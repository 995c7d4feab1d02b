import type { World } from '../../world'
import { experiment, register, registeredModel } from '../build'
import { addRun, type DatasetFacts, train } from '../training'
import { ELIF, REPOS, TOMAS } from './people'

const customers = (month: string, digest: string): DatasetFacts => ({
  name: 'customers',
  digest,
  uri: `s3://northbank-lake/crm/customers/${month}.parquet`,
  rows: 1_830_000 + 6_200 * Number(month.slice(5)),
})

/** The champion was trained on March; April and May are there, and better. */
function churn(world: World) {
  const runs = experiment(world, 'churn', '2025-07-10 09:30')
  const model = registeredModel(world, 'churn-retention', {
    created: '2025-07-15 14:00',
    description: `Who is about to close a current account. Feeds the retention desk each Monday.

The desk calls the first 400. Nobody is offered a better rate because of this score: see the [fairness report](https://wiki.northbank.example/churn/fairness).`,
    tags: {
      owner: TOMAS,
      team: 'crm',
      domain: 'retention',
      criticality: 'medium',
      'serving.mode': 'batch',
      consumers: 'retention-desk',
    },
  })
  const holdout: DatasetFacts = {
    name: 'customers-holdout',
    digest: '12ac77f0',
    uri: 's3://northbank-lake/crm/holdout.parquet',
    rows: 60_000,
  }
  const builds = [
    { at: '2025-07-15 11:00', on: customers('2025-06', 'ab90c2e7') },
    { at: '2025-10-20 11:00', on: customers('2025-09', '0c7d4f51') },
    { at: '2026-04-07 11:00', on: customers('2026-03', '83e1a6b9') },
    { at: '2026-05-11 11:00', on: customers('2026-04', 'f52b07cd') },
  ]
  const facts = (at: string, trainedOn: DatasetFacts, i: number) => ({
    name: `churn-${at.slice(0, 10)}`,
    at,
    by: i >= 3 ? ELIF : TOMAS,
    params: { max_iter: '150', class_weight: 'balanced' },
    trainedOn,
    measured: [{ on: holdout, metrics: { auc: 0.842 + i * 0.007, f1: 0.611 + i * 0.01 } }],
    commit: { repo: REPOS.customers, of: `v${Math.min(i + 1, 4)}` },
    script: 'churn/train.py',
  })
  builds.forEach(({ at, on }, i) => {
    const trained = train(world, runs, {
      ...facts(at, on, i),
      files: 'churn-retention',
      weights: [{ path: 'model.pkl', size: 640_100 }],
    })
    register(model, trained, {
      description: ['', '', 'Trained on March.', 'Adds app logins, trained on April.'][i],
      aliases: [[], [], ['champion'], ['challenger', 'shadow']][i],
      tags: { validation_status: i < 3 ? 'approved' : 'pending' },
    })
  })
  // trained, measured, and left in the experiment
  addRun(world, runs, facts('2026-06-08 11:00', customers('2026-05', '4d9076e2'), 4))
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

/** Models about who buys, stays and leaves. */
export function addCustomers(world: World) {
  churn(world)
  leadScore(world)
}
