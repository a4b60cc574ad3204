import type { Department } from '@shared/exchange'
import type { FundSource, Indicator, ThreePublicItem, UnitLedger } from '@shared/ledger'
import { fen, printWanyuan } from '@shared/money'
import { names } from './templates'

/**
 * The tables computed once more, straight from ledgers: loops of their own over the lines, sums in BigInt, and
 * nothing of the program but the printing of an amount and the catalog's names.
 */
export interface NaiveLine {
  readonly section: 'basic' | 'project' | 'other'
  readonly category: string
  readonly f: string
  readonly e: string
  readonly s: FundSource
  readonly a: bigint
}

export type Test = (line: NaiveLine) => boolean

export interface NaiveTable {
  readonly id: string
  readonly name: string
  readonly header: string[][]
  readonly body: string[][]
  readonly notes: string[]
}

export const wan = (amount: bigint): string => printWanyuan(fen(Number(amount)))

export function linesOf(ledgers: readonly UnitLedger[]): NaiveLine[] {
  const lines: NaiveLine[] = []
  for (const ledger of ledgers) {
    for (const l of ledger.basicExpenditure)
      lines.push({
        section: 'basic',
        category: '',
        f: l.function,
        e: l.economic,
        s: l.source,
        a: BigInt(l.amount)
      })
    for (const l of ledger.otherExpenditure)
      lines.push({
        section: 'other',
        category: l.category,
        f: l.function,
        e: l.economic,
        s: l.source,
        a: BigInt(l.amount)
      })
    for (const p of ledger.projects)
      for (const l of p.lines)
        lines.push({
          section: 'project',
          category: '',
          f: l.function,
          e: l.economic,
          s: l.source,
          a: BigInt(l.amount)
        })
  }
  return lines
}

export function add(lines: readonly NaiveLine[], ...tests: readonly Test[]): bigint {
  let total = 0n
  for (const line of lines) if (tests.every((test) => test(line))) total += line.a
  return total
}

/** Income, or what is carried to next year, from the sources. */
export function incomeOf(
  ledgers: readonly UnitLedger[],
  which: 'income' | 'carryToNextYear',
  sources: readonly FundSource[]
): bigint {
  let total = 0n
  for (const ledger of ledgers) for (const source of sources) total += BigInt(ledger[which][source] ?? 0)
  return total
}

/** The name beside a code: the catalog's, else the first that came with it. */
export function nameOf(ledgers: readonly UnitLedger[], kind: 'function' | 'economic', code: string): string {
  if (code === '') return '（未选科目）'
  const known = names.nameOf(kind, code)
  if (known !== undefined) return known
  for (const ledger of ledgers) {
    const all = [
      ...ledger.basicExpenditure,
      ...ledger.otherExpenditure,
      ...ledger.projects.flatMap((project) => project.lines),
      ...ledger.priorYear.lines
    ]
    for (const line of all) {
      const given = kind === 'function' ? line.functionName : line.economicName
      if (
        (kind === 'function' ? line.function : line.economic) === code &&
        given !== undefined &&
        given !== ''
      )
        return given
    }
  }
  return '（目录中没有的科目）'
}

export const unique = (texts: readonly string[]): string[] => [...new Set(texts)].sort()

export interface CodedOptions {
  readonly lines: readonly NaiveLine[]
  readonly kind: 'function' | 'economic'
  readonly lastTwo: boolean
  readonly totalFirst: boolean
  /** The amounts of a row, from the lines that belong to it. */
  readonly amounts: (lines: readonly NaiveLine[]) => bigint[]
  /** What stands in a row of its own without a code. */
  readonly tail?: readonly { readonly name: string; readonly amounts: bigint[] }[]
  readonly name: (code: string) => string
}

