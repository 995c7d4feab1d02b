import { expect, test } from 'vitest'
import {
  countsOf,
  readPlaywright,
  readRepeated,
  readVitest,
  readVitestSuite,
} from './runner/reports.mjs'

const spec = (title: string, status: string) => ({ title, tests: [{ status }] })

const vitest = (numPassedTests: number, numFailedTests: number, numPendingTests = 0) =>
  JSON.stringify({ numPassedTests, numFailedTests, numPendingTests, numTodoTests: 1 })

test('a report is counted', () => {
  expect(countsOf(vitest(3, 2, 4), 1, readVitest)).toEqual({ passed: 3, failed: 2, skipped: 5 })
  const stats = { expected: 5, unexpected: 1, flaky: 2, skipped: 3 }
  expect(countsOf(JSON.stringify({ stats }), 1, readPlaywright)).toEqual({
    passed: 7,
    failed: 1,
    skipped: 3,
  })
})

test('a test that passed only when repeated is named', () => {
  const specs = [spec('steady', 'expected'), spec('shaky', 'flaky'), spec('broken', 'unexpected')]
  expect(readRepeated(JSON.stringify({ suites: [{ suites: [], specs }] }))).toEqual(['shaky'])
})

test('a runner that failed without a failing test is one failure', () => {
  expect(countsOf(vitest(3, 0), 1, readVitest)).toMatchObject({ passed: 3, failed: 1 })
  expect(countsOf(null, 1, readVitest)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(countsOf('{"numPassed', 0, readVitest)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('a runner that found nothing to run is one failure', () => {
  const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }
  expect(countsOf(JSON.stringify({ stats }), 0, readPlaywright)).toMatchObject({ failed: 1 })
})

test('the tests of one suite are counted apart', () => {
  const report = {
    testResults: [
      {
        assertionResults: [
          { ancestorTitles: ['the mock'], status: 'passed' },
          { ancestorTitles: ['a real MLflow', 'inner'], status: 'passed' },
        ],
      },
      {
        assertionResults: [
          { ancestorTitles: ['a real MLflow', 'inner'], status: 'failed' },
          { ancestorTitles: ['a real MLflow', 'inner'], status: 'skipped' },
        ],
      },
    ],
  }
  expect(readVitestSuite('a real MLflow')(report)).toEqual({ passed: 1, failed: 1, skipped: 1 })
})
