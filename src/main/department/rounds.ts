import { UserError } from '@shared/errors'
import { controlTotalsOf, departmentCeilings, writeDepartment } from '@shared/exchange'
import type { ControlTotals, Department } from '@shared/exchange'
import { alignIds, differences, highestId, roundLabels, rounds } from '@shared/ledger'
import type { Change, Round, UnitLedger } from '@shared/ledger'
import { z } from '@shared/zod'
import type { Context } from './context'
import { writeLog } from './log'
import { openRoundOf, readLedgerInHand, readRounds, readYear, ruleSettingsOf } from './records'
import type { BudgetYear } from './records'

/**
 * Sets a year up, or changes what was set.
 * @throws UserError `checkSettingsFaulty`, `unitHasHistory`
 */
export function setUpYear(context: Context, year: BudgetYear): void {
  const { department, template, catalog, ceilings } = year
  ruleSettingsOf(department)
  const { fiscalYear } = department
  const limits = JSON.stringify(z.encode(departmentCeilings, ceilings))
  context.database.transaction(() => {
    demandUnits(context, department)
    context.database.run(
      `INSERT INTO budget_year (fiscal_year, department, template, catalog, ceilings) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET department = excluded.department, template = excluded.template,
         catalog = excluded.catalog, ceilings = excluded.ceilings`,
      ...[fiscalYear, writeDepartment(department), template, catalog ?? null, limits]
    )
    writeLog(context, { event: 'setUp', message: `设置 ${fiscalYear} 年度的部门数据。`, fiscalYear })
  })
}

/** A unit that has handed in stays on the list, or its figures would silently be missing. */
function demandUnits({ database }: Context, { fiscalYear, units }: Department): void {
  const listed = new Set(units.map(({ code }) => code))
  const lost = database
    .all<{ unit: string }>(
      'SELECT DISTINCT unit FROM ledger_in_hand WHERE fiscal_year = ? ORDER BY 1',
      fiscalYear
    )
    .filter(({ unit }) => !listed.has(unit))
    .map(({ unit }) => unit)
  if (lost.length === 0) return
  throw new UserError(
    'unitHasHistory',
    `单位 ${lost.join('、')} 在 ${fiscalYear} 年度已经上报过，不能从名单里删去，没有保存。`,
    '请把它留在名单里；不再编预算的，请改为停用，并写明承接的单位。'
  )
}

/**
 * Opens a round. There is one at a time; a round that was closed can be opened again while no later one is.
 * @throws UserError `roundStillOpen`, `laterRoundExists`, `noSuchRound`, `yearNotSetUp`
 */
export function openRound(context: Context, fiscalYear: number, round: Round): void {
  readYear(context, fiscalYear)
  if (round === 'approved') {
    throw new UserError(
      'noSuchRound',
      '批复不是上报的轮次：它由对各单位的批复形成。',
      '请选择一上、二上或调整。'
    )
  }
  context.database.transaction(() => {
    const open = openRoundOf(context, fiscalYear)
    if (open !== undefined) {
      throw new UserError(
        'roundStillOpen',
        `${roundLabels[open]}还开着，没有开始${roundLabels[round]}。`,
        `请先结束${roundLabels[open]}。`
      )
    }
    const order = (one: Round): number => rounds.indexOf(one)
    const later = readRounds(context, fiscalYear).find(
      (one) => one.round !== 'approved' && order(one.round) > order(round)
    )
    if (later !== undefined) {
      throw new UserError(
        'laterRoundExists',
        `已经有过${roundLabels[later.round]}，不能再开始${roundLabels[round]}。`
      )
    }
    context.database.run(
      `INSERT INTO round (fiscal_year, round, opened_at) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET closed_at = NULL`,
      ...[fiscalYear, round, context.clock().toISOString()]
    )
    writeLog(context, { event: 'roundOpened', message: `开始${roundLabels[round]}。`, fiscalYear, round })
  })
}

/** Closes the open round: nothing more is taken in it. @throws UserError `noRoundOpen` */
export function closeRound(context: Context, fiscalYear: number): Round {
  return context.database.transaction(() => {
    const round = openRoundOf(context, fiscalYear)
    if (round === undefined) throw new UserError('noRoundOpen', `${fiscalYear} 年度现在没有开着的轮次。`)
    context.database.run(
      'UPDATE round SET closed_at = ? WHERE fiscal_year = ? AND round = ?',
      ...[context.clock().toISOString(), fiscalYear, round]
    )
    writeLog(context, { event: 'roundClosed', message: `结束${roundLabels[round]}。`, fiscalYear, round })
    return round
  })
}

/** One unit in two rounds, side by side; absent where it handed nothing in. Amounts in 元. */
export interface RoundComparison {
  readonly unit: string
  readonly from?: ControlTotals
  readonly to?: ControlTotals
  /** Cell by cell, where it is in both, but for the round itself; the paths are those of `to`. */
  readonly differences: readonly Change[]
}

/** Compares two rounds of a year, unit by unit in the department's order. @throws UserError `yearNotSetUp` */
export function compareRounds(
  context: Context,
  fiscalYear: number,
  from: Round,
  to: Round
): RoundComparison[] {
  /** As it stands in a round; which round that is, is no difference. */
  const ledger = (round: Round, unit: string): UnitLedger | undefined => {
    const held = readLedgerInHand(context, fiscalYear, round, unit)?.ledger
    return held && { ...held, round: to }
  }
  return readYear(context, fiscalYear).department.units.flatMap(({ code }) => {
    const [a, b] = [ledger(from, code), ledger(to, code)]
    if (a === undefined && b === undefined) return []
    return {
      unit: code,
      ...(a === undefined ? {} : { from: controlTotalsOf(a) }),
      ...(b === undefined ? {} : { to: controlTotalsOf(b) }),
      differences:
        a === undefined || b === undefined ? [] : differences(alignIds(a, b, highestId(b) + 1).ledger, b)
    }
  })
}
