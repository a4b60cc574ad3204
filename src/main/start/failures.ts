import type { Failure } from '@shared/errors'
import type { StartFailure } from '../window'

const SAFE = '安全。已经填写的内容都在账本文件里，没有改动。'

/** The page's own process ended: the program goes on without it. */
export const pageGone: StartFailure = {
  what: '显示界面的进程意外结束了。',
  safe: SAFE,
  action: '请关闭窗口后重新启动预算簿；若再次出现，请用“帮助 → 导出诊断包”联系技术人员。'
}

/** Something nobody foresaw, while the program was being put together. */
export const startFailureOf = ({ message, action }: Failure): StartFailure => ({
  what: message,
  safe: SAFE,
  action: action ?? '请重新启动预算簿。'
})
