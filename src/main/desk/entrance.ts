import type { RecentWorkspace, WorkspaceKind, WorkspaceState } from '@shared/ipc'
import type { UnitLedger } from '@shared/ledger'
import { UserError } from '@shared/errors'
import type { Files } from '../files'
import { resetSample, sampleWorkspace } from '../sample'
import type { Last, RecentWorkspaces, Workspace } from '../workspace'
import { createWorkspace, openWorkspace } from '../workspace'
import type { Dialogs } from './dialogs'
import type { UnitDesk } from './unit-desk'

export interface EntranceParts {
  readonly files: Files
  readonly desk: UnitDesk
  readonly recent: RecentWorkspaces
  readonly dialogs: Pick<Dialogs, 'folder'>
  readonly clock: () => Date
  readonly sample: { readonly folder: string; readonly units: () => readonly UnitLedger[] }
}

/** The ways into a workspace and out of it, and what is remembered of them. */
export class Entrance {
  constructor(private readonly parts: EntranceParts) {}

  recent(): RecentWorkspace[] {
    return this.parts.recent.list()
  }

  forget(id: string): void {
    this.parts.recent.forget(id)
  }

  last(): Last | null {
    return this.parts.recent.last() ?? null
  }

  rememberPlace(place: string): void {
    this.parts.recent.rememberPlace(place)
  }

  /** @throws UserError `noSuchWorkspace`, and as `openWorkspace` */
  openRecent(id: string): Promise<WorkspaceState> {
    return this.#enter(() => openWorkspace(this.parts.files, this.parts.recent.folderOf(id)))
  }

  /** Asks for a folder and opens the workspace in it; null when the user thought better of it. */
  async open(): Promise<WorkspaceState | null> {
    const folder = await this.parts.dialogs.folder({ title: '打开工作区', make: false })
    return folder === undefined ? null : this.#enter(() => openWorkspace(this.parts.files, folder))
  }

  /** Asks for an empty or new folder and makes a workspace in it. */
  async create(kind: WorkspaceKind): Promise<WorkspaceState | null> {
    const title = '新建工作区：请选择一个空文件夹，或者新建一个'
    const folder = await this.parts.dialogs.folder({ title, make: true })
    if (folder === undefined) return null
    const { files, clock } = this.parts
    return this.#enter(() => createWorkspace(files, folder, { kind, now: clock() }))
  }

  /** Opens the sample in a folder of its own, made when it is not there. */
  openSample(): Promise<WorkspaceState> {
    const { files, desk, sample } = this.parts
    return this.#enter(() => sampleWorkspace(files, sample.folder, sample.units, desk.storeOptions()))
  }

  /** Makes the open sample as it was at first. @throws UserError `notTheSample` */
  resetSample(): Promise<WorkspaceState> {
    const { desk, sample } = this.parts
    return desk.order.run(async () => {
      const { workspace } = desk.workspace
      if (!workspace.sample) {
        throw new UserError('notTheSample', '只有示例可以恢复原样。', '请先打开示例。')
      }
      await desk.closeLedger()
      await resetSample(workspace.folder, sample.units(), desk.storeOptions())
      return desk.workspace.state(desk.storeOptions(), undefined)
    })
  }

  /** Closes the workspace; the next start begins with none. */
  close(): Promise<void> {
    return this.parts.desk.order.run(async () => {
      await this.parts.desk.leave()
      this.parts.recent.closed()
    })
  }

  #enter(way: () => Workspace | Promise<Workspace>): Promise<WorkspaceState> {
    const { desk, recent } = this.parts
    return desk.order.run(async () => {
      const workspace = await way()
      const state = await desk.enter(workspace)
      recent.opened(workspace)
      return state
    })
  }
}
