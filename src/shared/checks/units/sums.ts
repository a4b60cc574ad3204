import { UserError } from '@shared/errors'
import { difference, sum, zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'
import { examined, rule } from '../rule'
import type { DepartmentContext, Found, Outcome, Rule } from '../rule'
import { amountText, amountWords, tablePlace } from '../tables/terms'
import { wholeRow } from '../tables/three-public'
import type { CodedRow, CodedView, TablesView, ViewColumn } from '../view'
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
      const other = own.get(key)
      const value = other?.value ?? zeroFen
      if (isPrior(cell) || cell.value <= value) continue
      const place = tablePlace(view, cell.table, cell.cell, cell.words)
      const wholePlaces = other === undefined ? [] : [tablePlace(whole, other.table, other.cell, other.words)]
      findings.push({
        message: `${place.label}是 ${amountWords(view, cell.value)}，比部门同一格的 ${amountWords(whole, value)} 还大。请重新汇总后再出表。`,
        places: [place, ...wholePlaces],
        left: { label: `单位 ${code}`, value: amountText(view, cell.value), places: [place] },
        right: { label: '部门', value: amountText(whole, value), places: wholePlaces },
        difference: amountText(whole, difference(cell.value, value)),
        key: `${code} ${key}`
      })
    }
    for (const one of unitRows(whole, code)) {
      count++
      const found = unlikeUnit({ whole, view, code }, one)
      if (found !== undefined) findings.push(found)
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

interface UnitCell {
  readonly table: CodedView
  readonly row: CodedRow
  readonly column: ViewColumn
}

/** The cells of the rows that a department's tables print for one of its units. */
function unitRows({ tables }: TablesView, code: string): UnitCell[] {
  return tables.flatMap((table) =>
    table.layout !== 'coded'
      ? []
      : table.rows
          .filter((row) => row.kind === 'unit' && row.code === code)
          .flatMap((row) => table.columns.map((column) => ({ table, row, column })))
  )
}

/** The same unit in its own edition: the row of the whole there. */
function unlikeUnit(
  { whole, view, code }: { readonly whole: TablesView; readonly view: TablesView; readonly code: string },
  { table, row, column }: UnitCell
): Found | undefined {
  const own = view.tables.find((one): one is CodedView => one.layout === 'coded' && one.id === table.id)
  const other = own === undefined ? undefined : wholeRow(own)?.figures.get(column.column)
  const cell = row.figures.get(column.column)
  if (own === undefined || other?.value === undefined || cell?.value === undefined) return undefined
  if (other.value === cell.value) return undefined
  const here = tablePlace(whole, table, cell, `“${code} ${row.name}”行“${column.label}”列`)
  const there = tablePlace(view, own, other, `“${column.label}”列`)
  return {
    message: `${here.label}是 ${amountWords(whole, cell.value)}，这个单位自己的表是 ${amountWords(view, other.value)}。请重新汇总后再出表。`,
    places: [here, there],
    left: { label: '部门表中的单位', value: amountText(whole, cell.value), places: [here] },
    right: { label: `单位 ${code} 的表`, value: amountText(view, other.value), places: [there] },
    difference: amountText(whole, difference(cell.value, other.value)),
    key: `${code} ${table.role ?? table.id} ${column.column} row`
  }
}
