import type { Change, Json, ProcurementKind, ProcurementLine, UnitLedger } from '@shared/ledger'
import { applyChanges, procurementKinds, procurementOf } from '@shared/ledger'
import type { Fen } from '@shared/money'
import { fen, printInterchangeAmount } from '@shared/money'
import type { ListInGrid } from '../../entry/list-grid'
import { changesOf } from '../../entry/list-grid'
import type { GridEdit } from '../../grid'

const YES = 'yes'
const NO = 'no'

/** 采购明细 in a grid: numbers and marks are texts there. */
export const procurementList: ListInGrid = {
  address: { list: 'governmentProcurement/lines' },
  blank: { kind: 'goods', name: '', amount: '0.00', source: 'generalPublicBudget' },
  inherits: ['kind', 'source'],
  write: (column, value) => ({ field: column, value: written(column, value) })
}

function written(column: string, value: string | undefined): Json | undefined {
  if (value === undefined) return undefined
  if (column === 'quantity') return Number(value)
  return column === 'reservedForSmallEnterprises' ? value === YES : value
}

/** Whether a line is reserved for small enterprises, as the grid chooses it. */
export const reservedOptions = [
  { value: YES, label: '是', initials: 's' },
  { value: NO, label: '否', initials: 'f' }
] as const

/** A cell's canonical text, as the grid asks for it. */
export function procurementText(line: ProcurementLine, column: string): string | undefined {
  switch (column) {
    case 'amount':
      return printInterchangeAmount(line.amount)
    case 'price':
      return line.price === undefined ? undefined : printInterchangeAmount(line.price)
    case 'quantity':
      return line.quantity === undefined ? undefined : quantityText(line.quantity)
    case 'reservedForSmallEnterprises':
      return line.reservedForSmallEnterprises === undefined
        ? undefined
        : line.reservedForSmallEnterprises
          ? YES
          : NO
    case 'kind':
    case 'item':
    case 'name':
    case 'unit':
    case 'source':
    case 'project':
    case 'note':
      return line[column]
    default:
      return undefined
  }
}

/** Up to four decimals, without trailing zeros and never with an exponent. */
const quantityText = (quantity: number): string => quantity.toFixed(4).replace(/\.?0+$/, '')

/** Quantity × price in fen, rounded half up; undefined where either is missing or it is beyond an amount. */
export function priceTimesQuantity({ quantity, price }: ProcurementLine): Fen | undefined {
  if (quantity === undefined || price === undefined) return undefined
  const exact = BigInt(Math.round(quantity * 10_000)) * BigInt(price)
  const rounded = Number((exact + 5_000n) / 10_000n)
  return Number.isSafeInteger(rounded) ? fen(rounded) : undefined
}

/** One of the three totals as the page shows it, in fen. */
export interface ProcurementTotal {
  readonly kind: ProcurementKind
  /** The lines' sum where there are lines, else as typed; absent where nothing is typed. */
  readonly amount: Fen | undefined
  /** A file's own total that is not the sum of the lines. */
  readonly stated?: Fen
}

/** The three totals. @throws UserError `sumTooLarge` */
export function procurementTotals(ledger: UnitLedger): readonly ProcurementTotal[] {
  const amounts = procurementOf(ledger)
  const { lines } = ledger.governmentProcurement
  return procurementKinds.map((kind) => {
    const stated = ledger.governmentProcurement[kind]
    const differs = lines.length > 0 && typeof stated === 'number' && stated !== amounts[kind]
    return { kind, amount: amounts[kind], ...(differs ? { stated } : {}) }
  })
}

/**
 * The changes of an edit of the lines. With the first line the typed totals give way to the lines' sums, and with
 * the last one gone they are free to be typed again: in the same step, so that one undo brings back either.
 */
export function procurementChanges(ledger: UnitLedger, edit: GridEdit): Change[] {
  const changes = changesOf(ledger, procurementList, edit)
  const before = ledger.governmentProcurement
  const hadLines = before.lines.length > 0
  const hasLines = applyChanges(ledger, changes).governmentProcurement.lines.length > 0
  if (hadLines === hasLines) return changes
  const totals = procurementKinds.flatMap((kind): Change[] => {
    const stated = before[kind]
    if (stated === undefined) return []
    const path = `governmentProcurement/${kind}`
    const was = stated === 'computed' ? stated : printInterchangeAmount(stated)
    if (!hasLines) return [{ path, before: was }]
    return stated === 'computed' ? [] : [{ path, before: was, after: 'computed' }]
  })
  return [...changes, ...totals]
}
