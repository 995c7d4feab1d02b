import { describe } from 'vitest'
import { changes } from './changes'
import { ledgers } from './ledger'
import { onMock, onReal, type Place, type Sort } from './place'
import { readings } from './reads'
import { trackings } from './tracked'

// What the console's adapter promises to the pages, through the console's gate, on every server that we say it works on.

/** Addresses of real servers; models of a name of their own are made there and removed. */
const REAL = process.env.RINGSIDE_TEST_MLFLOW ?? ''
const OLDER = process.env.RINGSIDE_TEST_MLFLOW_2 ?? ''

const NEWEST: Sort = { version: '3.17.2', loggedModels: true }
const OF_2: Sort = { version: '2.22.5', loggedModels: false }

function promises(place: () => Place) {
  readings(place)
  trackings(place)
  changes(place)
  ledgers(place)
}

describe('the mock', () => promises(onMock(NEWEST)))
describe.skipIf(REAL === '')('a real MLflow', () => promises(onReal(REAL, NEWEST)))
describe.skipIf(OLDER === '')('a real MLflow 2.22', () => promises(onReal(OLDER, OF_2)))
