import type { DatabaseHooks } from '../database'

export type Moment = 'before' | 'after'

/** Hooks that note every statement that passes the store's door. */
export function noting(): { hooks: DatabaseHooks; statements: string[] } {
  const statements: string[] = []
  return {
    statements,
    hooks: {
      fault: (sql, moment) => {
        if (moment === 'before') statements.push(sql)
      }
    }
  }
}

/** Hooks that make one statement fail, counted from 1, instead of it or after it was done in truth. */
export function failing(
  at: number,
  moment: Moment,
  code = 'SQLITE_IOERR_WRITE'
): { hooks: DatabaseHooks; struck: () => string | undefined } {
  let count = 0
  let struck: string | undefined
  const fault = (sql: string, now: Moment): void => {
    if (now === 'before') count += 1
    if (count !== at || now !== moment || struck !== undefined) return
    struck = sql
    throw Object.assign(new Error(`${code}: planned failure of ${sql}`), { code })
  }
  return { hooks: { fault }, struck: () => struck }
}

/**
 * Which statements to let fail: all of them in the long suite; else of each text the first one instead of it,
 * and the last one after it was done, since a loop repeats the same ones.
 */
export function faultPoints(statements: readonly string[], moment: Moment): number[] {
  const numbers = statements.map((_, index) => index + 1)
  if (process.env['LONG'] === '1') return numbers
  return numbers.filter((number) => {
    const sql = statements[number - 1] ?? ''
    const place = moment === 'before' ? statements.indexOf(sql) : statements.lastIndexOf(sql)
    return place === number - 1
  })
}

/** Which of so many steps on files to let fail: all of them in the long suite, else every third. */
export function someSteps(count: number): number[] {
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  return process.env['LONG'] === '1' ? numbers : numbers.filter((number) => number % 3 === 1)
}
