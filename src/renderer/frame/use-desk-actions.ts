import { ref } from 'vue'
import type { Ref } from 'vue'
import { data } from '../call'
import { useLedger } from '../stores/ledger'
import { useMessages } from '../stores/messages'
import { useSession } from '../stores/session'

/** The buttons of the desk, which the menu presses too. Each tells what went wrong. */
export function useDeskActions(): {
  /** What is under way, in words: another press waits for its end. */
  readonly busy: Ref<string | undefined>
  readonly step: (which: 'undo' | 'redo') => Promise<void>
  readonly exportLedger: () => Promise<void>
  readonly print: () => Promise<void>
  readonly printCheckReport: () => Promise<void>
  readonly leave: () => Promise<void>
} {
  const ledger = useLedger()
  const messages = useMessages()
  const session = useSession()

  async function alone(what: string, action: () => Promise<unknown>): Promise<void> {
    if (busy.value !== undefined) return
    busy.value = what
    await messages.attempt(action)
    busy.value = undefined
  }

  async function step(which: 'undo' | 'redo'): Promise<void> {
    if (ledger.readOnly === undefined) await ledger[which]()
  }

  return {
    busy,
    step,
    exportLedger: () =>
      alone('正在导出…', async () =>
        messages.tellSaved('交换文件', await data(window.yusuanbu['ledger.export']({})))
      ),
    print: () =>
      alone('正在打印…', async () =>
        messages.tellSaved('打印文件', await data(window.yusuanbu['ledger.print']({})))
      ),
    printCheckReport: () =>
      alone('正在打印…', async () =>
        messages.tellSaved('审核报告', await data(window.yusuanbu['checks.print']({})))
      ),
    leave: () => alone('正在关闭…', session.leaveLedger)
  }
}

/** One for all: the menu and the button are the same press. */
const busy = ref<string>()
