import type { CallInput, LedgerComparison, SubmissionPreparation, SubmissionReceipt } from '@shared/ipc'
import { computed, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import { CallError, data } from '../call'
import { useExchange } from '../stores/exchange'
import { useLedger } from '../stores/ledger'
import { useMessages } from '../stores/messages'
import type { PasswordAsked } from './use-load-task'
import { passwordAsked } from './use-load-task'

/** 上报 of the open ledger: what stands in the way, what goes out, what came back. */
export function useSubmission() {
  const exchange = useExchange()
  const ledger = useLedger()
  const messages = useMessages()
  const prepared = shallowRef<SubmissionPreparation>()
  const receipt = shallowRef<SubmissionReceipt>()
  const asked = shallowRef<PasswordAsked>()
  const withdrawing = ref(false)
  const busy = ref(false)
  let waiting: CallInput<'exchange.takeReply'> = {}
  /** A higher version than the next one, where the department has that one already. */
  let version: number | undefined

  const canSubmit = computed(() => ['open', 'sentBack', 'withdrawn'].includes(exchange.view?.state ?? ''))

  async function prepare(): Promise<void> {
    prepared.value = canSubmit.value ? await data(window.yusuanbu['exchange.prepare'](numbered())) : undefined
  }
  const numbered = (): { version?: number } => (version === undefined ? {} : { version })

  async function readAll(): Promise<void> {
    await exchange.read()
    await prepare()
  }

  /** One thing at a time; a failure is told. */
  async function alone(work: () => Promise<void>): Promise<void> {
    if (busy.value) return
    busy.value = true
    await messages.attempt(work)
    busy.value = false
  }

  async function submit({
    password = '',
    keyPassword = ''
  }: {
    password?: string
    keyPassword?: string
  }): Promise<void> {
    try {
      const done = await data(
        window.yusuanbu['exchange.submit']({
          ...numbered(),
          ...(password === '' ? {} : { password }),
          ...(keyPassword === '' ? {} : { keyPassword })
        })
      )
      if (done === null) return
      exchange.take(done)
      receipt.value = done.receipt
      version = undefined
      prepared.value = undefined
      messages.tellSaved('上报包', done.saved)
    } catch (error) {
      // Handed in, but not written: the ledger is locked now, and the package can be written again.
      if (error instanceof CallError && error.code === 'submittedNotWritten') await reopen()
      throw error
    }
  }

  async function reopen(): Promise<void> {
    const id = ledger.opened?.id
    if (id !== undefined) await ledger.open(id)
    await readAll()
  }

  async function takeReply(how: CallInput<'exchange.takeReply'>): Promise<void> {
    const reply = await data(window.yusuanbu['exchange.takeReply'](how))
    if (reply === null) return
    if (reply.kind === 'ask') {
      waiting = { grant: reply.grant }
      asked.value = passwordAsked(reply.name, reply.message)
      return
    }
    exchange.take(reply)
    messages.clear()
    const words = { sendBack: '退回', accept: '接收', approve: '批复' }[reply.decision]
    const message = reply.known ? '这个回复包以前读过，没有变化。' : `主管部门的回复：${words}。`
    messages.tell({ type: 'info', message })
    await prepare()
  }

  onMounted(() => messages.attempt(readAll))
  // What was told here is done with on the next page.
  onBeforeUnmount(messages.clear)
  return {
    prepared,
    receipt,
    asked,
    withdrawing,
    busy,
    canSubmit,
    number: (wanted: number | undefined) =>
      alone(async () => {
        version = wanted
        await prepare()
      }),
    submit: (how: { password?: string; keyPassword?: string }) => alone(() => submit(how)),
    rewrite: (version: number) =>
      alone(async () =>
        messages.tellSaved('上报包', await data(window.yusuanbu['exchange.rewrite']({ version })))
      ),
    showReceipt: (step: number) =>
      alone(async () => void (receipt.value = await data(window.yusuanbu['exchange.receipt']({ step })))),
    printReceipt: (step: number) =>
      alone(async () =>
        messages.tellSaved('回执', await data(window.yusuanbu['exchange.printReceipt']({ step })))
      ),
    withdraw: (reason: string) =>
      alone(async () => {
        withdrawing.value = false
        exchange.take(await data(window.yusuanbu['exchange.withdraw']({ reason })))
        await prepare()
      }),
    takeReply: () => alone(() => takeReply({})),
    drop: (file: File) =>
      alone(async () => {
        const { grant } = await data(window.yusuanbu.grantDropped(file, 'takeReply'))
        await takeReply({ grant })
      }),
    answer: ({ password = '' }: Readonly<Record<string, string>>) => {
      asked.value = undefined
      return alone(() => takeReply({ ...waiting, password }))
    },
    compare: (from: number, to?: number): Promise<LedgerComparison> =>
      data(window.yusuanbu['exchange.compare']({ from, ...(to === undefined ? {} : { to }) }))
  }
}
