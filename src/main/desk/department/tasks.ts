import { roundLabels } from '@shared/ledger'
import { basename, join } from 'node:path'
import { UserError } from '@shared/errors'
import type { CallInput, CallOutput } from '@shared/ipc'
import type { Round } from '@shared/ledger'
import { keyFingerprint, loadTask, packageFile, readPackageOf, taskInHand } from '../../exchange'
import { exists } from '../../files'
import type { Files } from '../../files'
import { openLedger } from '../../ledger-store'
import { ledgerId } from '../../workspace'
import type { Dialogs } from '../dialogs'
import type { SavedFiles } from '../saved-files'
import type { UnitDesk } from '../unit-desk'
import type { DepartmentRoom } from './room'

export interface TasksParts {
  readonly files: Files
  readonly desk: UnitDesk
  readonly room: DepartmentRoom
  readonly dialogs: Pick<Dialogs, 'folder'>
  readonly saved: SavedFiles
}

/** 下发, and 代填 where a unit has nobody to load its task. */
export class DepartmentTasks {
  constructor(private readonly parts: TasksParts) {}

  /**
   * Asks for a folder and writes the open round's tasks into it; those before a stop are issued.
   * @throws UserError `noRoundOpen`, `unitNotInDepartment`, `passwordNeeded` and `passwordWrong` of the key
   */
  async issue(asked: CallInput<'department.issueTasks'>): Promise<CallOutput<'department.issueTasks'>> {
    const { room, dialogs, saved } = this.parts
    const { fiscalYear, job, units, due, note, password, keyPassword } = asked
    const here = room.here
    demandRound(here.desk.openedRound(fiscalYear), fiscalYear)
    const key = await here.key.open(keyPassword)
    const out = await dialogs.folder({ title: '任务包写到哪个文件夹', make: true })
    if (out === undefined) return null
    room.demandStill(here)
    return room.work(job, async ({ signal, tell }) => {
      const issued: { unit: string; name: string; version: number }[] = []
      let of = 0
      const options = {
        ...{ key, out, signal },
        ...(units === undefined ? {} : { units }),
        ...(due === undefined ? {} : { due }),
        ...(note === undefined ? {} : { note }),
        ...(password === undefined ? {} : { password })
      }
      for await (const one of here.desk.issueTasks(fiscalYear, options)) {
        issued.push({ unit: one.unit, name: basename(one.path), version: one.version })
        of = one.of
        tell({ done: one.done, of, at: basename(one.path) })
      }
      return { issued, cancelled: signal.aborted && issued.length < of, folder: saved.offer(out) }
    })
  }

  /**
   * 代填: the unit's ledger in the department's own workspace under the open round's task: the one that is there, or
   * one made by a task that is issued for it.
   * @throws UserError `noRoundOpen`, `unitNotInDepartment`, as `loadTask` refuses, and of the key
   */
  fillFor({ fiscalYear, unit, keyPassword }: CallInput<'department.fillFor'>): Promise<{ id: string }> {
    const { room, desk, files } = this.parts
    return desk.order.run(async () => {
      const { folder, desk: department, key } = room.here
      const round = demandRound(department.openedRound(fiscalYear), fiscalYear)
      const id = ledgerId({ fiscalYear, code: unit })
      if (await this.#hasTask(id, round)) return { id }
      const signing = await key.open(keyPassword)
      const options = { key: signing, out: join(folder, 'tasks'), units: [unit] }
      for await (const { path } of department.issueTasks(fiscalYear, options)) {
        const opened = await readPackageOf('task', packageFile(files, path))
        const trust = keyFingerprint(signing.publicKey)
        const { store } = await loadTask(folder, opened, { ...desk.storeOptions(), files, trust })
        await store.close()
      }
      return { id }
    })
  }

  /** Whether the workspace has the ledger under a task of the round. Whichever is open is closed first. */
  async #hasTask(id: string, round: Round): Promise<boolean> {
    const { desk, files } = this.parts
    await desk.closeLedger()
    const [fiscalYear = '', code = ''] = id.split('/')
    const path = desk.workspace.placeOf({ fiscalYear: Number(fiscalYear), code })
    if (!exists(files, path)) return false
    const store = await openLedger(path, { ...desk.storeOptions(), mode: 'read' })
    try {
      return taskInHand(store)?.content.round === round
    } finally {
      await store.close()
    }
  }
}

function demandRound(round: Round | undefined, fiscalYear: number): Round {
  if (round !== undefined && round !== 'approved') return round
  const now = round === undefined ? '没有开着的轮次' : `是${roundLabels[round]}`
  throw new UserError('noRoundOpen', `${fiscalYear} 年度现在${now}，没有下发。`, '请先开始一轮。')
}
