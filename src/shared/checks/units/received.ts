import { roundLabels } from '@shared/ledger'
import type { Round } from '@shared/ledger'
import { noticesOn, unitWords } from '@shared/consolidation'
import { cellPlace, departmentPlace } from '../places'
import { examined, notApplicable, rule } from '../rule'
import type { DepartmentContext, Found, Outcome, Rule, UnitContext } from '../rule'
import { linePath, linesOf } from '../lines'

export const C02: Rule = rule(
  {
    id: 'C02',
    severity: 'notice',
    title: '上级补助、附属单位上缴请确认是否部门内部往来',
    sentence:
      '上级补助收入、附属单位上缴收入有数的，列明各单位金额，请确认是不是部门内部的往来（汇总时不抵销）。'
  },
  { department: transfers }
)

const transferSources = ['superiorSubsidy', 'affiliateRemittance'] as const

function transfers({ consolidation, ledgers }: DepartmentContext): Outcome {
  const notices = noticesOn(consolidation).filter(({ code }) => code === 'possibleInternalTransfers')
  const given = transferSources.map((source) => ledgers.filter(({ income }) => (income[source] ?? 0) !== 0))
  const sources = transferSources.filter((_, at) => (given[at] ?? []).length > 0)
  if (notices.length === 0) return notApplicable('没有上级补助收入和附属单位上缴收入。')
  return examined(
    notices.length,
    notices.map(({ message }, at): Found => {
      const source = sources[at] ?? 'superiorSubsidy'
      const places = ledgers
        .filter(({ income }) => (income[source] ?? 0) !== 0)
        .slice(0, 20)
        .map((ledger) => cellPlace(ledger, `income/${source}`))
      return { message, places, key: source, values: [message] }
    })
  )
}

export const C03: Rule = rule(
  {
    id: 'C03',
    severity: 'error',
    fixed: true,
    title: '各在用单位的账都收齐，没有重复',
    sentence:
      '各在用单位的账都已收到，编码不重复，年度一致，都在单位名单里；停用单位不计缺报；试汇总允许缺报，并在各表印明；各单位的账不在同一轮的警告。'
  },
  { department: allReceived }
)

function allReceived(context: DepartmentContext): Outcome {
  const { consolidation, refused, partial, department } = context
  const at = (code: string): number => department.units.findIndex((unit) => unit.code === code)
  const missing = consolidation.missingUnits.map((unit): Found => ({
    ...(partial ? { severity: 'notice' as const } : {}),
    message: partial
      ? `试汇总缺单位 ${unitWords(unit)} 的账，各表上已印明。`
      : `还没有收到单位 ${unitWords(unit)} 的账。请收齐后再正式汇总，或先做试汇总。`,
    places: [departmentPlace(`units/${at(unit.code)}`, `单位名单 ${unitWords(unit)}`)],
    key: `missing ${unit.code}`,
    values: [unit.code]
  }))
  const wrong = refused.map(({ ledger, error }): Found => ({
    message: `${error.message}${error.action ?? ''}`,
    places: [cellPlace(ledger, 'unit/code')],
    key: `refused ${ledger.unit.code} ${error.code}`,
    values: [error.code]
  }))
  return examined(department.units.length, [...missing, ...wrong, ...otherRounds(context)])
}

/** Ledgers that stand at another round than most of them: 一上 and 二上 are not one budget. */
function otherRounds({ ledgers }: DepartmentContext): Found[] {
  const counts = new Map<Round, number>()
  for (const { round } of ledgers) counts.set(round, (counts.get(round) ?? 0) + 1)
  const [usual] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? []
  if (usual === undefined) return []
  return ledgers
    .filter(({ round }) => round !== usual)
    .map((ledger) => ({
      severity: 'warning' as const,
      message: `单位 ${unitWords(ledger.unit)} 的账是${roundLabels[ledger.round]}的，其余单位是${roundLabels[usual]}的：请收齐同一轮的账再汇总。`,
      places: [cellPlace(ledger, 'unit/code')],
      key: `round ${ledger.unit.code}`,
      values: [ledger.round, usual]
    }))
}

export const C06: Rule = rule(
  {
    id: 'C06',
    severity: 'warning',
    title: '行政运行、事业运行与单位人员相符',
    sentence:
      '有行政或参公在职人员的单位不用“事业运行”科目；只有事业在职人员的单位不用“行政运行”科目（该款没有“事业运行”项的除外）。按科目名称判断。',
    reads: ['basicExpenditure', 'personnel', 'catalog']
  },
  { unit: runningFits }
)

function runningFits({ ledger, catalog }: UnitContext): Outcome {
  const { employed } = ledger.personnel
  const officials = (employed.administrative ?? 0) + (employed.civilServantManaged ?? 0)
  const staff = employed.publicInstitution ?? 0
  if (officials + staff === 0) return notApplicable('没有填在职人数。')
  const lines = linesOf(ledger).filter(({ section }) => section === 'basic')
  const nameOf = (code: string): string => catalog.subject('function', code)?.name ?? ''
  const hasOther = (code: string): boolean =>
    catalog.children('function', code.slice(0, 5)).some(({ name }) => name === '事业运行')
  const wrong = lines.filter(({ line }) => {
    const name = nameOf(line.function)
    if (officials > 0) return name === '事业运行'
    return name === '行政运行' && hasOther(line.function)
  })
  const codes = [...new Set(wrong.map(({ line }) => line.function))]
  return examined(
    lines.length,
    codes.map((code): Found => {
      const own = wrong.filter(({ line }) => line.function === code)
      const people = officials > 0 ? '有行政或参公在职人员' : '只有事业在职人员'
      const other = officials > 0 ? '行政运行' : '事业运行'
      return {
        message: `单位${people}，基本支出用了 ${code} ${nameOf(code)}（${own.length} 行）。请核对是否应列“${other}”。`,
        places: own.slice(0, 20).map((one) => cellPlace(ledger, linePath(one, 'function'))),
        key: code,
        values: [code, String(officials), String(staff)]
      }
    })
  )
}
