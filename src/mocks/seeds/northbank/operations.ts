import type { World } from '../../world'
import { experiment, register, registeredModel } from '../build'
import { type DatasetFacts, train } from '../training'
import { fraction } from '../hash'
import { forecastCurves } from './curves'
import { addEvidence } from './evidence'
import { ELIF, NOOR, REPOS, TOMAS } from './people'

/** Runs on a device: ONNX, tensors instead of columns, weights in a file of their own. */
function meterReader(world: World) {
  const runs = experiment(world, 'meter-reader', '2025-10-06 08:00')
  const model = registeredModel(world, 'meter-reader-edge', {
    created: '2025-10-13 10:00',
    description:
      "Reads the digits of a branch's energy meter, on the meter. *Runtime: onnxruntime, ARM64.*",
    tags: {
      owner: ELIF,
      team: 'facilities',
      domain: 'energy',
      criticality: 'low',
      runtime: 'onnx',
      'serving.mode': 'edge',
      consumers: 'meter-firmware',
    },
  })
  const photos: DatasetFacts = {
    name: 'meter-photos',
    digest: 'b00f5a1e',
    uri: 's3://northbank-lake/meters/labelled-2025.npz',
    rows: 5_400,
  }
  for (const [i, day] of ['2025-10-13', '2026-03-05'].entries()) {
    const trained = train(world, runs, {
      name: `digits-${day}`,
      at: `${day} 09:00`,
      by: ELIF,
      trainedOn: {
        name: 'meter-photos-train',
        digest: ['5c1e7f30', 'd94b2a68'][i] ?? '',
        uri: `s3://northbank-lake/meters/train/${day}.npz`,
        rows: 38_000 + i * 9_500,
      },
      measured: [{ on: photos, metrics: { accuracy: 0.981 + i * 0.006 } }],
      commit: { repo: REPOS.operations, of: `v${i + 1}` },
      script: 'meter/export_onnx.py',
      files: 'meter-reader-edge',
      // the name that the graph has for it
      weights: [{ path: 'weights.data', size: 14_400 }],
    })
    register(model, trained, {
      description: [
        'First that fits the board: 48 neurons, no scaling.',
        'Reads through dirt and glare. The old board takes it, too.',
      ][i],
      aliases: [['rollback'], ['champion']][i],
      tags: { validation_status: 'approved', approved_by: NOOR },
    })
  }
}

/** The broken one: its run is deleted, the commit was dirty, the files are gone. The registry still says READY. */
function claimsTriage(world: World) {
  const runs = experiment(world, 'claims', '2025-08-25 13:00')
  const model = registeredModel(world, 'claims-triage', {
    created: '2025-09-01 09:00',
    description: 'Sorts insurance claims into fast and manual.',
    tags: { owner: TOMAS, team: 'insurance', domain: 'claims', criticality: 'medium' },
  })
  const trained = train(world, runs, {
    name: 'triage-hotfix',
    at: '2025-09-01 08:10',
    by: TOMAS,
    metrics: { accuracy: 0.874 },
    commit: {
      repo: REPOS.operations,
      of: 'v1',
      branch: 'hotfix/triage',
      dirty: true,
    },
    script: 'claims/train.py',
    files: 'claims-triage',
    weights: [{ path: 'model.pkl', size: 300_000 }],
    deleted: true,
    lost: true,
  })
  register(model, trained, {
    aliases: ['champion'],
    tags: { validation_status: 'approved' },
  })
}

/** Sixty weekly versions: a trend to look at, a list that needs more than one page, a champion taken back (reviews.ts). */
function demandForecast(world: World) {
  const runs = experiment(world, 'demand-forecast', '2025-04-10 06:00')
  const model = registeredModel(world, 'demand-forecast', {
    created: '2025-04-28 06:05',
    description:
      'Cash withdrawals per branch and day, four weeks ahead. Retrained every Monday by the scheduler; a person moves the champion.',
    tags: {
      owner: ELIF,
      team: 'treasury-operations',
      domain: 'cash',
      criticality: 'medium',
      'serving.mode': 'batch',
      consumers: 'cash-logistics',
    },
  })
  const WEEK = 7 * 86_400_000
  const start = Date.UTC(2025, 3, 28, 6)
  for (let i = 0; i < 60; i += 1) {
    const day = new Date(start + i * WEEK).toISOString().slice(0, 10)
    const noise = fraction(`demand ${day}`) * 0.6
    // training diverged once: MLflow keeps a NaN
    const mape = i === 37 ? Number.NaN : 9.4 - i * 0.045 + noise
    const trained = train(world, runs, {
      name: `weekly-${day}`,
      at: `${day} 06:00`,
      by: 'scheduler',
      minutes: 7,
      params: { window_weeks: '52' },
      curves: forecastCurves(day, { steps: i === 59 ? 400 : 40, diverges: i === 37 }),
      measured: [
        {
          on: {
            name: 'withdrawals-last-4-weeks',
            digest: (0x3a51_0000 + i * 0x1b3).toString(16),
            uri: `s3://northbank-lake/cash/eval/${day}.parquet`,
            rows: 12_600,
          },
          metrics: { mape, bias: Math.round(noise * 1000) / 1000 - 0.3 },
        },
      ],
      commit: {
        repo: REPOS.operations,
        of: i < 22 ? 'forecast v1' : i < 48 ? 'forecast v2' : 'forecast v3',
      },
      script: 'forecast/weekly.py',
      files: 'demand-forecast',
      weights: [{ path: 'model.pkl', size: 212_000 + i * 13 }],
    })
    if (i >= 57) addEvidence(world, trained.run)
    register(model, trained, {
      aliases: i === 57 ? ['champion'] : i === 59 ? ['challenger'] : i === 40 ? ['rollback'] : [],
      description:
        i === 58 ? 'Taken back after two days: branches ran out of notes on payday.' : undefined,
      tags: { build: String(1800 + i) },
    })
  }
}

/** From before aliases: stages say what is live, and the files lie under the run, as MLflow 2 left them. */
function collectionsLegacy(world: World) {
  const runs = experiment(world, 'collections', '2025-06-16 08:00')
  const model = registeredModel(world, 'collections-legacy', {
    created: '2025-06-17 08:30',
    description: 'Order in which arrears are called. To be replaced in 2026.',
    tags: { owner: TOMAS, team: 'collections', domain: 'lending' },
  })
  const stages = ['Archived', 'Production', 'Staging', 'None']
  stages.forEach((stage, i) => {
    const day = ['2025-06-17', '2025-08-12', '2025-12-01', '2026-01-30'][i] ?? ''
    const trained = train(world, runs, {
      name: `collections-${i + 1}`,
      at: `${day} 08:00`,
      by: TOMAS,
      metrics: { recovered_share: 0.22 + i * 0.013 },
      files: 'collections-legacy',
      weights: [{ path: 'model.pkl', size: 98_304 }],
      loggedModel: false,
    })
    register(model, trained, { stage })
  })
}

/** Models behind the counter. */
export function addOperations(world: World) {
  meterReader(world)
  claimsTriage(world)
  demandForecast(world)
  collectionsLegacy(world)
}
