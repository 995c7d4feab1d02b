/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Counts} */
export const NONE = { passed: 0, failed: 0, skipped: 0 }

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
export const plus = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
})

/**
 * The counts of a runner's JSON report. A runner that failed without a failing test (a crash, an unhandled rejection, no
 * report at all) counts as one failure, and so does one that found nothing to run.
 * @template Report
 * @param {string | null} report
 * @param {number} exitCode
 * @param {(report: Report) => Counts} read
 * @returns {Counts}
 */
export function countsOf(report, exitCode, read) {
  /** @type {Counts} */
  let counts = NONE
  try {
    if (report !== null) counts = read(JSON.parse(report))
  } catch {
    // cut off while it was written: as if there were none
  }
  const silent = counts.passed + counts.failed + counts.skipped === 0
  return counts.failed === 0 && (exitCode !== 0 || silent)
    ? plus(counts, { ...NONE, failed: 1 })
    : counts
}

/**
 * https://vitest.dev/guide/reporters.html#json-reporter
 * @param {Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests', number>} report
 * @returns {Counts}
 */
export const readVitest = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + report.numTodoTests,
})

/**
 * The tests of those suites alone, by the title of their outermost `describe`.
 * @param {string} suite
 * @returns {(report: { testResults: { assertionResults: { ancestorTitles: string[], status: string }[] }[] }) => Counts}
 */
export const readVitestSuite = (suite) => (report) => {
  const counts = { ...NONE }
  for (const { ancestorTitles, status } of report.testResults.flatMap(
    (file) => file.assertionResults,
  )) {
    if (ancestorTitles[0] !== suite) continue
    if (status === 'passed' || status === 'failed') counts[status] += 1
    else counts.skipped += 1
  }
  return counts
}

/**
 * https://playwright.dev/docs/api/class-testreporter; a test that passed when it was repeated is
 * counted as passed, and named by `readRepeated`
 * @param {{ stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number> }} report
 * @returns {Counts}
 */
export const readPlaywright = ({ stats }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
  skipped: stats.skipped,
})

/**
 * The titles of tests that passed only when repeated.
 * @param {string} report Playwright's
 * @returns {string[]}
 */
export function readRepeated(report) {
  /** @type {string[]} */
  const titles = []
  JSON.parse(report, (_key, value) => {
    const repeated = value?.tests?.some?.(
      (/** @type {{ status: string }} */ { status }) => status === 'flaky',
    )
    if (repeated) titles.push(value.title)
    return value
  })
  return titles
}
