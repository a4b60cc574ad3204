import { randomInt } from 'node:crypto'
import type { Failure } from '@shared/errors'
import { UserError } from '@shared/errors'
import type { Log } from './log'

/** Letters and digits that nobody confuses when reading a number aloud. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A number for an unexpected failure, short enough to be told by telephone: the day and four signs. */
export function incidentNumber(now: Date): string {
  const day = `${String(now.getMonth() + 1).padStart(2, '0')}${String(now.getDate()).padStart(2, '0')}`
  return `${day}-${Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('')}`
}

/** A failure as the user is told it. One that nobody foresaw is logged as an incident, with a number to quote. */
export function failureOf(error: unknown, where: string, log: Log): Failure {
  if (error instanceof UserError) return error.toFailure()
  const number = incidentNumber(new Date())
  log.error(`incident ${number} ${where}`, error)
  return {
    code: 'incident',
    message: `程序遇到意外问题，这次操作没有完成（事件编号 ${number}）。已保存的数据不受影响。`,
    action: '请重试一次；若仍不行，请用“帮助 → 导出诊断包”，并把事件编号告诉技术人员。'
  }
}
