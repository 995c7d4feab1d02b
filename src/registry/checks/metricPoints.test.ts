import { expect, test } from 'vitest'
import { aLoggedModel, aRun } from '../examples'
import { type Known, know } from './facts'
import { metricPoints } from './metricPoints'

const DENIED: Known<never> = { known: false, because: 'denied', words: 'it is closed to you' }
const metric = { key: 'auc', value: 0.9, step: 0, at: null, dataset: null }
const point = { key: 'auc', value: 0.9, dataset: null }

test('values of either record count, whatever became of the other', () => {
  expect(metricPoints({ run: know(aRun({ metrics: [metric] })), loggedModel: DENIED })).toEqual(
    know([point]),
  )
  expect(
    metricPoints({ run: DENIED, loggedModel: know(aLoggedModel({ metrics: [metric] })) }),
  ).toEqual(know([point]))
})

test('none is known only of what was read whole: a closed record may hide what the other lacks', () => {
  expect(metricPoints({ run: know(aRun({})), loggedModel: know(null) })).toEqual(know([]))
  expect(metricPoints({ run: DENIED, loggedModel: know(aLoggedModel({})) })).toEqual(DENIED)
  expect(metricPoints({ run: know(null), loggedModel: DENIED })).toEqual(DENIED)
})
