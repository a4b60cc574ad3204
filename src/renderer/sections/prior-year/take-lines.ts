import type { FundSource, Json, PriorSection } from '@shared/ledger'
import type { Fen } from '@shared/money'
import {
  difference,
  parseAmount,
  printExactWanyuan,
  printInterchangeAmount,
  printYuan,
  sum,
  withinRounding
} from '@shared/money'
import type { Parsed } from '../../grid'
import type { FilledRow } from './fill-down'
import { fillDown, filledNamed } from './fill-down'
import type { AmountUnit, PriorCells, SubjectReaders, Understood } from './recognise'
import { cellsUnder } from './recognise'
import type { Columns, Kind, PriorField, SideField } from './roles'
import { isAmount, isSide, priorFieldLabels, sideKinds } from './roles'
import { subtotalsAmong } from './subtotals'
import { readKind, readSource } from './words'

/** A row of `priorYear/lines` in interchange values, without its id. */
export type PriorRow = Readonly<Record<string, Json>>

/** What the user has settled about a pasted table. */
export interface Settled {
  readonly unit: AmountUnit
  /** For tables that do not say their rows' kind of expenditure, and their source. */
  readonly section: PriorSection
  readonly source: FundSource
}

/** A row of the pasted table, from 1, and what is to be said of it. */
export interface Remark {
  readonly place: number
  readonly reason: string
}

export interface TakenLines {
  readonly lines: readonly PriorRow[]
  /** The row of the pasted table, from 1, that each line comes from. */
  readonly from: readonly number[]
  /** Rows of totals: they are not lines, and nothing is wrong with them. */
  readonly totals: readonly number[]
  /** Rows that were not taken, and why. */
  readonly skipped: readonly Remark[]
  /** What was blank and taken from a row above, in sentences. */
  readonly filled: readonly string[]
  /** Rows that were taken, but whose total is not what their amounts come to. */
  readonly unequal: readonly Remark[]
}

interface Part {
  readonly field: PriorField
  readonly amount: Fen
}
interface Amounts {
  readonly parts: readonly Part[]
  readonly total: Fen | undefined
}

const amountName = (field: 'amount' | 'totalAmount' | SideField): string => {
  if (field === 'totalAmount') return '合计'
  return field === 'amount' ? '金额' : `${priorFieldLabels[field]}的金额`
}

/** The amounts of a row, or why they are none. A blank among kinds side by side, and a zero, is no amount. */
function readAmounts(cells: PriorCells, columns: Columns, unit: AmountUnit): Amounts | string {
  const parts: Part[] = []
  let total: Fen | undefined
  for (const field of new Set(columns)) {
    if (!isAmount(field) && field !== 'totalAmount') continue
    const read = parseAmount(cells[field] ?? '', { unit, negative: true })
    if (!read.ok) return `${amountName(field)}“${cells[field] ?? ''}”：${read.message}`
    if (read.empty) continue
    if (field === 'totalAmount') total = read.fen
    else if (read.fen !== 0 || !isSide(field)) parts.push({ field, amount: read.fen })
  }
  return { parts, total }
}

/** Codes of the level of entry: what last year's catalog had and this year's lacks is kept as it came. */
const ENTRY = { function: /^\d{7}$/, economic: /^\d{5}$/ } as const

type Subject = { readonly code: string; readonly name?: string } | { readonly reason: string }

function readSubjectOf(
  of: 'function' | 'economic',
  text: string | undefined,
  name: string | undefined,
  read: (text: string) => Parsed
): Subject {
  const typed = text ?? name
  if (typed === undefined) return { code: '' }
  const parsed = read(typed)
  if (parsed.ok) return { code: parsed.value ?? '' }
  const plain = typed.normalize('NFKC').replaceAll(/\s/g, '')
  const [, code = '', behind = ''] = /^[[(【〔]?(\d+)[\])】〕]?[\-_:.·、/]*(.*)$/.exec(plain) ?? []
  if (!ENTRY[of].test(code)) return { reason: parsed.reason }
  const known = name ?? behind
  return { code, ...(known === '' ? {} : { name: known }) }
}

/** What a row lacks that its table has a column for, where nothing above can be taken for it. */
const blankReason = (names: FilledRow['blank']): string => {
  const whole = names.find((name) => name === '资金来源' || name === '支出类别')
  const hint = whole === undefined ? '' : `；整列都空的，请把这一列改成“不取”，再在下面选${whole}`
  return `${names.join('、')}是空的，上面也没有可以照着取的${hint}。`
}

