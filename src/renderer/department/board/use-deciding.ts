import { approvalDayFault } from '@shared/exchange'
import type { ApprovedView, CallInput, LedgerComparison } from '@shared/ipc'
import { shallowRef } from 'vue'
import { data } from '../../call'
import type { AnswerField } from '../../components/answer-field'
import { localDay } from '../../frame/times'
import { useDepartment } from '../../stores/department'
import { useJobs } from '../../stores/jobs'
import { useMessages } from '../../stores/messages'
import { useSession } from '../../stores/session'

/** A dialog of a few questions, and what is done with the answers. */
export interface Asked {
  readonly title: string
  readonly text: readonly string[]
  readonly fields: readonly AnswerField[]
  readonly yes: string
  /** Two states of the unit's ledger, and what they are called. */
  readonly compared?: { readonly comparison: LedgerComparison; readonly heads: readonly [string, string] }
  readonly then: (answers: Readonly<Record<string, string>>) => Promise<void>
}

const password: AnswerField = {
  name: 'password',
  label: '回复包的口令（可以不填）',
  kind: 'password',
  optional: true
}

/** What the department decides at the board; each asks first, and all that it may change is read afterwards. */
export function useDeciding(read: () => Promise<void>) {
  const department = useDepartment()
  const messages = useMessages()
  const asked = shallowRef<Asked>()

  const fiscalYear = (): number => department.year?.fiscalYear ?? 0
  const keyField = (): AnswerField[] =>
    department.state?.keyLocked === true
      ? [{ name: 'keyPassword', label: '本部门密钥的口令', kind: 'password' }]
      : []

  const dayField = (): AnswerField => ({
    name: 'on',
    label: '批复日期',
    kind: 'date',
    fault: (on) => approvalDayFault(on, fiscalYear(), localDay(new Date()))
  })

  /** Asks, and closes the dialog whatever became of it; a refusal is told. */
  const ask = (question: Asked): void => void (asked.value = question)
  async function answer(answers: Readonly<Record<string, string>>): Promise<void> {
    const question = asked.value
    asked.value = undefined
    if (question === undefined) return
    await messages.attempt(() => question.then(answers))
    // The first approval of a year makes its round.
    await messages.attempt(department.read)
    await messages.attempt(read)
  }

  async function decide(
    what: string,
    units: readonly string[],
    decision: CallInput<'department.decide'>['decision'],
    answers: Readonly<Record<string, string>>
  ): Promise<void> {
    const done = await useJobs().run(what, (job) =>
      data(
        window.yusuanbu['department.decide']({
          ...{ fiscalYear: fiscalYear(), job, units: [...units], decision },
          ...given(answers)
        })
      )
    )
    if (done === null) return
    for (const { unit, message, action } of done.refused)
      messages.tell({ type: 'error', message: `${unit}：${message}`, action })
    if (done.decided.length === 0) return
    const message = `已${what} ${done.decided.length} 个单位，回复包写在“${done.folder.savedAs ?? ''}”里。`
    messages.tell({ type: 'success', message, action: '请把回复包发给各单位。', folder: done.folder.file })
  }

  return {
    asked,
    answer,
    close: () => void (asked.value = undefined),
    accept: (units: readonly string[], leftOut = '') =>
      ask({
        title: titleOf('接收', units, leftOut),
        text: ['接收后单位不能再改，汇总会算上它们。会为每个单位写一个回复包。'],
        fields: [password, ...keyField()],
        yes: '接收',
        then: (answers) => decide('接收', units, { kind: 'accept' }, answers)
      }),
    approve: (units: readonly string[], leftOut = '') =>
      ask({
        title: titleOf('批复', units, leftOut),
        text: ['按各单位上报、已接收的数批复。批复以后的变动要走预算调整。'],
        fields: [dayField(), password, ...keyField()],
        yes: '批复',
        then: (answers) => decide('批复', units, { kind: 'approve', on: answers['on'] ?? '' }, answers)
      }),
    /** With another ledger than the one that was handed in: the finance bureau changed it. */
    approveOther: (unit: string) =>
      messages.attempt(async () => {
        const ledger = await data(
          window.yusuanbu['department.pickApproved']({ fiscalYear: fiscalYear(), unit })
        )
        if (ledger === null) return
        ask({
          title: `按“${ledger.name}”批复单位 ${unit}`,
          text: ['按选定的账批复，回复包把它带给单位。', balanceWords(ledger.balances)],
          compared: {
            comparison: ledger.comparison,
            heads: [`上报的第 ${ledger.version} 版`, '选定的账']
          },
          fields: [dayField(), password, ...keyField()],
          yes: '批复',
          then: (answers) =>
            decide(
              '批复',
              [unit],
              { kind: 'approve', on: answers['on'] ?? '', ledger: ledger.grant },
              answers
            )
        })
      }),
    sendBack: (unit: string) =>
      ask({
        title: `退回单位 ${unit}`,
        text: ['写明要单位改什么：一行一条意见。'],
        fields: [{ name: 'comments', label: '意见', kind: 'long' }, password, ...keyField()],
        yes: '退回…',
        then: async (answers) => {
          const comments = commentsIn(answers['comments'] ?? '')
          const asking = { fiscalYear: fiscalYear(), unit, comments, ...given(answers) }
          const saved = await data(window.yusuanbu['department.sendBack'](asking))
          if (saved !== null) messages.tellSaved('回复包', saved)
        }
      }),
    unaccept: (unit: string) =>
      ask({
        title: `取消接收单位 ${unit}`,
        text: ['这一版回到待审核，可以再接收或退回。原因记入记录。'],
        fields: [{ name: 'reason', label: '原因', kind: 'long' }],
        yes: '取消接收',
        then: async ({ reason = '' }) => {
          await data(window.yusuanbu['department.unaccept']({ fiscalYear: fiscalYear(), unit, reason }))
        }
      }),
    rewrite: (unit: string) =>
      messages.attempt(async () => {
        const saved = await data(
          window.yusuanbu['department.rewriteReply']({ fiscalYear: fiscalYear(), unit })
        )
        messages.tellSaved('回复包', saved)
      }),
    fillFor: (unit: string) =>
      messages.attempt(async () => {
        const { id } = await data(window.yusuanbu['department.fillFor']({ fiscalYear: fiscalYear(), unit }))
        await useSession().openLedger(id)
      })
  }
}

/** What is decided on how many units, and what of the selection is left as it is. */
const titleOf = (what: string, units: readonly string[], leftOut: string): string =>
  leftOut === '' ? `${what} ${units.length} 个单位` : `${what} ${units.length} 个，${leftOut}`

/** What the exact balances of the chosen ledger came to; it was refused had one of them failed. */
export function balanceWords({ passed, notApplicable }: ApprovedView['balances']): string {
  const others = notApplicable === 0 ? '' : `不适用 ${notApplicable} 条，`
  return `精确平衡的审核规则：选定的账通过 ${passed} 条，${others}没有不平衡的。`
}

/** A comment a line, each about the ledger as a whole. */
export const commentsIn = (text: string): { label: string; text: string }[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ label: '整本账', text: line }))

function given({ password: own = '', keyPassword = '' }: Readonly<Record<string, string>>) {
  return { ...(own === '' ? {} : { password: own }), ...(keyPassword === '' ? {} : { keyPassword }) }
}
