import { ref } from 'vue'
import type { Ref } from 'vue'
import { data } from '../call'
import { useLedger } from '../stores/ledger'
import { useMessages } from '../stores/messages'
import { usePlace } from '../stores/place'
import { useSession } from '../stores/session'
import { placeOfPath } from './section-marks'

/** The buttons of the desk, which the menu presses too. Each tells what went wrong. */
export function useDeskActions(): {
  /** What is under way, in words: another press waits for its end. */
  readonly busy: Ref<string | undefined>
  readonly step: (which: 'undo' | 'redo') => Promise<void>
  readonly exportLedger: () => Promise<void>
  readonly print: () => Promise<void>
  readonly leave: () => Promise<void>
} {
  const ledger = useLedger()
  const place = usePlace()
  const messages = useMessages()
  const session = useSession()

  async function alone(what: string, action: () => Promise<unknown>): Promise<void> {
    if (busy.value !== undefined) return
    busy.value = what
    await messages.attempt(action)
    busy.value = undefined
  }

  /** Takes a step back or does it again, and shows where: nothing changes out of sight. */
  async function step(which: 'undo' | 'redo'): Promise<void> {
    if (ledger.readOnly !== undefined) return
    const [first] = await ledger[which]()
    const at = first === undefined ? undefined : placeOfPath(first.path)
    const { here } = place
    if (at?.page !== 'section' || here.page !== 'section') return
    const gone = at.project !== undefined && !ledger.ledger?.projects.some(({ id }) => id === at.project)
    if (here.section !== at.section) place.go(gone ? { page: 'section', section: at.section } : at)
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
    leave: () => alone('正在关闭…', session.leaveLedger)
  }
}

/** One for all: the menu and the button are the same press. */
const busy = ref<string>()
