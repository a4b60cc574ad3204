import { UserError } from '@shared/errors'
import { DepartmentDesk } from '../../department'
import type { Files } from '../../files'
import type { Running, RunningJobs } from '../../jobs'
import { WorkspaceKey } from '../exchange-desk-key'
import type { UnitDesk } from '../unit-desk'

export interface RoomParts {
  readonly files: Files
  readonly desk: UnitDesk
  readonly jobs: Pick<RunningJobs, 'run' | 'cancel'>
  readonly clock: () => Date
  /** Who signs the log. */
  readonly user: () => string
}

/** A department's workspace, open. */
export interface OpenDepartment {
  readonly folder: string
  readonly desk: DepartmentDesk
  readonly key: WorkspaceKey
}

/** Holds the department's desk of the open workspace, from its first use until the workspace is left. */
export class DepartmentRoom {
  #open: OpenDepartment | undefined
  readonly #works = new Map<string, Promise<unknown>>()

  constructor(private readonly parts: RoomParts) {
    parts.desk.beforeLeaving(() => this.#leave())
  }

  /** @throws UserError `noWorkspace`, `notADepartment`, and as the department's data refuse */
  get here(): OpenDepartment {
    const { files, desk, clock, user } = this.parts
    const { workspace } = desk.workspace
    if (this.#open?.folder === workspace.folder) return this.#open
    // Asked for again while another workspace was being entered.
    this.#close()
    if (workspace.kind !== 'department') {
      throw new UserError('notADepartment', '没有打开部门的工作区。', '请先打开部门的工作区。')
    }
    const { folder } = workspace
    const opened = DepartmentDesk.open(folder, { user, clock, files })
    this.#open = { folder, desk: opened, key: new WorkspaceKey(files, folder) }
    return this.#open
  }

  /**
   * After a dialog: another workspace may have been opened meanwhile.
   * @throws UserError `otherWorkspaceOpen`
   */
  demandStill(open: OpenDepartment): void {
    if (this.#open === open) return
    throw new UserError(
      'otherWorkspaceOpen',
      '工作区已经换了一个，没有继续。',
      '请重新打开部门的工作区再试。'
    )
  }

  /** Long work at the desk: leaving the workspace asks it to stop and waits for it. */
  async work<T>(job: string, work: (running: Running) => Promise<T>): Promise<T> {
    const done = this.parts.jobs.run(job, work)
    this.#works.set(job, done)
    try {
      return await done
    } finally {
      this.#works.delete(job)
    }
  }

  async #leave(): Promise<void> {
    for (const job of this.#works.keys()) this.parts.jobs.cancel(job)
    await Promise.allSettled(this.#works.values())
    this.#close()
  }

  #close(): void {
    this.#open?.desk.close()
    this.#open = undefined
  }
}