/** A row's lines without their amounts, or why there are none. */
function readWords(
  row: FilledRow,
  sumsUp: number | undefined,
  settled: Settled,
  readers: SubjectReaders
): PriorRow | string {
  const { cells } = row
  if (sumsUp !== undefined) return `没有经济科目，金额是下面 ${sumsUp} 行之和，是小计，没有取。`
  if (row.words.length === 0) return '这一行只有金额，没有科目，像是合计，没有取。'
  if (row.blank.length > 0) return blankReason(row.blank)
  const kind: Kind | undefined = readKind(cells, settled.section)
  if (kind === undefined) {
    return `看不出“${cells.section ?? cells.category ?? ''}”是基本支出、项目支出还是哪一种其他支出。`
  }
  const source = cells.source === undefined ? settled.source : readSource(cells.source)
  if (source === undefined) return `看不出资金来源“${cells.source ?? ''}”是哪一种。`
  const item = readSubjectOf('function', cells.function, cells.functionName, readers.function)
  if ('reason' in item) return item.reason
  const economic = readSubjectOf('economic', cells.economic, cells.economicName, readers.economic)
  if ('reason' in economic) return economic.reason
  if (item.code === '' && economic.code === '') return '没有功能科目，也没有经济科目。'
  return {
    ...kind,
    function: item.code,
    economic: economic.code,
    source,
    ...(cells.note === undefined ? {} : { note: cells.note }),
    ...(item.name === undefined ? {} : { functionName: item.name }),
    ...(economic.name === undefined ? {} : { economicName: economic.name })
  }
}

const linesOf = (row: PriorRow, { parts }: Amounts): PriorRow[] =>
  parts.map(({ field, amount }) => ({
    ...row,
    ...(isSide(field) ? sideKinds[field] : {}),
    amount: printInterchangeAmount(amount)
  }))

/** Why a row's total is not right; undefined where it is, or where none is said. */
function unequalReason({ parts, total }: Amounts, unit: AmountUnit): string | undefined {
  if (total === undefined) return undefined
  const made = sum(parts.map(({ amount }) => amount))
  const off = difference(made, total)
  if (off === 0) return undefined
  const shown = (amount: Fen): string =>
    unit === 'yuan' ? `${printYuan(amount)} 元` : `${printExactWanyuan(amount)} 万元`
  const rounding = unit === 'wanyuan' && withinRounding(parts.length, off)
  const hint = rounding ? '相差不大，可能是四舍五入的尾差' : '请核对'
  return `合计写的是 ${shown(total)}，取的各列加起来是 ${shown(made)}：${hint}。`
}

/** What is gathered row by row. */
type Made = { -readonly [key in Exclude<keyof TakenLines, 'filled'>]: TakenLines[key][number][] }

function add(made: Made, place: number, lines: readonly PriorRow[], unequal: string | undefined): void {
  made.lines.push(...lines)
  made.from.push(...lines.map(() => place))
  if (unequal !== undefined) made.unequal.push({ place, reason: unequal })
}

/** What a row's amounts come to; undefined for a total, and where there are none. */
function comesTo({ total }: FilledRow, amounts: Amounts | string | undefined): Fen | undefined {
  if (total || typeof amounts !== 'object' || amounts.parts.length === 0) return undefined
  return sum(amounts.parts.map(({ amount }) => amount))
}

/** The lines of a pasted table that was understood: what is no line is named with its reason, never guessed. */
export function takeLines(
  rows: readonly (readonly string[])[],
  understood: Pick<Understood, 'headingRow' | 'columns'>,
  settled: Settled,
  readers: SubjectReaders
): TakenLines {
  const { columns } = understood
  const rowsUnder = fillDown(cellsUnder(rows, understood), columns)
  const amountsOf = new Map(rowsUnder.map((row) => [row, readAmounts(row.cells, columns, settled.unit)]))
  const subtotals = subtotalsAmong(rowsUnder, (row) => comesTo(row, amountsOf.get(row)), settled.unit)
  const made: Made = { lines: [], from: [], totals: [], skipped: [], unequal: [] }
  const taken: FilledRow[] = []
  for (const row of rowsUnder) {
    const place = row.row + 1
    const amounts = amountsOf.get(row) ?? ''
    if (row.total) made.totals.push(place)
    else if (typeof amounts === 'string') made.skipped.push({ place, reason: amounts })
    else if (amounts.parts.length > 0 || (amounts.total ?? 0) !== 0) {
      const read = readWords(row, subtotals.get(row), settled, readers)
      if (typeof read === 'string') made.skipped.push({ place, reason: read })
      else {
        taken.push(row)
        add(made, place, linesOf(read, amounts), unequalReason(amounts, settled.unit))
      }
    }
  }
  return { ...made, filled: filledNamed(taken) }
}
