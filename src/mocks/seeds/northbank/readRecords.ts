import { foldLane } from '../../../registry/ledger/foldLane'
import { foldPolicy, type PolicyHistory } from '../../../registry/ledger/foldPolicy'
import { foldRequest } from '../../../registry/ledger/foldRequest'
import { checkTrust } from '../../../registry/ledger/checkTrust'
import type { Lane } from '../../../registry/ledger/lane'
import type { Log } from '../../../registry/ledger/log'
import { readLog } from '../../../registry/ledger/readLog'
import type { ReviewRequest } from '../../../registry/ledger/request'
import { MOCK_KEY } from '../../signingKey'
import type { RunRow, World } from '../../world'
import { LEDGER } from './ledger'

// For tests: the ledger of a world, as a console that trusts the mock's key reads it.

export interface Records {
  experiment: string
  rows: readonly RunRow[]
  logs: readonly Log[]
  lanes: readonly Lane[]
  requests: readonly ReviewRequest[]
  policies: readonly PolicyHistory[]
}

export async function readRecords(world: World, { signs }: { signs: boolean }): Promise<Records> {
  const experiment = [...world.experiments.values()].find(({ name }) => name === LEDGER)
  if (!experiment) throw new Error('no ledger was set up')
  const id = experiment.experiment_id
  const rows = [...world.runs.values()].filter(({ experiment_id }) => experiment_id === id)
  const all = await Promise.all(
    rows.map(({ run_id, start_time, params }) => {
      const run = { id: run_id, deleted: false, started: new Date(start_time), params }
      return checkTrust(readLog(run), [MOCK_KEY.x])
    }),
  )
  const logs = all.filter(({ entries }) => entries.length > 0)
  return {
    experiment: id,
    rows,
    logs,
    lanes: logs.flatMap((log) => foldLane(log) ?? []),
    requests: logs.flatMap((log) => foldRequest(log) ?? []),
    policies: logs.flatMap((log) => foldPolicy(log, { signs }) ?? []),
  }
}
