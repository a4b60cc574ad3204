import { basename, join, resolve } from 'node:path'
import { consolidate, unitFactsOf } from '@shared/consolidation'
import type { Consolidation } from '@shared/consolidation'
import { UserError } from '@shared/errors'
import { ceilingsFor, largestFile, readCeilings, readDepartment, readLedger } from '@shared/exchange'
import type { Department, DepartmentCeilings, ReadResult } from '@shared/exchange'
import { rounds } from '@shared/ledger'
import type { UnitLedger } from '@shared/ledger'
import { requireTemplate } from '@shared/tables'
import type { Template } from '@shared/tables'
import { DepartmentDesk } from '../../department'
import type { SaidInHand } from '../../department'
import { kindOf, listFolder, nodeFiles, readBytes } from '../../files'
import { readLedgerFile } from '../../ledger-store'
import { openWorkspace } from '../../workspace'
import type { Given, Options, Surroundings } from '../command'
import { choice, needed, WrongUse } from '../command'

/** The options of every command that consolidates. */
export const inputOptions = {
  department: 'FILE',
  units: ['DIR|FILE'],
  workspace: 'DIR',
  year: 'YEAR',
  round: 'ROUND',
  partial: true
} as const satisfies Options

/** What must be given is judged by {@link readInput}: files, or a department's workspace. */
export const inputNeeds = [] as const

/** What the options name: a department and its units' ledgers. */
export interface ConsolidationInput {
  readonly department: Department
  readonly ledgers: readonly UnitLedger[]
  /** Which of them came from ledger files (.ledger), which also hold what the unit explained and signed. */
  readonly files?: ReadonlyMap<UnitLedger, string>
  /** What only a department's workspace knows: its template, its 控制数, and what the units explained and signed. */
  readonly known?: {
    readonly template: Template
    readonly ceilings: DepartmentCeilings
    readonly said: ReadonlyMap<string, SaidInHand>
  }
}

/** @throws UserError `noFile`, `faulty`, `noLedgers`, and as the ledger store refuses */
export function readInput(given: Given, surroundings: Surroundings): ConsolidationInput {
  const { folder } = surroundings
  if (given.values['workspace'] !== undefined) return inputOfWorkspace(given, surroundings)
  const missing = [
    ...(given.values['department'] === undefined ? ['--department'] : []),
    ...(given.lists['units'] === undefined ? ['--units'] : [])
  ]
  if (missing.length > 0) throw new WrongUse(`少了 ${missing.join('、')}（或用 --workspace 指部门工作区）。`)
  const path = resolve(folder, needed(given, 'department'))
  const department = readDepartmentFile(given, surroundings)
  const files = (given.lists['units'] ?? []).flatMap((unit) => ledgerFiles(resolve(folder, unit), unit))
  const units = files.filter((file) => file !== path)
  if (units.length === 0) {
    throw new UserError(
      'noLedgers',
      '--units 指的地方没有账册（.ledger）或交换文件（.json），没有汇总。',
      '请检查文件夹是否选对。'
    )
  }
  const read = units.map((file) => ({ file, ledger: ledgerOf(file, surroundings) }))
  const own = read.filter(({ file }) => isLedger(file))
  return {
    department,
    ledgers: read.map(({ ledger }) => ledger),
    files: new Map(own.map(({ ledger, file }) => [ledger, file]))
  }
}

/** A department's own workspace: what it has accepted, or in a trial what it has in hand. */
function inputOfWorkspace(given: Given, { folder, user, clock }: Surroundings): ConsolidationInput {
  if (given.values['department'] !== undefined || given.lists['units'] !== undefined)
    throw new WrongUse('--workspace 不和 --department、--units 一起用。')
  const place = resolve(folder, needed(given, 'workspace'))
  if (openWorkspace(nodeFiles, place).kind !== 'department') {
    const action = '请检查文件夹是否选对。'
    throw new UserError('otherWorkspaceKind', '这不是部门的工作区，没有汇总。', action)
  }
  const desk = DepartmentDesk.open(place, { user, clock })
  try {
    const fiscalYear = yearOf(given, desk)
    const round = given.values['round'] === undefined ? {} : { round: choice(given, 'round', rounds) }
    const counted = { partial: given.switches.has('partial'), ...round }
    const { department, template, ceilings } = desk.year(fiscalYear)
    const ledgers = desk.countedLedgers(fiscalYear, counted)
    if (ledgers.length === 0) throw nothingCounted(counted.partial)
    return {
      department,
      ledgers,
      known: {
        template: requireTemplate(template, '部门工作区的模板'),
        ceilings,
        said: desk.countedWords(fiscalYear, counted)
      }
    }
  } finally {
    desk.close()
  }
}

