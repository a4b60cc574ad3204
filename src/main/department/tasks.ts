import { join } from 'node:path'
import { UserError } from '@shared/errors'
import { packageEndings, writeLedger, writeRuleSettings, writeTaskPart } from '@shared/exchange'
import type { DepartmentUnit, PartName } from '@shared/exchange'
import { emptyLedger, roundLabels, threePublicOf } from '@shared/ledger'
import type { PriorLine, Round, UnitLedger } from '@shared/ledger'
import { requireTemplate } from '@shared/tables'
import { packageBytes, sha256, signPackage } from '../exchange'
import type { SignedPackage, SigningKey } from '../exchange'
import { saveExport } from '../export'
import { makeFolder } from '../files'
import type { Context } from './context'
import { writeLog } from './log'
import {
  openRoundOf,
  readLedgerInHand,
  readUnitRound,
  readYear,
  ruleSettingsOf,
  writeUnitRound
} from './records'
import type { BudgetYear } from './records'
import { nextState } from '@shared/exchange'

export interface IssueOptions {
  readonly key: SigningKey
  /** The folder that the task packages are written into. */
  readonly out: string
  /** Only these units; all active ones when absent. */
  readonly units?: readonly string[]
  /** YYYY-MM-DD */
  readonly due?: string
  readonly note?: string
  readonly password?: string
  /** Last year's figures of a unit, where they are not last year's approved ledger of this workspace. */
  readonly priorYear?: (unit: string) => UnitLedger | undefined
  readonly signal?: AbortSignal
}

/** One task that was issued. */
export interface IssuedTask {
  readonly unit: string
  readonly path: string
  readonly version: number
  readonly fingerprint: string
  readonly done: number
  readonly of: number
}

/**
 * 下发: issues the open round's task to units, one after the other, each recorded together with its file. When it
 * is cancelled, those before are issued.
 * @throws UserError `noRoundOpen`, `unitNotInDepartment`, and as the file system refuses
 */
export async function* issueTasks(
  context: Context,
  fiscalYear: number,
  options: IssueOptions
): AsyncGenerator<IssuedTask> {
  const year = readYear(context, fiscalYear)
  const round = openRoundOf(context, fiscalYear)
  if (round === undefined || round === 'approved') {
    throw new UserError('noRoundOpen', `${fiscalYear} 年度现在没有开着的轮次，没有下发。`, '请先开始一轮。')
  }
  const units = chosen(year, options.units)
  makeFolder(context.files, options.out)
  for (const [at, unit] of units.entries()) {
    if (options.signal?.aborted === true) return
    const issued = await issue(context, year, round, unit, options)
    yield { ...issued, done: at + 1, of: units.length }
  }
}

async function issue(
  context: Context,
  year: BudgetYear,
  round: Round,
  unit: DepartmentUnit,
  options: IssueOptions
): Promise<Omit<IssuedTask, 'done' | 'of'>> {
  const { fiscalYear } = year.department
  const record = readUnitRound(context, fiscalYear, round, unit.code)
  const version = record.tasks + 1
  const signed = signedTask(context, year, round, unit, version, options)
  const name = `${unit.code}_${fiscalYear}_${roundLabels[round]}_任务${version}${packageEndings.task}`
  const path = join(options.out, name)
  const bytes = await packageBytes(signed, options.password)
  context.database.transaction(() => {
    const now = readUnitRound(context, fiscalYear, round, unit.code)
    // Accepted or approved: there is nothing more to do in this round, and the task says so by its settings.
    const state = nextState(now.state, 'issue') ?? now.state
    writeUnitRound(context, [fiscalYear, round, unit.code], {
      ...{ ...now, state, tasks: version, task: signed.fingerprint }
    })
    const message = `下发${roundLabels[round]}第 ${version} 次任务。`
    const { fingerprint } = signed
    writeLog(context, {
      event: 'taskIssued',
      message,
      fiscalYear,
      round,
      unit: unit.code,
      version,
      fingerprint
    })
    // Of the same number there can only be one that was never recorded.
    saveExport(context.files, path, bytes, { replace: true })
  })
  return { unit: unit.code, path, version, fingerprint: signed.fingerprint }
}

