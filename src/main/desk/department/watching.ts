import { basename } from 'node:path'
import { UserError } from '@shared/errors'
import { packageEndings } from '@shared/exchange'
import type { Files } from '../../files'
import type { Dialogs } from '../dialogs'
import type { Events } from '../events'
import type { UnitDesk } from '../unit-desk'
import type { IntakeGrants } from './intake'
import type { DepartmentRoom } from './room'
import { WatchedFolder } from './watched-folder'

export interface WatchingParts {
  readonly files: Files
  readonly desk: UnitDesk
  readonly room: DepartmentRoom
  readonly dialogs: Pick<Dialogs, 'folder'>
  readonly events: Pick<Events, 'push'>
  readonly grants: Pick<IntakeGrants, 'offer'>
}

/** How often the folder is looked through, in milliseconds. */
const LOOK_EVERY = 2000

/** Tells the page of packages that come into a folder, until it is told to stop or the workspace is left. */
export class Watching {
  #watched: WatchedFolder | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(private readonly parts: WatchingParts) {
    parts.desk.beforeLeaving(() => {
      this.stop()
      return Promise.resolve()
    })
  }

  /** The folder's bare name; undefined when none is watched. */
  get name(): string | undefined {
    return this.#watched === undefined ? undefined : basename(this.#watched.folder)
  }

  /** Asks for a folder and watches it; what lies in it already counts too. */
  async start(): Promise<void> {
    const { room, dialogs, files } = this.parts
    const here = room.here
    const folder = await dialogs.folder({ title: '留意哪个文件夹里新来的上报包', make: false })
    if (folder === undefined) return
    room.demandStill(here)
    this.stop()
    this.#watched = new WatchedFolder(files, folder, packageEndings.submission)
    this.#timer = setInterval(() => this.look(), LOOK_EVERY)
    this.#timer.unref()
    this.look()
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = this.#watched = undefined
  }

  /** Looks through the folder now. One that cannot be read any more is no longer watched, and the user is told. */
  look(): void {
    const { grants, events } = this.parts
    try {
      const packages = (this.#watched?.look() ?? []).map((path) => grants.offer(path, 'takeSubmission'))
      if (packages.length > 0) events.push({ kind: 'packages', packages })
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      this.stop()
      const message = `不再留意新来的上报包：${error.message}`
      const notice = { severity: 'warning' as const, message, action: '请重新选择要留意的文件夹。' }
      events.push({ kind: 'notice', notice })
    }
  }
}
