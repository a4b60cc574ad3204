import type { IpcMainInvokeEvent } from 'electron'
import type { Caller, CallName, Handlers, Reply } from '@shared/ipc'
import { callNames, channelOf, contract } from '@shared/ipc'
import type { Log } from '../logging'
import { failureOf } from '../logging'

/** What the doors need of Electron: so small that a test can stand in for it. */
export interface Channels {
  handle(channel: string, listener: (event: IpcMainInvokeEvent, input: unknown) => Promise<unknown>): void
}

export interface DoorRules {
  /** Whether a message comes from the main frame of one of our own pages. */
  readonly trusted: (event: IpcMainInvokeEvent) => boolean
  /** Whether what a handler gives is parsed too: in development and tests. */
  readonly parseOutput: boolean
  readonly log: Log
}

const SLOW_MS = 40

/** Calls that wait for the user or for an event: how long they take says nothing. */
const WAITING: ReadonlySet<CallName> = new Set<CallName>([
  'app.nextEvent',
  'app.exportDiagnostics',
  'workspace.open',
  'workspace.create',
  'workspace.importLedger',
  'ledger.export',
  'ledger.print',
  'ledger.readPrior',
  'summary.checks',
  'summary.export',
  'catalog.loadOfficialList',
  'exchange.submit',
  'exchange.rewrite',
  'exchange.printReceipt',
  'exchange.loadTask',
  'exchange.takeReply',
  'department.readSetUp',
  'department.readCeilings',
  'department.issueTasks',
  'department.pickPackages',
  'department.watch',
  'department.preview',
  'department.intake',
  'department.sendBack',
  'department.decide',
  'department.pickApproved',
  'department.rewriteReply'
])

/** Opens every call of the contract: its sender is checked, its input parsed, its outcome turned into data. */
export function openDoors(channels: Channels, handlers: Handlers, rules: DoorRules): void {
  for (const name of callNames) {
    channels.handle(channelOf(name), (event, input) => answer(name, event, input, handlers, rules))
  }
}

async function answer(
  name: CallName,
  event: IpcMainInvokeEvent,
  input: unknown,
  handlers: Handlers,
  { trusted, parseOutput, log }: DoorRules
): Promise<Reply<unknown>> {
  if (!trusted(event)) {
    log.warn('call refused', { call: name, reason: 'sender' })
    return { ok: false, error: { code: 'sender', message: '来源不明的请求已被拒绝。' } }
  }
  const parsed = contract[name].input.safeParse(input)
  if (!parsed.success) {
    log.warn('call refused', { call: name, reason: 'input' })
    return {
      ok: false,
      error: { code: 'input', message: '程序内部的请求格式不对，已被拒绝，没有改动任何数据。' }
    }
  }
  const begun = performance.now()
  try {
    // The contract pairs each name with its own handler; the union of all calls cannot say so.
    const handler = handlers[name] as (input: unknown, from: Caller) => unknown
    const data = await handler(parsed.data, { page: event.sender.id })
    return { ok: true, data: parseOutput ? contract[name].output.parse(data) : data }
  } catch (error) {
    return { ok: false, error: failureOf(error, name, log) }
  } finally {
    const ms = Math.round(performance.now() - begun)
    if (ms > SLOW_MS && !WAITING.has(name)) log.warn('slow call', { call: name, ms })
  }
}
