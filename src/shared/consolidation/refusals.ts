import { UserError } from '@shared/errors'
import type { Department, DepartmentUnit } from '@shared/exchange'
import type { UnitFacts } from './unit-facts'

/** A unit as sentences name it: 402001 赣州市工业和信息化局机关. */
export function unitWords({ code, name }: { readonly code: string; readonly name: string }): string {
  return name === '' ? code : `${code} ${name}`
}

/** Several units in one sentence; long lists are cut with their number. */
export function unitsWords(units: readonly { readonly code: string; readonly name: string }[]): string {
  const most = 10
  const named = units.slice(0, most).map(unitWords).join('、')
  return units.length > most ? `${named}等 ${units.length} 个单位` : named
}

/** The same unit comes twice; always refused. */
export function duplicateUnit({ unit }: UnitFacts): UserError {
  return new UserError(
    'duplicateUnit',
    `单位 ${unitWords(unit)} 的账出现了两次，没有汇总。`,
    '请只留下这个单位最新的一份账。'
  )
}

/** Active units of the department have no ledger, and it is no trial. */
export function missingUnits(units: readonly DepartmentUnit[]): UserError {
  return new UserError(
    'missingUnits',
    `还缺 ${units.length} 个单位的账：${unitsWords(units)}。没有汇总。`,
    '请收齐这些单位的账；要先看看结果，可以改用试汇总，表上会印明缺哪些单位。'
  )
}

/**
 * Whether a unit belongs into a department's consolidation.
 * @throws UserError `unitNotInDepartment`, `yearsMixed`
 */
export function judgeUnit(
  department: Department,
  listed: DepartmentUnit | undefined,
  { unit, fiscalYear }: UnitFacts
): DepartmentUnit {
  const { code, name, fiscalYear: year } = department
  if (listed === undefined) {
    const foreign = unit.code.startsWith(code) ? '' : '从编码看，它像是别的部门的单位。'
    throw new UserError(
      'unitNotInDepartment',
      `单位 ${unitWords(unit)} 不在部门 ${code} ${name} 的单位名单里，没有汇总。${foreign}`,
      '请移走这份账；如果它确是本部门的单位，请先把它加进单位名单。'
    )
  }
  const lastYears = listed.status === 'closed' && fiscalYear === year - 1
  if (fiscalYear !== year && !lastYears) {
    throw new UserError(
      'yearsMixed',
      `单位 ${unitWords(unit)} 的账是 ${fiscalYear} 年度的，部门 ${code} 是 ${year} 年度的，两个年度不能汇总在一起。`,
      `请换成这个单位 ${year} 年度的账。`
    )
  }
  return listed
}
