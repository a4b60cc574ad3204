import type { CallOutput } from '@shared/ipc'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { data } from '../call'
import { restoreDrafts } from '../frame/use-kept-drafts'
import { useActiveCell } from './active-cell'
import { useCatalog } from './catalog'
import { useDepartment } from './department'
import { useDrafts } from './drafts'
import { useLedger } from './ledger'
import { useMessages } from './messages'
import type { Place } from './place'
import { readPlace, usePlace } from './place'
import { useStatus } from './status'
import { useWorkspace } from './workspace'

const FIRST: Place = { page: 'section', section: 'profile' }

/** From one place of the program to another: what is opened and closed on the way. */
export const useSession = defineStore('session', () => {
  const place = usePlace()
  const workspace = useWorkspace()
  const ledger = useLedger()
  const messages = useMessages()
  /** The versions, for the start page. */
  const program = ref<Pick<CallOutput<'app.start'>, 'version' | 'runtime'>>()

  async function settle(at: Place, refused?: () => Promise<void>): Promise<void> {
    useDrafts().forget()
    await refused?.()
    useActiveCell().set(undefined)
    useStatus().show(undefined)
    for (const { severity, message, action } of ledger.opened?.notices ?? []) {
      messages.tell({ type: severity === 'notice' ? 'info' : severity, message, action })
    }
    const catalog = useCatalog()
    if (ledger.ledger) await catalog.read(ledger.ledger.fiscalYear)
    if (ledger.ledger && catalog.missing !== undefined) {
      const action = '科目编码先不核对；请在“设置 → 科目目录”里装入这一年的官方科目表。'
      messages.tell({ type: 'warning', message: catalog.missing, action })
    }
    place.go(at)
  }

  /** @throws CallError with the code `ledgerLocked` or `ledgerLockedElsewhere` where it is in use */
  async function openLedger(id: string, how: { readOnly?: boolean; at?: Place } = {}): Promise<void> {
    await ledger.open(id, how.readOnly === true ? { readOnly: true } : {})
    await settle(how.at ?? FIRST, restoreDrafts)
  }

  /** Takes a ledger over whose lock another machine holds; only when the user has confirmed it. */
  async function breakLock(id: string): Promise<void> {
    await ledger.breakLock(id)
    await settle(FIRST, restoreDrafts)
  }

  /** Puts a backup in the open ledger's place. */
  async function restore(backup: string): Promise<void> {
    await ledger.restore(backup)
    await settle(place.here)
  }

  /** From the ledger back to the list of ledgers. */
  async function leaveLedger(): Promise<void> {
    place.go(home())
    await ledger.close()
    useDrafts().forget()
    await workspace.refresh()
  }

  /** Where an open workspace begins: a unit's with its ledgers, a department's with its board. */
  const home = (): Place =>
    workspace.workspace?.kind === 'department' ? { page: 'department', view: 'board' } : { page: 'workspace' }

  /** Begins something that opens a workspace. @returns false when the user thought better of it */
  async function enter(open: () => Promise<boolean>): Promise<boolean> {
    if (!(await open())) return false
    place.go(home())
    return true
  }

  async function leaveWorkspace(): Promise<void> {
    place.go({ page: 'start' })
    await workspace.close()
    useDepartment().forget()
    await workspace.readRecent()
  }

  /** What was open when the program ended, however it ended. Where that fails the start page says why. */
  async function reopen(): Promise<void> {
    const last = await data(window.yusuanbu['workspace.last']({}))
    if (last === null || !last.recent.present) return
    await enter(() => workspace.openRecent(last.recent.id))
    const left = last.place === undefined ? undefined : readPlace(last.place)
    if (left?.page === 'department' && workspace.workspace?.kind === 'department') place.go(left)
    if (last.ledger === undefined) return
    const atLedger = left !== undefined && left.page !== 'workspace' && left.page !== 'department'
    await openLedger(last.ledger, atLedger ? { at: left } : {})
  }

  /** From the start of the program to the page where the user was. Tells what went wrong; never throws. */
  async function begin(): Promise<void> {
    await messages.attempt(async () => {
      const { notices, ...versions } = await data(window.yusuanbu['app.start']({}))
      program.value = versions
      for (const { message, action } of notices) messages.tell({ type: 'warning', message, action })
    })
    await messages.attempt(workspace.readRecent)
    await messages.attempt(reopen)
  }

  /** Back to where the open workspace begins. */
  const goHome = (): void => place.go(home())

  return { program, goHome, openLedger, breakLock, restore, leaveLedger, enter, leaveWorkspace, begin }
})
