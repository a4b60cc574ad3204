/**
 * How many tests passed, failed and were skipped, from the reports of the test runners. A run that failed
 * without naming a failed test counts as one failure: nothing that went wrong may vanish from the totals.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Totals
 */

const none = { passed: 0, failed: 0, skipped: 0 }

/** @returns {Totals} the sum */
export function add(...all) {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped
    }),
    none
  )
}

/** A check that either passes or fails. @returns {Totals} */
export function single(code) {
  return code === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 }
}

/** A run's totals with its exit code: at least one failure when it did not end well. */
function honest(totals, code) {
  return code !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals
}

/** From Vitest's JSON report; undefined when it wrote none. @returns {Totals} */
export function vitestTotals(report, code) {
  if (report === undefined) return { ...none, failed: 1 }
  const unreadable = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0
  )
  const totals = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unreadable.length,
    skipped: report.numPendingTests + report.numTodoTests
  }
  return honest(totals, code)
}

/**
 * From Playwright's JSON report; undefined when it wrote none. A test that passes only when repeated counts
 * as failed.
 *
 * @returns {Totals}
 */
export function playwrightTotals(report, code) {
  if (report === undefined) return { ...none, failed: 1 }
  const { expected, unexpected, flaky, skipped } = report.stats
  const outside = unexpected === 0 ? report.errors.length : 0
  return honest({ passed: expected, failed: unexpected + flaky + outside, skipped }, code)
}

/** The last line of `npm test`. */
export function totalsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}
