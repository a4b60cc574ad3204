import { randomUUID } from 'node:crypto'
import { openDepartment } from '../department'
import type { DepartmentRooms } from '../department'
import type { Desk } from '../index'
import { keyFingerprint } from '../../exchange'
import { RunningJobs } from '../../jobs'
import { nodeFiles } from '../../files'
import { hereWork } from '../../jobs/testing/work-processes'
import { checkUnitApart } from '../../summary'
import { carryOut } from '../../summary/carry-out'
import { summaryOrder } from '../../summary/order'
import { Templates } from '../../tables-desk'
import { afterEach, beforeEach, expect } from 'vitest'
import { Desks, fiscalYear, sampleDepartment } from '../../department/testing/desks'
import type { UnitDesk } from '../../department/testing/desks'
import { writeDepartment } from '@shared/exchange'
import type { JobProgress } from '@shared/ipc'
import { DeskBench, resources } from './desk-bench'

/** The department's desk as the window uses it, with units beside it that work at machines of their own. */
export class DepartmentBench {
  readonly units = new Desks()
  bench!: DeskBench
  desk!: Desk
  rooms!: DepartmentRooms
  jobs!: RunningJobs
  progress: JobProgress[] = []

  constructor() {
    beforeEach(async () => {
      this.bench = new DeskBench()
      this.progress = []
      this.desk = this.bench.start()
      this.jobs = new RunningJobs((progress) => void this.progress.push(progress))
      this.rooms = this.#rooms(this.desk)
      this.bench.answers = [this.bench.at('部门')]
      await this.desk.entrance.create('department')
    })
    afterEach(() => this.bench.clear())
  }

  /** Sets the sample's year up and opens its second draft. */
  async begin(): Promise<void> {
    const { setUp } = this.rooms
    await setUp.setUp({
      department: writeDepartment(sampleDepartment()),
      template: 'ganzhou-2023',
      ceilings: { department: { sources: {} }, units: {} }
    })
    await setUp.openRound(fiscalYear, 'secondDraft')
  }

  /** Issues tasks to all units; the folder that they lie in. */
  async issued(): Promise<string> {
    const folder = this.bench.at('tasks')
    this.bench.answers = [folder]
    await this.rooms.tasks.issue({ fiscalYear, job: randomUUID() })
    return folder
  }

  /** A unit that has loaded its task and filled the sample's figures in. */
  async unit(code: string): Promise<UnitDesk> {
    return this.units.unit(code, { task: this.bench.at('tasks', `${code}_2023_二上_任务1.ysbtask`) })
  }

  /** The grant of a package, as if it had been dropped on the window. */
  readonly grant = (path: string): string => this.bench.grants.offer(path, 'takeSubmission').grant

  /** 402004 has handed in; its package and how its key is trusted. */
  readonly handedIn = async () => {
    await this.begin()
    await this.issued()
    const unit = await this.unit('402004')
    const path = await unit.submit()
    const trust = { fingerprint: keyFingerprint(unit.key.publicKey), reason: '电话核对' }
    return { unit, path, trust }
  }

  /** As {@link handedIn}, and the package has been taken in. */
  readonly inHand = async () => {
    const given = await this.handedIn()
    const { path, trust } = given
    const packages = [{ grant: this.grant(path), trust }]
    const { outcomes } = await this.rooms.intake.take({ job: randomUUID(), packages })
    expect(outcomes).toMatchObject([{ outcome: 'taken', unit: '402004', version: 1 }])
    return given
  }

  #rooms({ desk, events, saved }: Desk): DepartmentRooms {
    const { bench, jobs } = this
    const answer = (): Promise<string | undefined> => Promise.resolve(bench.answers.shift())
    return openDepartment({
      ...{ files: nodeFiles, desk, events, saved, grants: bench.grants, jobs },
      clock: bench.clock.read,
      user: () => bench.settings.userName,
      templates: new Templates(nodeFiles, resources),
      checkUnit: checkUnitApart({ startWork: hereWork(summaryOrder, carryOut), clock: bench.clock.read }),
      dialogs: {
        folder: answer,
        openFile: answer,
        openFiles: () => Promise.resolve(bench.answers.splice(0)),
        saveFile: ({ name }) => {
          bench.offered.push(name)
          return answer()
        }
      }
    })
  }
}
