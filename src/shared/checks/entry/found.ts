import type { Catalog } from '@shared/catalog'
import type { Department } from '@shared/exchange'
import type { Line, UnitLedger } from '@shared/ledger'
import { printYuan, sum } from '@shared/money'
import type { Fen } from '@shared/money'
import type { PlacedLine } from '../lines'
import type { Place, Side } from '../model'
import { rowPlace } from '../places'

/** Words and places that the rules on entries share. */

/** More places than this of one finding help nobody; the sentence says how many there are. */
export const mostPlaces = 20

/** As a sentence says it: 1,234.50 元. */
export function yuan(amount: Fen): string {
  return `${printYuan(amount)} 元`
}

/** As a side carries it: 1234.50. */
export function plain(amount: Fen): string {
  return printYuan(amount, { grouped: false })
}

/** One side of a comparison of amounts. */
export function amountSide(label: string, amount: Fen, places: readonly Place[] = []): Side {
  return { label, value: plain(amount), places }
}

/** One side of a comparison of numbers or words. */
export function wordSide(label: string, value: string | number, places: readonly Place[] = []): Side {
  return { label, value: String(value), places }
}

/** The money of some lines. */
export function totalOf(lines: readonly PlacedLine[]): Fen {
  return sum(lines.map(({ line }) => line.amount))
}

/** Where lines stand: this field of each, or the whole rows. */
export function linePlaces(ledger: UnitLedger, lines: readonly PlacedLine[], field?: keyof Line): Place[] {
  return lines
    .slice(0, mostPlaces)
    .map(({ line, address, at }) => rowPlace(ledger, address, line.id, field, at))
}

/** 2 行, told only of more than one: the sentence names the first. */
export function rowsWords(lines: readonly unknown[]): string {
  return lines.length > 1 ? `（共 ${lines.length} 行）` : ''
}

/** The name of a code: the catalog's, else the one that came with it, else empty. */
export function nameOf(
  catalog: Catalog,
  classification: 'function' | 'economic',
  code: string,
  given: string | undefined
): string {
  return catalog.subject(classification, code)?.name ?? given ?? ''
}

/** A code as people read it: 2150502 一般行政管理事务. */
export function subjectWords(
  catalog: Catalog,
  classification: 'function' | 'economic',
  code: string,
  given?: string
): string {
  const name = nameOf(catalog, classification, code, given)
  return name === '' ? code : `${code} ${name}`
}

/** How much larger a figure is, in per cent, for a sentence: 11.5%. */
export function percentWords(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(1)}%`
}

/** The ledgers whose figures of this year count: not those of closed units. */
export function activeLedgers({
  ledgers,
  department
}: {
  readonly ledgers: readonly UnitLedger[]
  readonly department: Department | undefined
}): UnitLedger[] {
  const closed = new Set(department?.units.flatMap(({ code, status }) => (status === 'closed' ? [code] : [])))
  return ledgers.filter(({ unit }) => !closed.has(unit.code))
}
