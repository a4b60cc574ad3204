import { randomUUID } from 'node:crypto'
import { kindOf } from '../files'
import type { Files } from '../files'
import type { RecentWorkspace } from '@shared/ipc'
import { UserError } from '@shared/errors'
import { z } from '@shared/zod'
import { openRemembered } from './remembered'
import type { Remembered } from './remembered'
import type { Workspace } from './workspace'
import { sampleName } from './workspace'

const entrySchema = z.strictObject({
  id: z.string().max(60),
  folder: z.string(),
  name: z.string(),
  kind: z.enum(['unit', 'department']),
  sample: z.boolean(),
  openedAt: z.iso.datetime(),
  /** The ledger that was open last in it, and where the user was. */
  ledger: z.string().max(60).exactOptional(),
  place: z.string().max(1000).exactOptional()
})
type Entry = z.infer<typeof entrySchema>

const recentSchema = z.strictObject({
  /** The newest first. */
  workspaces: z.array(entrySchema),
  /** The one that is open; it stays when the program ends without closing it. */
  open: z.string().max(60).exactOptional()
})
type Recent = z.infer<typeof recentSchema>

const MOST = 20

/** What to begin with after a start. */
export interface Last {
  readonly recent: RecentWorkspace
  readonly ledger?: string
  readonly place?: string
}

/** The workspaces that were open before, and what was open in each: `recent.json` in the data folder. */
export class RecentWorkspaces {
  readonly #files: Files
  readonly #remembered: Remembered<Recent>
  readonly #now: () => Date
  readonly #onFailure: (error: unknown) => void
  #value: Recent
  #place: string | undefined
  #timer: NodeJS.Timeout | undefined

  /**
   * @param onFailure told when the list cannot be written: that keeps nobody from his work
   * @throws UserError when the file is there and can be neither read nor put aside
   */
  constructor(
    files: Files,
    { folder, now, onFailure }: { folder: string; now: () => Date; onFailure: (error: unknown) => void }
  ) {
    this.#files = files
    this.#now = now
    this.#onFailure = onFailure
    const initial = { workspaces: [] }
    this.#remembered = openRemembered<Recent>(files, {
      ...{ folder, now, initial },
      name: 'recent',
      schema: recentSchema
    })
    this.#value = this.#remembered.value()
  }

  /** Where a damaged file was put aside. */
  get putAside(): string | undefined {
    return this.#remembered.putAside
  }

  list(): RecentWorkspace[] {
    return this.#value.workspaces.map((entry) => this.#shown(entry))
  }

  /** @throws UserError `noSuchWorkspace` */
  folderOf(id: string): string {
    const entry = this.#value.workspaces.find((one) => one.id === id)
    if (entry) return entry.folder
    throw new UserError('noSuchWorkspace', '列表里没有这个工作区了。', '请用“打开工作区”选择它的文件夹。')
  }

  forget(id: string): void {
    const { workspaces, open } = this.#value
    const left = workspaces.filter((entry) => entry.id !== id)
    this.#keep({
      workspaces: left,
      ...(open === undefined || open === id ? {} : { open })
    })
  }

  /** What was open when the program ended, if it is still there. */
  last(): Last | undefined {
    const entry = this.#openEntry
    if (!entry) return undefined
    const recent = this.#shown(entry)
    if (!recent.present) return undefined
    const { ledger, place } = entry
    return { recent, ...(ledger === undefined ? {} : { ledger }), ...(place === undefined ? {} : { place }) }
  }

  /** Puts a workspace at the head of the list, as the open one. */
  opened({ folder, name, kind, sample }: Workspace): void {
    this.#writePlace()
    const { workspaces } = this.#value
    const before = workspaces.find((entry) => entry.folder === folder)
    const openedAt = this.#now().toISOString()
    const id = before?.id ?? randomUUID()
    const entry: Entry = { ...before, id, folder, name: sample ? sampleName : name, kind, sample, openedAt }
    const others = workspaces.filter((one) => one.folder !== folder)
    this.#keep({ workspaces: [entry, ...others].slice(0, MOST), open: id })
  }

  /** The user has closed the workspace: the next start begins with none. */
  closed(): void {
    this.#writePlace()
    this.#keep({ workspaces: this.#value.workspaces })
  }

  /** Keeps which ledger is open; undefined when none is. */
  ledgerOpened(ledger: string | undefined): void {
    this.#change((entry) => {
      const changed = { ...entry }
      delete changed.ledger
      return ledger === undefined ? changed : { ...changed, ledger }
    })
  }

  /**
   * Keeps where the user is: half a second later, so that walking through cells does not write a file each. A
   * crash in between costs at most that last step.
   */
  rememberPlace(place: string): void {
    this.#place = place
    this.#timer ??= setTimeout(() => this.#writePlace(), 500)
  }

  /** Writes what waits, before the program ends. */
  settle(): void {
    this.#writePlace()
  }

  #writePlace(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const place = this.#place
    this.#place = undefined
    if (place !== undefined && place !== this.#openEntry?.place) {
      this.#change((entry) => ({ ...entry, place }))
    }
  }

  #change(change: (entry: Entry) => Entry): void {
    const { workspaces, open } = this.#value
    const changed = workspaces.map((entry) => (entry.id === open ? change(entry) : entry))
    this.#keep({ workspaces: changed, ...(open === undefined ? {} : { open }) })
  }

  #shown({ id, folder, name, kind, sample, openedAt }: Entry): RecentWorkspace {
    return { id, name, folder, kind, sample, openedAt, present: this.#present(folder) }
  }

  /** A folder that cannot even be looked at counts as not there; opening it says why. */
  #present(folder: string): boolean {
    try {
      return kindOf(this.#files, folder) === 'folder'
    } catch {
      return false
    }
  }

  #keep(value: Recent): void {
    this.#value = value
    try {
      this.#remembered.change(value)
    } catch (error) {
      this.#onFailure(error)
    }
  }

  get #openEntry(): Entry | undefined {
    const { workspaces, open } = this.#value
    return workspaces.find((entry) => entry.id === open)
  }
}