/** The rows of a coded table: 类, 款, 项 in ascending order; a total over all. */
export function codedRows({
  lines,
  kind,
  lastTwo,
  totalFirst,
  amounts,
  tail = [],
  name
}: CodedOptions): string[][] {
  const present = lines.filter(({ a }) => a !== 0n)
  const printed = (sums: readonly bigint[]): string[] => sums.map(wan)
  const rows: string[][] = []
  const code = (line: NaiveLine): string => (kind === 'function' ? line.f : line.e)
  for (const first of unique(present.map((line) => code(line).slice(0, 3)))) {
    const inClass = present.filter((line) => code(line).slice(0, 3) === first)
    rows.push([first, name(first), ...printed(amounts(inClass))])
    if (kind === 'economic') {
      for (const division of unique(inClass.map(code)))
        rows.push([
          division,
          name(division),
          ...printed(amounts(inClass.filter((line) => code(line) === division)))
        ])
      continue
    }
    for (const division of unique(inClass.map((line) => line.f.slice(0, 5)))) {
      const within = inClass.filter((line) => line.f.slice(0, 5) === division)
      rows.push([lastTwo ? division.slice(3) : division, name(division), ...printed(amounts(within))])
      for (const item of unique(within.map((line) => line.f)))
        rows.push([item, name(item), ...printed(amounts(within.filter((line) => line.f === item)))])
    }
  }
  for (const row of tail) rows.push(['', row.name, ...printed(row.amounts)])
  if (rows.length === 0) return []
  const whole = amounts(present).map((sum, at) => tail.reduce((total, row) => total + row.amounts[at]!, sum))
  const total = ['', '合计', ...printed(whole)]
  return totalFirst ? [total, ...rows] : [...rows, total]
}

/** The indicators in a framework's order; what it lacks follows as it came, levels kept together. */
export function indicatorRows(
  indicators: readonly Omit<Indicator, 'id'>[],
  framework: Readonly<Record<string, readonly string[]>>
): string[][] {
  const rows: string[][] = []
  const first = [...new Set([...Object.keys(framework), ...indicators.map((one) => one.level1)])]
  for (const level1 of first) {
    const own = indicators.filter((one) => one.level1 === level1)
    let printed1 = false
    for (const level2 of new Set([...(framework[level1] ?? []), ...own.map((one) => one.level2)])) {
      let printed2 = false
      for (const one of own.filter((each) => each.level2 === level2)) {
        rows.push([
          printed1 ? '' : level1,
          printed2 ? '' : level2,
          one.name,
          `${one.operator}${one.value}${one.unit}`
        ])
        printed1 = true
        printed2 = true
      }
    }
  }
  return rows
}

export const threePublicCodes: Readonly<Record<ThreePublicItem, readonly string[]>> = {
  overseasTravel: ['30212'],
  officialReception: ['30217'],
  vehicleOperation: ['30231'],
  vehiclePurchase: ['31013', '30913']
}

/** Two lists side by side; the shorter one is filled up with empty rows. */
export function beside(
  left: readonly (readonly string[])[],
  right: readonly (readonly string[])[],
  leftWidth: number,
  rightWidth: number
): string[][] {
  const empty = (width: number): string[] => Array.from({ length: width }, () => '')
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => [
    ...(left[at] ?? empty(leftWidth)),
    ...(right[at] ?? empty(rightWidth))
  ])
}

/** What the tables of an edition are made from. */
export interface NaiveInput {
  readonly department: Department
  /** All units of the department, or the one whose edition it is. */
  readonly ledgers: readonly UnitLedger[]
  readonly edition: 'department' | 'unit'
}

/** The unit edition's words. */
export function inEdition(tables: readonly NaiveTable[], edition: NaiveInput['edition']): NaiveTable[] {
  if (edition === 'department') return [...tables]
  const say = (text: string): string => text.replaceAll('部门', '单位')
  return tables.map((table) => ({
    ...table,
    name: say(table.name),
    header: table.header.map((row) => row.map(say)),
    notes: table.notes.map(say)
  }))
}
