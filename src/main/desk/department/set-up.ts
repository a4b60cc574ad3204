import { basename } from 'node:path'
import { UserError } from '@shared/errors'
import {
  ceilingsFor,
  departmentCeilings,
  readDepartment,
  writeCatalogPart,
  writeDepartment
} from '@shared/exchange'
import type { DepartmentCeilings } from '@shared/exchange'
import type { CallInput, CallOutput, DepartmentState, YearSetUp } from '@shared/ipc'
import { describeSteps } from '@shared/ledger'
import type { Round } from '@shared/ledger'
import { requireTemplate } from '@shared/tables'
import { z } from '@shared/zod'
import type { BudgetYear, DepartmentDesk } from '../../department'
import type { Files } from '../../files'
import { readCeilingsFile, readDepartmentFile, taken } from '../../interchange'
import { localTime } from '../../ledger-store'
import type { Templates } from '../../tables-desk'
import type { Dialogs } from '../dialogs'
import type { UnitDesk } from '../unit-desk'
import type { DepartmentRoom } from './room'

export interface SetUpParts {
  readonly files: Files
  readonly desk: UnitDesk
  readonly room: DepartmentRoom
  readonly dialogs: Pick<Dialogs, 'openFile'>
  readonly templates: Templates
  /** The name of the folder that is watched. */
  readonly watched: () => string | undefined
}

/** The department's years, rounds and all that is set for them. */
export class DepartmentSetUp {
  constructor(private readonly parts: SetUpParts) {}

  /** @throws UserError `notADepartment` */
  async state(): Promise<DepartmentState> {
    const { room, watched } = this.parts
    const { desk, key } = room.here
    const { fingerprint, locked } = await key.state()
    const folder = watched()
    return {
      years: desk.years().map((fiscalYear) => yearState(desk, fiscalYear)),
      templates: this.#templates(desk),
      ...(fingerprint === undefined ? {} : { keyFingerprint: fingerprint }),
      keyLocked: locked,
      ...(folder === undefined ? {} : { watched: folder })
    }
  }

  /** What is set for a year. @throws UserError `yearNotSetUp` */
  year(fiscalYear: number): YearSetUp {
    const { desk } = this.parts.room.here
    const { department, template, ceilings } = desk.year(fiscalYear)
    const chosen = department.keyProjects
    return {
      department: writeDepartment(department),
      template: templateId(template),
      ceilings,
      projects: desk.projectsInHand(fiscalYear).map(({ unit, code, name, proposed }) => ({
        ...{ unit, code, name, proposed },
        key: chosen === undefined ? proposed : chosen.includes(code)
      })),
      reasons: desk.reasonsInHand(fiscalYear)
    }
  }

  /**
   * Keeps what is set for a year, all of it or nothing.
   * @throws UserError `faulty`, `ceilingsFaulty`, `noTemplate`, `checkSettingsFaulty`, `unitHasHistory`
   */
  setUp(given: CallInput<'department.setUp'>): Promise<DepartmentState> {
    const { desk } = this.parts.room.here
    const department = taken(readDepartment(given.department), '部门设置', '没有保存')
    const { fiscalYear } = department
    const before = desk.years().includes(fiscalYear) ? desk.year(fiscalYear) : undefined
    desk.setUp({
      department,
      template: this.#templateText(given.template, before),
      ceilings: ceilingsOf(given.ceilings),
      ...this.#catalog(fiscalYear)
    })
    return this.state()
  }

  /** Asks for a department.json; null when the user thought better of it. @throws UserError `faulty` */
  async readSetUp(): Promise<CallOutput<'department.readSetUp'>> {
    const { files, dialogs } = this.parts
    const path = await dialogs.openFile({
      title: '读入部门设置',
      kinds: [{ name: '预算簿部门文件', extensions: ['json'] }]
    })
    if (path === undefined) return null
    return {
      name: basename(path),
      department: writeDepartment(readDepartmentFile(files, path, '没有读入'))
    }
  }

  /** Asks for a ceilings.json; null when the user thought better of it. @throws UserError `faulty`, `otherCeilings` */
  async readCeilings(fiscalYear: number): Promise<CallOutput<'department.readCeilings'>> {
    const { files, dialogs, room } = this.parts
    const here = room.here
    const path = await dialogs.openFile({
      title: '读入控制数',
      kinds: [{ name: '预算簿控制数文件', extensions: ['json'] }]
    })
    if (path === undefined) return null
    room.demandStill(here)
    const { department } = here.desk.year(fiscalYear)
    const ceilings = ceilingsFor(department, readCeilingsFile(files, path, '没有读入'))
    return { name: basename(path), ceilings }
  }

  /** @throws UserError as the desk's `openRound` */
  openRound(fiscalYear: number, round: Round): Promise<DepartmentState> {
    this.parts.room.here.desk.openRound(fiscalYear, round)
    return this.state()
  }

  /** @throws UserError `noRoundOpen` */
  closeRound(fiscalYear: number): Promise<DepartmentState> {
    this.parts.room.here.desk.closeRound(fiscalYear)
    return this.state()
  }

  /** The shipped templates, and those that only this department has. */
  #templates(desk: DepartmentDesk): DepartmentState['templates'] {
    const shipped = this.parts.templates.list()
    const own = new Map(
      desk.years().map((year) => {
        const { id, name } = requireTemplate(desk.year(year).template, '模板')
        return [id, { id, name }] as const
      })
    )
    for (const { id } of shipped) own.delete(id)
    return [...shipped, ...own.values()]
  }

  /** A template that a year has already stays as it is. */
  #templateText(id: string, before: BudgetYear | undefined): string {
    if (before !== undefined && templateId(before.template) === id) return before.template
    return JSON.stringify(this.parts.templates.read(id))
  }

  /** What the workspace has added to the year's catalog goes to the units with their tasks. */
  #catalog(fiscalYear: number): { catalog?: string } {
    const { catalogs } = this.parts.desk.workspace
    const additions = catalogs.additions(fiscalYear)
    if (additions.officialLists.length === 0 && additions.supplement.length === 0) return {}
    const officialLists = additions.officialLists.map(({ title, subjects }) => ({
      title,
      subjects: [...subjects]
    }))
    return { catalog: writeCatalogPart({ fiscalYear, officialLists, supplement: [...additions.supplement] }) }
  }
}

const templateId = (text: string): string => requireTemplate(text, '模板').id

function yearState(desk: DepartmentDesk, fiscalYear: number): DepartmentState['years'][number] {
  const { code, name } = desk.year(fiscalYear).department
  const openRound = desk.openedRound(fiscalYear)
  return {
    ...{ fiscalYear, code, name },
    ...(openRound === undefined ? {} : { openRound }),
    rounds: desk.rounds(fiscalYear).map(({ round, openedAt, closedAt }) => ({
      round,
      openedAt: localTime(openedAt),
      ...(closedAt === null ? {} : { closedAt: localTime(closedAt) })
    }))
  }
}

/** @throws UserError `ceilingsFaulty` */
function ceilingsOf(given: unknown): DepartmentCeilings {
  const read = z.safeDecode(departmentCeilings, given as z.input<typeof departmentCeilings>)
  if (read.success) return read.data
  const details = read.error.issues
    .slice(0, 20)
    .map(
      ({ path, message }) =>
        `${describeSteps(path.map((step) => (typeof step === 'number' ? step : String(step))))}：${message}`
    )
  throw new UserError('ceilingsFaulty', '控制数有填得不对的地方，没有保存。', '请改正后再保存。', { details })
}
