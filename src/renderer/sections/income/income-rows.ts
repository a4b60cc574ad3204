import type { Change, FundSource, LedgerPath, SourceBalance, UnitLedger } from '@shared/ledger'
import { balanceOf, fundSources, isFundSource, sourceGroup, sourceLabel, valueAt } from '@shared/ledger'
import type { Fen } from '@shared/money'
import { difference, maxAmount, percentChange, printInterchangeAmount, sum, zeroFen } from '@shared/money'
import type { GridEdit } from '../../grid'

/** One line of 收入 in fen: a source's, or a sum of sources. Absent is not typed; a sum of nothing is absent. */
export interface IncomeRow {
  readonly key: FundSource | 'fiscal' | 'nonFiscal' | 'currentIncome' | 'carryover' | 'total'
  readonly label: string
  readonly prior: Fen | undefined
  readonly income: Fen | undefined
  readonly carry: Fen | undefined
  /** What the ledger's own lines spend of it. */
  readonly expenditure: Fen | undefined
  /** Income − expenditure − carry to next year; anything but zero is an error. Absent where all are. */
  readonly difference: Fen | undefined
}

type Amounts = Omit<IncomeRow, 'key' | 'label'>

/**
 * Every source in the order of the tables, each group with its sum beneath it, the total last.
 * @throws UserError `sumTooLarge`
 */
export function incomeRows(ledger: UnitLedger): readonly IncomeRow[] {
  const balances = new Map(balanceOf(ledger).map((balance) => [balance.source, balance]))
  const rows = fundSources.map((source): IncomeRow => ({
    key: source,
    label: sourceLabel(source),
    ...amountsOf(ledger, source, balances.get(source))
  }))
  const of = (...groups: string[]): IncomeRow[] =>
    rows.filter(({ key }) => isFundSource(key) && groups.includes(sourceGroup(key)))
  const [fiscal, nonFiscal] = [of('fiscal'), of('nonFiscal')]
  const carryover = of('fiscalCarryover', 'nonFiscalCarryover')
  return [
    ...fiscal,
    together('fiscal', '财政拨款小计', fiscal),
    ...nonFiscal,
    together('nonFiscal', '非财政拨款小计', nonFiscal),
    together('currentIncome', '本年收入合计', [...fiscal, ...nonFiscal]),
    ...of('balanceUsed'),
    ...carryover,
    together('carryover', '上年结转小计', carryover),
    together('total', '收入总计', rows)
  ]
}

function amountsOf(ledger: UnitLedger, source: FundSource, balance: SourceBalance | undefined): Amounts {
  return {
    prior: ledger.priorYear.income[source],
    income: ledger.income[source],
    carry: ledger.carryToNextYear[source],
    expenditure: balance?.expenditure,
    difference: balance?.difference
  }
}

function together(key: IncomeRow['key'], label: string, rows: readonly IncomeRow[]): IncomeRow {
  const total = (of: keyof Amounts): Fen | undefined => {
    const amounts = rows.flatMap((row) => row[of] ?? [])
    return amounts.length === 0 ? undefined : sum(amounts)
  }
  return {
    key,
    label,
    prior: total('prior'),
    income: total('income'),
    carry: total('carry'),
    expenditure: total('expenditure'),
    difference: total('difference')
  }
}

/** The columns that are typed, with where their amounts stand in the ledger. */
const typed = {
  prior: 'priorYear/income',
  income: 'income',
  carry: 'carryToNextYear'
} as const
export type TypedColumn = keyof typeof typed

const isTyped = (column: string): column is TypedColumn => Object.hasOwn(typed, column)

/** The ledger's cell behind a cell of the grid; undefined for sums and computed columns. */
export function incomePath(row: string | number, column: string): LedgerPath | undefined {
  return typeof row === 'string' && isFundSource(row) && isTyped(column)
    ? `${typed[column]}/${row}`
    : undefined
}

/** The cell of the grid for a cell of the ledger. */
export function incomeCell(path: LedgerPath): { row: FundSource; column: TypedColumn } | undefined {
  const at = path.lastIndexOf('/')
  const row = path.slice(at + 1)
  const column = Object.keys(typed)
    .filter(isTyped)
    .find((one) => typed[one] === path.slice(0, at))
  return column !== undefined && isFundSource(row) ? { row, column } : undefined
}

/** A cell's canonical text, as the grid asks for it. */
export function incomeText(row: IncomeRow, column: string): string | undefined {
  const print = (amount: Fen | undefined): string | undefined =>
    amount === undefined ? undefined : printInterchangeAmount(amount)
  switch (column) {
    case 'source':
      return row.label
    case 'change':
      return row.income === undefined && row.prior === undefined
        ? undefined
        : print(difference(row.income ?? zeroFen, row.prior ?? zeroFen))
    case 'percent':
      return row.prior === undefined ? undefined : percentChange(row.income ?? zeroFen, row.prior)
    case 'prior':
    case 'income':
    case 'carry':
    case 'expenditure':
    case 'difference':
      return print(row[column])
    default:
      return undefined
  }
}

/** The changes of the ledger that an edit of the grid comes to. */
export function incomeChanges(ledger: UnitLedger, edit: GridEdit): Change[] {
  const last = new Map<LedgerPath, string | undefined>()
  for (const { row, column, value } of edit.cells) {
    const path = incomePath(row, column)
    if (path !== undefined) last.set(path, value)
  }
  return [...last].flatMap(([path, after]) => changed(ledger, path, after))
}

function changed(ledger: UnitLedger, path: LedgerPath, after: string | undefined): Change[] {
  const before = valueAt(ledger, path)
  if (before === after) return []
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }]
}

/** A source whose income is not what the ledger spends and carries over. */
export interface Filling {
  readonly source: FundSource
  readonly income: Fen | undefined
  /** Expenditure and carry to next year together: what the income becomes. */
  readonly becomes: Fen
  /** What it is short of (negative) or has over. */
  readonly difference: Fen
  /** Beyond what one amount may be: then it cannot be filled. */
  readonly tooLarge: boolean
}

/** What 按支出填平 would do, source by source. @throws UserError `sumTooLarge` */
export function fillings(ledger: UnitLedger): readonly Filling[] {
  return balanceOf(ledger)
    .filter(({ difference: rest }) => rest !== 0)
    .map(({ source, expenditure, carryToNextYear, difference: rest }) => {
      const becomes = sum([expenditure, carryToNextYear])
      return {
        source,
        income: ledger.income[source],
        becomes,
        difference: rest,
        tooLarge: becomes > maxAmount
      }
    })
}

/** The changes that fill these sources, to be one step. */
export function fillChanges(ledger: UnitLedger, chosen: readonly FundSource[]): Change[] {
  return fillings(ledger)
    .filter(({ source, tooLarge }) => chosen.includes(source) && !tooLarge)
    .flatMap(({ source, becomes }) => changed(ledger, `income/${source}`, printInterchangeAmount(becomes)))
}