function signedTask(
  context: Context,
  year: BudgetYear,
  round: Round,
  unit: DepartmentUnit,
  version: number,
  { key, due, note, priorYear }: IssueOptions
): SignedPackage {
  const { department, template, catalog, ceilings } = year
  const rules = ruleSettingsOf(department)
  const { code, name, kind } = unit
  const { fiscalYear } = department
  const part = {
    unit: { code, name, kind },
    rules,
    ceilings: ceilings.units[code] ?? { sources: {} },
    ...(due === undefined ? {} : { due }),
    ...(note === undefined ? {} : { note })
  }
  const before = priorYear?.(code) ?? lastYears(context, fiscalYear, part.unit)
  const parts = new Map<PartName, string>([
    ['task.json', writeTaskPart(part)],
    ['template.json', template],
    ...(catalog === undefined ? [] : [['catalog.json', catalog] as const]),
    ...(before === undefined ? [] : [['prior-year.json', writeLedger(before)] as const])
  ])
  const content = {
    unit: { code, name },
    ...{ fiscalYear, round, version },
    department: { code: department.code, name: department.name },
    template: { id: requireTemplate(template, '模板').id, sha256: sha256(template) },
    ...(catalog === undefined ? {} : { catalog: sha256(catalog) }),
    ruleSet: sha256(writeRuleSettings(rules))
  }
  const made = { at: context.clock().toISOString(), by: context.user }
  return signPackage({ kind: 'task', content }, parts, made, key)
}

/** Last year's approved ledger as this year's prior year, where this workspace has it. */
function lastYears(context: Context, fiscalYear: number, unit: UnitLedger['unit']): UnitLedger | undefined {
  const approved = readLedgerInHand(context, fiscalYear - 1, 'approved', unit.code)?.ledger
  return approved === undefined ? undefined : priorYearOf(approved, unit)
}

/** 上年数: an approved ledger as the year after sees it, in a ledger of that year that holds nothing else. */
export function priorYearOf(approved: UnitLedger, unit: UnitLedger['unit'] = approved.unit): UnitLedger {
  const fiscalYear = approved.fiscalYear + 1
  const empty = emptyLedger(unit.code, fiscalYear)
  const computed = threePublicOf(approved)
  const item = (name: keyof typeof computed): UnitLedger['threePublicExpenses'][typeof name] => ({
    ...empty.threePublicExpenses[name],
    prior: computed[name]
  })
  const lines: Omit<PriorLine, 'id'>[] = [
    ...approved.basicExpenditure.map((line) => ({ ...line, section: 'basic' as const })),
    ...approved.projects.flatMap((project) =>
      project.lines.map((line) => ({ ...line, section: 'project' as const }))
    ),
    ...approved.otherExpenditure.map((line) => ({ ...line, section: 'other' as const }))
  ]
  return {
    ...empty,
    unit,
    threePublicExpenses: {
      overseasTravel: item('overseasTravel'),
      officialReception: item('officialReception'),
      vehicleOperation: item('vehicleOperation'),
      vehiclePurchase: item('vehiclePurchase')
    },
    priorYear: {
      fiscalYear: approved.fiscalYear,
      basis: 'approvedBudget',
      income: approved.income,
      lines: lines.map((line, at) => ({ ...line, id: at + 1 }))
    }
  }
}

function chosen({ department }: BudgetYear, codes: readonly string[] | undefined): readonly DepartmentUnit[] {
  const active = department.units.filter(({ status }) => status !== 'closed')
  if (codes === undefined) return active
  return codes.map((code) => {
    const unit = active.find((one) => one.code === code)
    if (unit !== undefined) return unit
    throw new UserError(
      'unitNotInDepartment',
      `单位 ${code} 不在部门 ${department.code} 的单位名单里，或者已经停用，没有下发。`,
      '请核对单位编码和单位名单。'
    )
  })
}
