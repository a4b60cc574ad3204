import { UserError } from '@shared/errors'
import type { UnitLedger } from '@shared/ledger'
import { agencyOperating, isCarryoverProject } from '@shared/ledger'
import { difference, sum, zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'
import { examined, rule } from '../rule'
import type { DepartmentContext, Found, Outcome, Rule } from '../rule'
import { codedOf, totalColumn } from '../tables/find'
import { grandTerm } from '../tables/classes'
import { amountText, amountWords, tablePlace } from '../tables/terms'
import { wholeRow } from '../tables/three-public'
import type { TablesView } from '../view'
import { keyedCells } from './cells'
import type { KeyedCell } from './cells'

/** The sets that a comparison over units needs. @throws UserError `cannotRun` when one could not be made */
export function sets({ tables, unitTables, consolidation }: DepartmentContext): {
  readonly whole: TablesView
  readonly units: readonly (readonly [string, TablesView])[]
} {
  const units = consolidation.units.map(({ code }) => [code, unitTables.get(code)] as const)
  const made = units.flatMap(([code, view]) => (view === undefined ? [] : [[code, view] as const]))
  if (tables === undefined || made.length < units.length)
    throw new UserError('cannotRun', '部门或单位的表没有生成，不能逐格比较。')
  return { whole: tables, units: made }
}

/** The ledgers of the active units that are in: of a unit that came twice, the first. */
function countedLedgers({ ledgers, consolidation }: DepartmentContext): UnitLedger[] {
  return consolidation.units
    .filter(({ status }) => status !== 'closed')
    .flatMap(({ code }) => ledgers.find(({ unit }) => unit.code === code) ?? [])
}

export const C01: Rule = rule(
  {
    id: 'C01',
    severity: 'error',
    fixed: true,
    title: '部门每一格等于各单位之和',
    sentence: '部门各表的每一格等于各单位同一格之和（按分比较，舍入之前）。'
  },
  { department: cellsAddUp }
)

function cellsAddUp(context: DepartmentContext): Outcome {
  const { whole, units } = sets(context)
  const own = keyedCells(whole)
  const parts = units.map(([code, view]) => ({ code, view, cells: keyedCells(view) }))
  const keys = new Set([...own.keys(), ...parts.flatMap(({ cells }) => [...cells.keys()])])
  const findings: Found[] = []
  for (const key of keys) {
    const given = parts.flatMap(({ view, cells }) => {
      const cell = cells.get(key)
      return cell === undefined ? [] : [{ view, cell }]
    })
    const total = sum(given.map(({ cell }) => cell.value))
    const cell = own.get(key)
    if ((cell?.value ?? zeroFen) === total) continue
    findings.push(unlike(whole, cell, given, total, key))
  }
  return examined(keys.size, findings)
}

function unlike(
  whole: TablesView,
  cell: KeyedCell | undefined,
  given: readonly { readonly view: TablesView; readonly cell: KeyedCell }[],
  total: Fen,
  key: string
): Found {
  const value = cell?.value ?? zeroFen
  const places = given
    .slice(0, 20)
    .map(({ view, cell: own }) => tablePlace(view, own.table, own.cell, own.words))
  const place =
    cell === undefined ? places.slice(0, 1) : [tablePlace(whole, cell.table, cell.cell, cell.words)]
  const label = place[0]?.label ?? ''
  return {
    message: `${label}部门数 ${amountWords(whole, value)}，各单位之和 ${amountWords(whole, total)}，相差 ${amountWords(whole, difference(value, total))}。请重新汇总；仍不相等的，请导出诊断包告诉技术人员。`,
    places: [...place, ...places],
    left: { label: '部门', value: amountText(whole, value), places: place },
    right: { label: '各单位之和', value: amountText(whole, total), places },
    difference: amountText(whole, difference(value, total)),
    key
  }
}

export const C05: Rule = rule(
  {
    id: 'C05',
    severity: 'error',
    title: '部门数不小于任何一个单位的数',
    sentence: '同一单位在部门口径和单位口径各自公开时逐格一致；部门数减单位数出现负数的，一定有一边错了。'
  },
  { department: noneLarger }
)

function noneLarger(context: DepartmentContext): Outcome {
  const { whole, units } = sets(context)
  const own = keyedCells(whole)
  const findings: Found[] = []
  let count = 0
  for (const [code, view] of units) {
    for (const [key, cell] of keyedCells(view)) {
      count++
      const value = own.get(key)?.value ?? zeroFen
      if (isPrior(cell) || cell.value <= value) continue
      findings.push({
        message: `${tablePlace(view, cell.table, cell.cell, cell.words).label}是 ${amountWords(view, cell.value)}，比部门同一格的 ${amountWords(whole, value)} 还大。请重新汇总后再出表。`,
        places: [tablePlace(view, cell.table, cell.cell, cell.words)],
        left: { label: `单位 ${code}`, value: amountText(view, cell.value), places: [] },
        right: { label: '部门', value: amountText(whole, value), places: [] },
        difference: amountText(whole, difference(cell.value, value)),
        key: `${code} ${key}`
      })
    }
  }
  return examined(count, findings)
}

/** Last year's figures may be negative, and then a part is larger than the whole. */
function isPrior({ table, cell }: KeyedCell): boolean {
  return (
    table.layout === 'coded' &&
    table.columns.some(({ column, meaning }) => column === cell.column && meaning.of === 'prior')
  )
}

export const C04: Rule = rule(
  {
    id: 'C04',
    severity: 'error',
    title: '项目数、“三公”、机关运行经费等于各单位之和',
    sentence: '部门的项目数、“三公”经费、机关运行经费等于各单位之和。'
  },
  { department: countsAddUp }
)

function countsAddUp(context: DepartmentContext): Outcome {
  const { whole, units } = sets(context)
  const { consolidation, template } = context
  const active = countedLedgers(context)
  const findings: Found[] = []
  let count = 1
  const projects = active.reduce((number, ledger) => number + ledger.projects.length, 0)
  const counted = consolidation.projects.length
  const carried = active.flatMap((ledger) => ledger.projects.filter(isCarryoverProject)).length
  const carriedCounted = consolidation.projects.filter(({ project }) => project.carriedOver).length
  if (projects !== counted || carried !== carriedCounted)
    findings.push({
      message: `部门的项目有 ${counted} 个（结转 ${carriedCounted} 个），各单位的账里共 ${projects} 个（结转 ${carried} 个）。请重新汇总。`,
      places: [tablePlace(whole, whole.tables[0] ?? nowhere)],
      key: 'projects',
      values: [String(counted), String(projects)]
    })
  for (const { name, amount } of comparedSums(whole, units, active, template)) {
    count++
    const [one, other] = amount
    if (one === other) continue
    findings.push({
      message: `部门的${name} ${amountWords(whole, one)}，各单位之和 ${amountWords(whole, other)}。请重新汇总。`,
      places: [
        tablePlace(
          whole,
          codedOf(whole, name === '机关运行经费' ? 'generalPublicBasic' : 'threePublic') ?? nowhere
        )
      ],
      left: { label: '部门', value: amountText(whole, one), places: [] },
      right: { label: '各单位之和', value: amountText(whole, other), places: [] },
      difference: amountText(whole, difference(one, other)),
      key: name
    })
  }
  return examined(count, findings)
}

const nowhere = { id: '', name: '部门' } as TablesView['tables'][number]

function comparedSums(
  whole: TablesView,
  units: readonly (readonly [string, TablesView])[],
  active: readonly UnitLedger[],
  template: DepartmentContext['template']
): { name: string; amount: readonly [Fen, Fen] }[] {
  const result: { name: string; amount: readonly [Fen, Fen] }[] = []
  const basic = codedOf(whole, 'generalPublicBasic')
  const operating = basic?.columns.find(({ meaning }) => meaning.economics === 'operating')
  if (basic !== undefined && operating !== undefined) {
    const one = grandTerm(whole, basic, operating).value ?? zeroFen
    result.push({
      name: '机关运行经费',
      amount: [one, sum(active.map((ledger) => agencyOperating(ledger, template)))]
    })
  }
  const own = threePublicTotal(whole)
  if (own !== undefined)
    result.push({
      name: '“三公”经费',
      amount: [own, sum(units.flatMap(([, view]) => threePublicTotal(view) ?? []))]
    })
  return result
}

function threePublicTotal(view: TablesView): Fen | undefined {
  const table = codedOf(view, 'threePublic')
  const column = table === undefined ? undefined : totalColumn(table)
  if (table === undefined || column === undefined) return undefined
  return wholeRow(table)?.figures.get(column.column)?.value ?? zeroFen
}
