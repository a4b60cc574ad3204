import type { CallInput, CallOutput, LedgerEntry } from '@shared/ipc'
import { ref } from 'vue'
import type { Ref } from 'vue'
import { CallError, data } from '../call'
import { useMessages } from '../stores/messages'
import { useQuestions } from '../stores/questions'
import { useSession } from '../stores/session'
import { useWorkspace } from '../stores/workspace'

/** A ledger that somebody else has open. */
export interface LockedLedger {
  readonly id: string
  readonly message: string
  readonly action: string | undefined
  /** Its lock is another machine's and may be broken. */
  readonly breakable: boolean
}

/** What can be done with the ledgers of the open workspace; each tells what went wrong. */
export function useLedgers(): {
  readonly locked: Ref<LockedLedger | undefined>
  readonly open: (id: string) => Promise<void>
  readonly openReadOnly: (id: string) => Promise<void>
  readonly breakLock: (id: string) => Promise<void>
  readonly create: (ledger: CallInput<'workspace.createLedger'>) => Promise<boolean>
  readonly importChosen: () => Promise<void>
  readonly importDropped: (file: File) => Promise<void>
  readonly reset: () => Promise<void>
} {
  const messages = useMessages()
  const questions = useQuestions()
  const session = useSession()
  const workspace = useWorkspace()
  const locked = ref<LockedLedger>()

  async function open(id: string): Promise<void> {
    try {
      messages.clear()
      await session.openLedger(id)
    } catch (error) {
      if (error instanceof CallError && error.code.startsWith('ledgerLocked')) {
        const { message, action, code } = error
        locked.value = { id, message, action, breakable: code === 'ledgerLockedElsewhere' }
      } else messages.tellError(error)
    }
  }

  async function openReadOnly(id: string): Promise<void> {
    locked.value = undefined
    await messages.attempt(() => session.openLedger(id, { readOnly: true }))
  }

  async function breakLock(id: string): Promise<void> {
    locked.value = undefined
    const agreed = await questions.ask({
      title: '强制打开',
      text: [
        '如果另一台电脑上真的还开着这本账册，两边同时写会损坏它，两边填的都可能丢失。',
        '请先确认那台电脑上的预算簿已经关闭，或者那台电脑已经不用了。打开之前会先做一份备份。'
      ],
      yes: '已确认，强制打开',
      danger: true
    })
    if (agreed) await messages.attempt(() => session.breakLock(id))
  }

  async function create(ledger: CallInput<'workspace.createLedger'>): Promise<boolean> {
    return messages.attempt(async () => {
      const { id } = await data(window.yusuanbu['workspace.createLedger'](ledger))
      await workspace.refresh()
      await session.openLedger(id)
    })
  }

  /** Asks before a ledger that is there is replaced. */
  async function settle(imported: CallOutput<'workspace.importLedger'>): Promise<void> {
    if (imported === null) return
    const { exists } = imported
    if (exists) {
      const agreed = await questions.ask({
        title: '替换已有的账册',
        text: [
          `${exists.code} ${exists.name} ${exists.fiscalYear} 年的账册已经有了。导入“${exists.file}”会用文件的内容替换它。`,
          '替换之前会先做一份备份，之后还可以恢复，也可以撤销。'
        ],
        yes: '替换',
        danger: true
      })
      if (!agreed) return
      const replaced = await data(
        window.yusuanbu['workspace.importLedger']({ grant: exists.grant, replace: true })
      )
      if (replaced) await took(replaced)
    } else await took(imported)
  }

  async function took({ id, findings }: NonNullable<CallOutput<'workspace.importLedger'>>): Promise<void> {
    await workspace.refresh()
    const name = workspace.workspace?.ledgers.find((one) => one.id === id)?.name ?? id
    if (findings.length === 0) messages.tell({ type: 'success', message: `已导入 ${name}。` })
    else {
      messages.tell({
        type: 'warning',
        message: `已导入 ${name}，文件里有 ${findings.length} 处需要注意，已照原样保留：`,
        details: findings
      })
    }
  }

  async function importChosen(): Promise<void> {
    await messages.attempt(async () => {
      await settle(await data(window.yusuanbu['workspace.importLedger']({})))
    })
  }

  async function importDropped(file: File): Promise<void> {
    await messages.attempt(async () => {
      const { grant } = await data(window.yusuanbu.grantDropped(file, 'importLedger'))
      await settle(await data(window.yusuanbu['workspace.importLedger']({ grant })))
    })
  }

  async function reset(): Promise<void> {
    const agreed = await questions.ask({
      title: '恢复示例',
      text: ['示例的三本账册都回到最初的样子，在示例里做的改动不再保留。', '每本账册会先做一份备份。'],
      yes: '恢复示例',
      danger: true
    })
    if (!agreed) return
    const done = await messages.attempt(workspace.resetSample)
    if (done) messages.tell({ type: 'success', message: '示例已恢复最初的样子。' })
  }

  return { locked, open, openReadOnly, breakLock, create, importChosen, importDropped, reset }
}

/** The ledgers of a workspace by year, the newest first; within a year by code. */
export function byYear(ledgers: readonly LedgerEntry[]): { year: number; ledgers: LedgerEntry[] }[] {
  const years = [...new Set(ledgers.map(({ fiscalYear }) => fiscalYear))].sort((a, b) => b - a)
  return years.map((year) => ({
    year,
    ledgers: ledgers
      .filter(({ fiscalYear }) => fiscalYear === year)
      .toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
  }))
}
