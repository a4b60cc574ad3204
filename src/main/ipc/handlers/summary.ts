import { UserError } from '@shared/errors'
import type { Handlers } from '@shared/ipc'
import type { HandlersOf } from '../program'

/** 汇总 and 导出. */
export const summaryHandlers = (): HandlersOf<'summary', Handlers> => ({
  'summary.state': () => notYet(),
  'summary.tables': () => notYet(),
  'summary.linesBehind': () => notYet(),
  'summary.charts': () => notYet(),
  'summary.checks': () => notYet(),
  'summary.export': () => notYet()
})

const notYet = (): never => {
  throw new UserError('notThere', '这项功能还没有接上。')
}
