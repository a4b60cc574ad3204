import { describe, expect, test } from 'vitest'
import { add, playwrightTotals, single, totalsLine, vitestTotals } from './totals.mjs'

const vitest = (changes) => ({
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [{ status: 'passed', assertionResults: [{}] }],
  ...changes
})
const playwright = (stats, errors = []) => ({
  stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  errors
})

describe('unit tests', () => {
  test('are counted as reported; a test yet to be written counts as skipped', () => {
    expect(vitestTotals(vitest(), 0)).toEqual({ passed: 5, failed: 0, skipped: 2 })
  })

  test('a file that could not be loaded is a failure', () => {
    const report = vitest({ testResults: [{ status: 'failed', assertionResults: [] }] })
    expect(vitestTotals(report, 1).failed).toBe(1)
  })

  test('an error outside every test is a failure', () => {
    expect(vitestTotals(vitest(), 1).failed).toBe(1)
  })

  test('failures are not counted twice', () => {
    expect(vitestTotals(vitest({ numFailedTests: 2 }), 1).failed).toBe(2)
  })

  test('no report is a failure, whatever the exit code', () => {
    expect(vitestTotals(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})

describe('end-to-end tests', () => {
  test('are counted as reported', () => {
    expect(playwrightTotals(playwright({ unexpected: 2, skipped: 4 }), 1)).toEqual({
      passed: 3,
      failed: 2,
      skipped: 4
    })
  })

  test('one that passes only when repeated is a failure', () => {
    expect(playwrightTotals(playwright({ flaky: 1 }), 0).failed).toBe(1)
  })

  test('an error outside every test is a failure', () => {
    expect(playwrightTotals(playwright({}, [{ message: 'no tests found' }]), 1).failed).toBe(1)
  })

  test('no report is a failure', () => {
    expect(playwrightTotals(undefined, 0).failed).toBe(1)
  })
})

test('the last line adds everything up', () => {
  const sum = add(single(0), single(1), { passed: 10, failed: 0, skipped: 2 })
  expect(totalsLine(sum)).toBe('11 passed, 1 failed, 2 skipped')
})