function nothingCounted(partial: boolean): UserError {
  const [what, more] = partial ? ['收到', ''] : ['接收', '，或用 --partial 试汇总']
  return new UserError(
    'noLedgers',
    `这一轮还没有${what}任何单位的上报，没有可以汇总的。`,
    `请先收下上报包；也可以用 --round 指另一轮${more}。`
  )
}

/** The year that `--year` names, else the department's newest. @throws UserError `yearNotSetUp` */
export function yearOf({ values }: Given, desk: DepartmentDesk): number {
  const { year } = values
  if (year === undefined) {
    const newest = desk.years().at(-1)
    if (newest !== undefined) return newest
    throw new UserError('yearNotSetUp', '这个部门工作区还没有设置年度。', '请先用 package setup 设置。')
  }
  if (!/^\d{4}$/.test(year)) throw new WrongUse(`--year 要写成 2023 的样子，不能是“${year}”。`)
  return Number(year)
}

/** The department's own file. @throws UserError `noFile`, `faulty` */
export function readDepartmentFile(given: Given, { folder }: Surroundings): Department {
  const name = needed(given, 'department')
  return taken(readDepartment(bytesOf(resolve(folder, name), name)), name)
}

/** The 控制数 that `--ceilings` names, if any. @throws UserError `noFile`, `faulty`, `otherCeilings` */
export function readCeilingsFile(
  { values }: Given,
  department: Department,
  { folder }: Surroundings
): DepartmentCeilings | undefined {
  const name = values['ceilings']
  if (name === undefined) return undefined
  return ceilingsFor(department, taken(readCeilings(bytesOf(resolve(folder, name), name)), name))
}

/** @throws UserError as `consolidate` */
export function consolidated({ department, ledgers }: ConsolidationInput, given: Given): Consolidation {
  return consolidate(department, ledgers.map(unitFactsOf), { partial: given.switches.has('partial') })
}

/** A file as it is, or the ledgers and interchange files in a folder, by name. */
function ledgerFiles(path: string, name: string): string[] {
  if (kindOf(nodeFiles, path) !== 'folder') {
    if (kindOf(nodeFiles, path) === undefined) throw noFile(name)
    return [path]
  }
  return listFolder(nodeFiles, path)
    .filter((entry) => /\.(?:json|ledger)$/i.test(entry))
    .map((entry) => join(path, entry))
}

const isLedger = (path: string): boolean => /\.ledger$/i.test(path)

function ledgerOf(path: string, { user, clock }: Surroundings): UnitLedger {
  if (isLedger(path)) return readLedgerFile(path, { user, clock }).ledger
  return taken(readLedger(bytesOf(path, basename(path))), basename(path))
}

function bytesOf(path: string, name: string): Uint8Array {
  const bytes = readBytes(nodeFiles, path, { most: largestFile })
  if (bytes === undefined) throw noFile(name)
  return bytes
}

function noFile(name: string): UserError {
  return new UserError('noFile', `找不到文件“${name}”。`, '请检查文件名和所在文件夹。')
}

function taken<T>(read: ReadResult<T>, name: string): T {
  if (read.ok) return read.value
  const more = read.unnamed === 0 ? [] : [`另有 ${read.unnamed} 处没有列出。`]
  const lines = [...read.faults.map(({ message }) => message), ...more].map((line) => `\n  ${line}`)
  throw new UserError(
    'faulty',
    `文件“${basename(name)}”有问题，没有读取：${lines.join('')}`,
    '\n请改正后再试。'
  )
}
