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
 * Which statements to let fail: all of them in the long suite, else the first and the last of each text, since
 * a loop repeats the same ones.
 */
export function faultPoints(statements: readonly string[]): number[] {
  const numbers = statements.map((_, index) => index + 1)
  if (process.env['LONG'] === '1') return numbers
  return numbers.filter((number) => {
    const sql = statements[number - 1] ?? ''
    return statements.indexOf(sql) === number - 1 || statements.lastIndexOf(sql) === number - 1
  })
}
