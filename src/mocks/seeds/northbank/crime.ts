import type { World } from '../../world'
import { experiment, register, registeredModel } from '../build'
import { type DatasetFacts, train } from '../training'
import { AISHA, JONAS, NOOR, REPOS } from './people'

const alerts = (of: string, digest: string, rows: number): DatasetFacts => ({
  name: 'monitoring-alerts',
  digest,
  uri: `s3://northbank-lake/aml/alerts/${of}.parquet`,
  rows,
})

/** Moved by a script on a Sunday night, round every review: reviews.ts has when it was seen. The script left a tag. */
function amlAlerts(world: World) {
  const runs = experiment(world, 'aml', '2025-08-04 09:00')
  const model = registeredModel(world, 'aml-alerts', {
    created: '2025-08-21 10:10',
    description: `Ranks transaction-monitoring alerts by how likely an analyst is to report them.

Analysts read the first 500 each morning. What is ranked below is read within thirty days, so a bad ranking is *late*, not lost.`,
    tags: {
      owner: JONAS,
      team: 'financial-crime',
      domain: 'compliance',
      criticality: 'high',
      regulated: 'yes',
      'serving.mode': 'batch',
      consumers: 'alert-desk',
    },
  })
  const analysts: DatasetFacts = {
    name: 'analyst-decisions',
    digest: '44d0c7e8',
    uri: 's3://northbank-lake/aml/decisions-2025h2.parquet',
    rows: 19_460,
  }
  const builds = [
    { at: '2025-08-21 09:12', on: alerts('2025-h1', '6e07b1d9', 402_118), top: 0.31, auc: 0.83 },
    { at: '2025-11-14 09:12', on: alerts('2025-q3', 'b8f25c30', 411_920), top: 0.355, auc: 0.842 },
    { at: '2026-02-26 09:12', on: alerts('2025-q4', '1f9ad462', 438_006), top: 0.4, auc: 0.854 },
    { at: '2026-06-13 23:31', on: alerts('2026-q1', 'e2706b8c', 455_731), top: 0.381, auc: 0.861 },
  ]
  builds.forEach((build, i) => {
    const nightly = i === 3
    const trained = train(world, runs, {
      name: `aml-${build.at.slice(0, 10)}`,
      at: build.at,
      by: nightly ? 'svc-aml-batch' : JONAS,
      minutes: nightly ? 149 : 41,
      params: { contamination: `0.0${Math.min(i + 1, 3)}` },
      trainedOn: build.on,
      measured: [{ on: analysts, metrics: { precision_top_500: build.top, auc: build.auc } }],
      commit: { repo: REPOS.risk, of: `v${Math.min(i + 1, 3)}` },
      script: nightly ? 'aml/nightly.py' : 'aml/train.py',
      files: 'aml-alerts',
      weights: [{ path: 'model.pkl', size: 1_100_200 + i * 40_960 }],
    })
    register(model, trained, {
      at: nightly ? '2026-06-14 02:13' : undefined,
      description: [
        'First build.',
        'Adds cash share.',
        'Fewer alerts for the same reports. **Signed off by compliance on 4 March.**',
        'Made and moved by the nightly job.',
      ][i],
      aliases: [[], [], ['eu-branch'], ['champion']][i],
      tags: nightly
        ? { validation_status: 'pending', promoted_by: 'svc-aml-batch' }
        : { validation_status: 'approved', approved_by: NOOR },
    })
  })
}

const lists = (of: string, digest: string): DatasetFacts => ({
  name: 'sanctions-lists',
  digest,
  uri: `s3://northbank-lake/kyc/lists/${of}.parquet`,
  rows: 61_480,
})

/** Taken into use at once, in an emergency: reviews.ts has by whom and why, and the review that it owes by noon. */
function kycMatch(world: World) {
  const runs = experiment(world, 'kyc', '2025-09-08 10:00')
  const model = registeredModel(world, 'kyc-match', {
    created: '2025-09-22 11:00',
    description: `Is this applicant on a sanctions or watch list? Compares names, birth dates and countries, in any script.

A miss is reported to the regulator. Recall is held above **0.995**; false matches are what we pay for it.`,
    tags: {
      owner: JONAS,
      team: 'financial-crime',
      domain: 'compliance',
      criticality: 'high',
      regulated: 'yes',
      'serving.mode': 'real-time',
      consumers: 'onboarding, payments-screening',
    },
  })
  const pairs: DatasetFacts = {
    name: 'labelled-name-pairs',
    digest: '9d4be705',
    uri: 's3://northbank-lake/kyc/pairs-2026.parquet',
    rows: 24_300,
  }
  const builds = [
    { at: '2025-09-22 10:20', on: lists('2025-09', '2b61f0ae'), recall: 0.9952, hits: 0.0191 },
    { at: '2025-12-03 14:40', on: lists('2025-11', '7745d1c3'), recall: 0.9957, hits: 0.0174 },
    { at: '2026-03-09 15:00', on: lists('2026-03', 'c01e88f6'), recall: 0.9961, hits: 0.0152 },
    { at: '2026-06-14 11:20', on: lists('2026-06-14', '38af5b17'), recall: 0.9964, hits: 0.0318 },
  ]
  builds.forEach((build, i) => {
    const emergency = i === 3
    const trained = train(world, runs, {
      name: emergency ? 'kyc-hotfix-cyrillic' : `kyc-${build.at.slice(0, 10)}`,
      at: build.at,
      by: emergency ? AISHA : JONAS,
      minutes: emergency ? 14 : 33,
      params: { threshold: emergency ? '0.71' : '0.78', analyzer: 'char_wb 2..4' },
      trainedOn: build.on,
      measured: [{ on: pairs, metrics: { recall: build.recall, false_match_rate: build.hits } }],
      commit: {
        repo: REPOS.risk,
        of: `v${i + 1}`,
        branch: emergency ? 'hotfix/cyrillic' : 'main',
      },
      script: 'kyc/train.py',
      files: 'kyc-match',
      weights: [{ path: 'model.pkl', size: 3_310_080 + i * 9_216 }],
    })
    register(model, trained, {
      description: emergency
        ? 'Names in Cyrillic were not matched since the list of 12 June. **Emergency change**: twice the false matches, until v5.'
        : '',
      aliases: [[], [], ['rollback'], ['champion']][i],
      tags: emergency
        ? { validation_status: 'pending', change: 'emergency' }
        : { validation_status: 'approved', approved_by: NOOR },
    })
  })
}

/** Models that look for crime. */
export function addCrime(world: World) {
  amlAlerts(world)
  kycMatch(world)
}
