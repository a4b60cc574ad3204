import type { CallInput, RecentWorkspace, WorkspaceState } from '@shared/ipc'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { data } from '../call'

type Opened = WorkspaceState | null

/** The open workspace and the recent ones. Every action throws CallError with a sentence for the user. */
export const useWorkspace = defineStore('workspace', () => {
  const workspace = shallowRef<WorkspaceState>()
  const recent = ref<RecentWorkspace[]>([])

  async function readRecent(): Promise<void> {
    recent.value = await data(window.yusuanbu['workspace.recent']({}))
  }

  /** @returns false when the user thought better of it in the dialog */
  async function take(opened: Promise<Opened>): Promise<boolean> {
    const state = await opened
    if (state === null) return false
    workspace.value = state
    await readRecent()
    return true
  }

  return {
    workspace,
    recent,
    readRecent,
    open: () => take(data(window.yusuanbu['workspace.open']({}))),
    openRecent: (id: string) => take(data(window.yusuanbu['workspace.openRecent']({ id }))),
    openSample: () => take(data(window.yusuanbu['workspace.openSample']({}))),
    resetSample: () => take(data(window.yusuanbu['workspace.resetSample']({}))),
    create: (kind: CallInput<'workspace.create'>['kind']) =>
      take(data(window.yusuanbu['workspace.create']({ kind }))),
    /** Reads the list of ledgers again. */
    refresh: () => take(data(window.yusuanbu['workspace.state']({}))),
    async forget(id: string): Promise<void> {
      await data(window.yusuanbu['workspace.forget']({ id }))
      await readRecent()
    },
    async close(): Promise<void> {
      await data(window.yusuanbu['workspace.close']({}))
      workspace.value = undefined
    }
  }
})
