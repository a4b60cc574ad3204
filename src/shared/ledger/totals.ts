import { difference, sum, zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'
import { remembered } from '@shared/remember'
import { expenditureOf, sumOfHeaps } from './heaps'
import type { Heap } from './heaps'
import { otherCategories, procurementKinds, threePublicItems } from './model'
import type {
  OtherCategory,
  ProcurementKind,
  Project,
  SourceAmounts,
  ThreePublicItem,
  UnitLedger
} from './model'
import { fundSources, isCarryover, isFiscal, isGeneralPublic } from './sources'
import type { CarryoverSwitch, FundSource } from './sources'

/**
 * Totals of one ledger, in fen. Every function here throws UserError `sumTooLarge` when a sum is beyond
 * 9 × 10^15 fen.
 */
export interface LedgerTotals {
  /** All sources, balance used and carryover included (收入总计). */
  readonly income: Fen
  readonly carryToNextYear: Fen
  readonly basic: Fen
  /** 人员经费: basic expenditure on the classes 301 and 303. */
  readonly personnel: Fen
  /** 公用经费: basic expenditure on every other class, codes not chosen yet included. */
  readonly operating: Fen
  readonly project: Fen
  readonly other: Fen
  readonly otherByCategory: Readonly<Record<OtherCategory, Fen>>
  /** Basic, projects and other categories together (本年支出合计). */
  readonly expenditure: Fen
}

const personnelClasses = new Set(['301', '303'])

/** Whether a departmental economic division is 人员经费: its class (the first three digits) is 301 or 303. */
export function isPersonnel(economic: string): boolean {
  return personnelClasses.has(economic.slice(0, 3))
}

/** The totals of the sections that hold money. */
export function totalsOf(ledger: UnitLedger): LedgerTotals {
  const heaps = expenditureOf(ledger)
  const total = (of: (heap: Heap) => boolean): Fen => sumOfHeaps(heaps.filter(of))
  return {
    income: sumOfSources(ledger.income),
    carryToNextYear: sumOfSources(ledger.carryToNextYear),
    basic: total(({ section }) => section === 'basic'),
    personnel: total(({ section, economic }) => section === 'basic' && isPersonnel(economic)),
    operating: total(({ section, economic }) => section === 'basic' && !isPersonnel(economic)),
    project: total(({ section }) => section === 'project'),
    other: total(({ section }) => section === 'other'),
    otherByCategory: record(otherCategories, (one) => total(({ category }) => category === one)),
    expenditure: sumOfHeaps(heaps)
  }
}

/** 机关运行经费: general-public-budget basic expenditure on the operating classes. */
export function agencyOperating(ledger: UnitLedger, carryover: CarryoverSwitch = {}): Fen {
  return sumOf(
    ledger.basicExpenditure.filter(
      ({ source, economic }) => isGeneralPublic(source, carryover) && !isPersonnel(economic)
    )
  )
}

/** The departmental economic divisions behind each of 三公. */
export const threePublicDivisions: Readonly<Record<ThreePublicItem, readonly string[]>> = {
  overseasTravel: ['30212'],
  officialReception: ['30217'],
  vehicleOperation: ['30231'],
  vehiclePurchase: ['30913', '31013']
}

/**
 * 三公 of this year: what the fiscal-appropriation lines of all expenditure give for each item. What a file
 * states is never used for it.
 */
export function threePublicOf(
  ledger: UnitLedger,
  carryover: CarryoverSwitch = {}
): Readonly<Record<ThreePublicItem, Fen>> {
  const spent = expenditureOf(ledger).filter(
    ({ source, economic }) => threePublicItemOf.has(economic) && isFiscal(source, carryover)
  )
  return record(threePublicItems, (item) =>
    sumOfHeaps(spent.filter(({ economic }) => threePublicItemOf.get(economic) === item))
  )
}

const threePublicItemOf: ReadonlyMap<string, ThreePublicItem> = new Map(
  threePublicItems.flatMap((item) => threePublicDivisions[item].map((division) => [division, item]))
)

/**
 * 政府采购: the sums of the lines when there are lines, else the totals as typed; undefined where neither
 * lines nor a typed total exist.
 */
export function procurementOf(ledger: UnitLedger): Readonly<Record<ProcurementKind, Fen | undefined>> {
  const { lines, ...typed } = ledger.governmentProcurement
  return record(procurementKinds, (kind) => {
    const stated = typed[kind]
    if (lines.length > 0) return sumOf(lines.filter((line) => line.kind === kind))
    return stated === 'computed' ? zeroFen : stated
  })
}

/** A project's money: the sum of its lines; added up once for a project, since an edit leaves most as they were. */
export const projectTotal = remembered((project: Project): Fen => sumOf(project.lines))

/** Whether a project is carried over: it has lines, and the sources of all of them are carryover. */
export const isCarryoverProject = remembered(
  ({ lines }: Project): boolean => lines.length > 0 && lines.every(({ source }) => isCarryover(source))
)

/** One funding source's balance. */
export interface SourceBalance {
  readonly source: FundSource
  readonly income: Fen
  readonly expenditure: Fen
  readonly carryToNextYear: Fen
  /** Income − expenditure − carry to next year; anything but zero is an error. */
  readonly difference: Fen
}

/** The balance of every source that has an amount anywhere, in the order of the tables. */
export function balanceOf(ledger: UnitLedger): SourceBalance[] {
  const spentBySource = new Map<FundSource, Fen[]>()
  for (const { source, parts } of expenditureOf(ledger)) {
    const spent = spentBySource.get(source)
    if (spent === undefined) spentBySource.set(source, [...parts])
    else spent.push(...parts)
  }
  return fundSources.flatMap((source) => {
    const spent = spentBySource.get(source)
    const [income, carry] = [ledger.income[source], ledger.carryToNextYear[source]]
    if (income === undefined && carry === undefined && spent === undefined) return []
    const expenditure = sum(spent ?? [])
    const carryToNextYear = carry ?? zeroFen
    const rest = difference(income ?? zeroFen, sum([expenditure, carryToNextYear]))
    return [{ source, income: income ?? zeroFen, expenditure, carryToNextYear, difference: rest }]
  })
}

function sumOf(parts: readonly { readonly amount: Fen }[]): Fen {
  return sum(parts.map(({ amount }) => amount))
}

function sumOfSources(amounts: SourceAmounts): Fen {
  return sum(Object.values(amounts))
}

function record<K extends string, V>(keys: readonly K[], value: (key: K) => V): Readonly<Record<K, V>> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>
}
