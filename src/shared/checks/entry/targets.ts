import { indicatorOperators } from '@shared/ledger'
import type { Indicator, IndicatorOperator } from '@shared/ledger'
import { remembered } from '@shared/remember'
import { bare } from './verdicts'

/** An indicator as the rules on performance see it: its target taken apart. */
export interface Target {
  readonly level1: string
  readonly level2: string
  readonly name: string
  readonly operator: IndicatorOperator
  /** The value as written, without the unit. */
  readonly value: string
  /** The measure: that of its own field, or what stands behind the number. */
  readonly unit: string
  /** The value as a number, where it is one. */
  readonly number?: number
  /** Whether it is a year, a day, a term: 每年7月底前, 2023年12月前完成. */
  readonly isTime: boolean
  readonly isRate: boolean
  /** Which of the known kinds of indicator it stands under, by the names of its levels. */
  readonly kinds: ReadonlySet<TargetKind>
}

export const targetKinds = ['数量', '质量', '时效', '成本', '效益', '满意度'] as const
export type TargetKind = (typeof targetKinds)[number]

const numberFirst = /^(-?\d+(?:\.\d+)?)\s*(.*)$/
const timeWords =
  /\d{4}\s*年|\d{1,2}\s*月|季度|年底|年末|月底|年内|年度内|当年|全年|每年|每月|及时|按时|按期|期限|之?前(完成)?$/
const timeUnits = /^(个?工作日|天|日|小时|分钟|周|个?月|年|季度)(内|以内|之内)?$/

type Written = Pick<Indicator, 'level1' | 'level2' | 'name' | 'operator' | 'value' | 'unit'>

/** What an indicator says; worked out once for a row. */
export const targetOf = remembered((row: Written): Target => {
  // A number may have been typed in full width.
  const value = row.value.trim().normalize('NFKC').replaceAll(',', '')
  const [, digits, rest = ''] = numberFirst.exec(value) ?? []
  const isNumber = digits !== undefined && !timeWords.test(value)
  const own = row.unit.trim().normalize('NFKC')
  const unit = own || (isNumber ? rest : '')
  // The measure may stand behind the number as well as in its own field: 10台, 台.
  const number = isNumber && (rest === '' || own === '' || rest === own) ? Number(digits) : undefined
  return {
    level1: row.level1.trim(),
    level2: row.level2.trim(),
    name: row.name.trim(),
    operator: row.operator,
    value,
    unit,
    ...(number === undefined ? {} : { number }),
    isTime: timeWords.test(value) || (number !== undefined && timeUnits.test(unit)),
    isRate: unit === '%' || unit === '‰',
    kinds: kindsOf(bare(row.level1), bare(row.level2))
  }
})

/** The second level decides; the first where the second names no kind (社会成本指标 stands under 成本). */
function kindsOf(level1: string, level2: string): ReadonlySet<TargetKind> {
  const named = (level: string): TargetKind[] => targetKinds.filter((kind) => level.includes(kind))
  const own = named(level2)
  return new Set(own.length > 0 ? own : named(level1))
}

/** A target as printed: operator, value and unit in one. */
export function readTarget(printed: string): Pick<Written, 'operator' | 'value' | 'unit'> {
  const text = printed
    .trim()
    .replace(/^>=|^≧/, '≥')
    .replace(/^<=|^≦/, '≤')
  const operator = indicatorOperators.find((one) => one !== '' && text.startsWith(one)) ?? ''
  return { operator, value: text.slice(operator.length).trim(), unit: '' }
}

/** As it prints: ≥90%. */
export function targetWords({ operator, value, unit }: Target): string {
  return `${operator}${value}${value.endsWith(unit) ? '' : unit}`
}
