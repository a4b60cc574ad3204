import { basename } from 'node:path'
import { Catalog } from '@shared/catalog'
import type { CatalogData } from '@shared/catalog'
import { catalogue, mendableFirst, runChecks } from '@shared/checks'
import type { RuleResult, RuleStatus } from '@shared/checks'
import { UserError } from '@shared/errors'
import { approvalDayFault, controlTotalsOf, writeLedger } from '@shared/exchange'
import type { ControlTotals } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'
import { requireTemplate } from '@shared/tables'
import type { Files } from '../files'
import { readInterchangeFile } from '../interchange'
import { localDay, openLedger } from '../ledger-store'
import type { StoreOptions } from '../ledger-store'
import type { Context } from './context'
import { readYear, writeLedgerInHand, writeUnitRound } from './records'
import type { SubmissionRecord } from './records'
import type { UnitPlace } from './replies'

/** A ledger by which a unit is approved, where it is another than what was handed in. */
export interface OtherLedger {
  /** The file that it came in: the log names it. */
  readonly name: string
  readonly ledger: UnitLedger
  /** Of its year, for the checks. */
  readonly catalog: CatalogData
}

/** What the exact balances, which nobody can explain away, came to: each of them has been looked at, none has failed. */
export interface ExactBalances {
  readonly passed: number
  readonly notApplicable: number
}

/** Reads a ledger, as it stands, or an interchange file. @throws UserError `faulty`, or as the file cannot be read */
export async function readOtherLedger(
  files: Files,
  path: string,
  options: StoreOptions
): Promise<Omit<OtherLedger, 'catalog'>> {
  const name = basename(path)
  if (!/\.ledger$/i.test(path)) return { name, ledger: readInterchangeFile(files, path, '没有批复') }
  const store = await openLedger(path, { ...options, mode: 'read' })
  try {
    return { name, ledger: store.ledger() }
  } finally {
    await store.close()
  }
}

/**
 * Judges the ledger by which a unit is to be approved. It changes nothing.
 * @throws UserError `otherLedger` of another unit or year; `notBalanced` where an exact balance fails; `rulesNotRun`
 * where one could not look
 */
export function judgeOther(
  context: Context,
  { fiscalYear, unit }: UnitPlace,
  { name, ledger, catalog }: OtherLedger
): ExactBalances {
  const { unit: own, fiscalYear: year } = ledger
  if (own.code !== unit || year !== fiscalYear) {
    throw new UserError(
      'otherLedger',
      `“${name}”是单位 ${own.code} ${own.name} ${year} 年度的账，不是单位 ${unit} ${fiscalYear} 年度的，没有批复。`,
      '请检查是否选错了文件。'
    )
  }
  const { department, template } = readYear(context, fiscalYear)
  const { rules } = runChecks(
    catalogue.filter(({ fixed }) => fixed),
    {
      scope: { kind: 'unit', unit },
      // Of the department's own tables nothing is judged here.
      department: {
        ...department,
        units: department.units.filter(({ code }) => code === unit),
        performance: { indicators: [] }
      },
      ledgers: [ledger],
      template: requireTemplate(template, '模板'),
      catalog: new Catalog(catalog)
    }
  )
  const errors = mendableFirst(rules.flatMap(({ findings }) => findings))
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, message }) => `${rule}：${message}`)
  if (errors.length > 0) {
    throw new UserError(
      'notBalanced',
      `“${name}”有 ${errors.length} 处不平衡，不能按它批复。`,
      '请改正这本账，或者按上报的账批复。',
      { details: errors }
    )
  }
  const of = (status: RuleStatus): RuleResult[] => rules.filter((rule) => rule.status === status)
  const unjudged = of('notRun')
  if (unjudged.length > 0) {
    const reasons = new Set(unjudged.flatMap(({ reason }) => reason ?? []))
    throw new UserError(
      'rulesNotRun',
      `“${name}”有 ${unjudged.length} 条精确平衡的规则没有运行，不能按它批复。`,
      '请先改正列出的原因，或者按上报的账批复。',
      { details: [...reasons] }
    )
  }
  return { passed: of('passed').length, notApplicable: of('notApplicable').length }
}

/** @throws UserError `approvalDay` where no budget of the year can have been approved on that day */
export function demandApprovalDay({ clock }: Context, fiscalYear: number, on: string): void {
  const fault = approvalDayFault(on, fiscalYear, localDay(clock()))
  if (fault !== undefined) throw new UserError('approvalDay', `没有批复：${fault}`)
}

/** The approved round holds what was approved, whichever round it was handed in in. */
export function approveRound(
  context: Context,
  { fiscalYear, unit, id }: SubmissionRecord,
  ledger: UnitLedger,
  fingerprint: string
): void {
  const now = context.clock().toISOString()
  context.database.run(
    `INSERT INTO round (fiscal_year, round, opened_at, closed_at) VALUES (?, 'approved', ?, ?) ON CONFLICT DO NOTHING`,
    ...[fiscalYear, now, now]
  )
  const place = [fiscalYear, 'approved', unit] as const
  writeUnitRound(context, place, { state: 'approved', tasks: 0, task: null, submission: id })
  const totals = controlTotalsOf(ledger)
  writeLedgerInHand(context, place, { fingerprint, content: writeLedger(ledger), totals })
}

/** What was approved in sums, by the version that it answers. */
export function approvedTotals({ database }: Context, fiscalYear: number): Map<number, ControlTotals> {
  const rows = database.all<{ submission: number; totals: string }>(
    `SELECT unit_round.submission AS submission, held.totals AS totals
     FROM ledger_in_hand AS held JOIN unit_round USING (fiscal_year, round, unit)
     WHERE fiscal_year = ? AND round = 'approved' AND held.totals IS NOT NULL`,
    fiscalYear
  )
  return new Map(rows.map(({ submission, totals }) => [submission, JSON.parse(totals) as ControlTotals]))
}
