import type { OpenedLedger, Saved } from '@shared/ipc'
import type { Change, Json, LedgerPath, UnitLedger } from '@shared/ledger'
import { balanceOf, sectionStates, totalsOf, valueAt } from '@shared/ledger'
import { UserError } from '@shared/errors'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { onceAFrame } from '../after-frame'
import { CallError, data } from '../call'
import type { EditOutcome } from '../grid'
import { OptimisticLedger } from './open-ledger'

/** The open ledger: the whole of it in the window, every edit at once on the disk. */
export const useLedger = defineStore('ledger', () => {
  const opened = shallowRef<OpenedLedger>()
  const ledger = shallowRef<UnitLedger>()
  /** The ledger a frame later: totals and all that is reckoned from it never stand between a key and its cell. */
  const settled = shallowRef<UnitLedger>()
  const settling = onceAFrame(() => (settled.value = ledger.value))
  const saved = ref<Saved>()
  /** Edits on their way to the disk. */
  const writing = ref(0)
  /** The last edit that could not be kept; a page that shows it itself takes it away. */
  const failure = ref<{ message: string; action?: string | undefined }>()
  let held: OptimisticLedger<Saved> | undefined
  /** What was undone or done again last, whoever asked, from where the step began: the frame shows where. */
  const stepped = shallowRef<readonly Change[]>([])
  let freeRowId = 1

  function show(next: OpenedLedger): void {
    opened.value = next
    ledger.value = settled.value = next.ledger
    saved.value = next.saved
    failure.value = undefined
    freeRowId = next.nextRowId
    held = new OptimisticLedger(
      next.ledger,
      (label, changes) => data(window.yusuanbu['ledger.apply']({ label, changes: [...changes] })),
      (shown) => {
        ledger.value = shown
        settling.ask()
      }
    )
  }

  /** @throws CallError with the sentence for the user: locked, damaged, gone */
  async function open(id: string, how: { readOnly?: boolean } = {}): Promise<void> {
    show(await data(window.yusuanbu['ledger.open']({ id, ...how })))
  }

  async function breakLock(id: string): Promise<void> {
    show(await data(window.yusuanbu['ledger.breakLock']({ id })))
  }

  async function restore(backup: string): Promise<void> {
    show(await data(window.yusuanbu['ledger.restore']({ backup })))
  }

  async function close(): Promise<void> {
    await data(window.yusuanbu['ledger.close']({}))
    forget()
  }

  /** Nothing is shown any more. */
  function forget(): void {
    settling.cancel()
    opened.value = ledger.value = settled.value = saved.value = held = undefined
  }

  /** Writes an edit; it shows at once and is taken back, with a sentence, where it cannot be kept. */
  async function edit(label: string, changes: readonly Change[]): Promise<EditOutcome> {
    if (held === undefined) throw new Error('No ledger is open')
    if (changes.length === 0) return { ok: true }
    writing.value += 1
    const outcome = await held.edit(label, changes)
    writing.value -= 1
    if (outcome.ok) {
      saved.value = outcome.saved
      failure.value = undefined
      return { ok: true }
    }
    const told = sentenceOf(outcome.error)
    failure.value = told
    return { ok: false, ...told }
  }

  /** Sets one cell, absent to clear it; a cell that holds it already makes no step. */
  async function set(path: LedgerPath, after: Json | undefined, label = '填写'): Promise<EditOutcome> {
    if (ledger.value === undefined) throw new Error('No ledger is open')
    try {
      const before = valueAt(ledger.value, path)
      if (before === after) return { ok: true }
      return await edit(label, [cellChange(path, before, after)])
    } catch (error) {
      // The row is gone, taken back meanwhile: what was typed in it has no place any more.
      if (error instanceof UserError) return { ok: false, message: error.message }
      throw error
    }
  }

  async function step(which: 'undo' | 'redo'): Promise<readonly Change[]> {
    if (held === undefined) return []
    try {
      const taken = await held.step(() => data(window.yusuanbu[`ledger.${which}`]({})))
      if (taken === undefined) return []
      saved.value = taken.saved
      // A step is taken back from its end: its beginning is what the user did first.
      stepped.value = which === 'undo' ? [...taken.changes].reverse() : taken.changes
      return taken.changes
    } catch (error) {
      failure.value = sentenceOf(error)
      return []
    }
  }

  return {
    opened,
    ledger,
    settled,
    saved,
    writing,
    failure,
    stepped,
    readOnly: computed(() => opened.value?.readOnly),
    totals: computed(() => (settled.value ? totalsOf(settled.value) : undefined)),
    balance: computed(() => (settled.value ? balanceOf(settled.value) : [])),
    states: computed(() => (settled.value ? sectionStates(settled.value) : undefined)),
    open,
    breakLock,
    restore,
    /** The open ledger as a call that changed it gave it: handed in, sent back. */
    take: show,
    forget,
    close,
    edit,
    set,
    /** What was taken back, so that a page can go there; nothing when there was nothing. */
    undo: () => step('undo'),
    redo: () => step('redo'),
    /** An id for a new row: never the same twice. */
    makeRowId: () => freeRowId++
  }
})

/** The change of one cell. */
export function cellChange(path: LedgerPath, before: Json | undefined, after: Json | undefined): Change {
  return { path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
}

function sentenceOf(error: unknown): { message: string; action?: string } {
  if (error instanceof CallError || error instanceof UserError) {
    return { message: error.message, ...(error.action === undefined ? {} : { action: error.action }) }
  }
  return { message: '没有保存：程序没有回答。', action: '请重新启动预算簿；已保存的内容不受影响。' }
}
