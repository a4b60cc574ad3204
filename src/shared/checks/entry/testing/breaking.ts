import type { Department } from '@shared/exchange'
import type { Indicator, Line, Personnel, Project, UnitLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import { balanced } from '../../../tables/testing/arbitrary-tables'
import type { MutableDepartment, Mutation } from '../../testing/mutation'

/** Words for breaking the tidy department in one thing. Income follows what is spent, unless that is the thing. */

export type Break = (clean: MutableDepartment) => MutableDepartment

export interface EntryMutation {
  /** Rules of any severity that fire with good reason besides. */
  readonly also?: readonly string[]
}

/** A breach of what people fill in. */
export function breach(
  rule: string,
  words: string,
  mutate: Break,
  places: readonly string[],
  more: { readonly alsoErrors?: readonly string[]; readonly also?: readonly string[] } = {}
): Mutation & EntryMutation {
  return { rule, words, breaks: 'ledgers', mutate, places, ...more }
}

export const head = '402001'
export const center = '402002'

/** Changes one unit's ledger, and nothing else. */
export function unit(code: string, change: (ledger: UnitLedger) => UnitLedger): Break {
  return (clean) => ({
    ...clean,
    ledgers: clean.ledgers.map((ledger) => (ledger.unit.code === code ? change(ledger) : ledger))
  })
}

/** Changes one unit's expenditure; its income follows. */
export function spent(code: string, change: (ledger: UnitLedger) => UnitLedger): Break {
  return unit(code, (ledger) => balanced(change(ledger)))
}

export function department(change: (department: Department) => Department): Break {
  return (clean) => ({ ...clean, department: change(clean.department) })
}

/** New rows have ids that none had. */
function numbered<T extends { readonly id: number }>(rows: readonly T[], from = 9001): T[] {
  return rows.map((row, at) => ({ ...row, id: from + at }))
}

export function addBasic(code: string, ...lines: readonly Line[]): Break {
  return spent(code, (ledger) => ({
    ...ledger,
    basicExpenditure: [...ledger.basicExpenditure, ...numbered(lines)]
  }))
}

/** Changes the basic lines on a division. */
export function basicOn(code: string, economic: string, change: (line: Line) => Line): Break {
  return spent(code, (ledger) => ({
    ...ledger,
    basicExpenditure: ledger.basicExpenditure.map((line) =>
      line.economic === economic ? change(line) : line
    )
  }))
}

export function withoutBasic(code: string, economic: string): Break {
  return spent(code, (ledger) => ({
    ...ledger,
    basicExpenditure: ledger.basicExpenditure.filter((line) => !line.economic.startsWith(economic))
  }))
}

/** Changes the first project of a unit. */
export function project(code: string, change: (project: Project) => Project): Break {
  return spent(code, (ledger) => ({
    ...ledger,
    projects: ledger.projects.map((one, at) => (at === 0 ? change(one) : one))
  }))
}

export function addToProject(code: string, ...lines: readonly Line[]): Break {
  return project(code, (one) => ({ ...one, lines: [...one.lines, ...numbered(lines, 9101)] }))
}

/** Changes the indicator of that name in a unit's first project. */
export function target(code: string, name: string, change: Partial<Indicator>): Break {
  return project(code, (one) => ({
    ...one,
    indicators: one.indicators.map((row) => (row.name === name ? { ...row, ...change } : row))
  }))
}

export function addTarget(code: string, row: Indicator): Break {
  return project(code, (one) => ({ ...one, indicators: [...one.indicators, ...numbered([row], 9201)] }))
}

export function withoutTarget(code: string, level: string): Break {
  return project(code, (one) => ({
    ...one,
    indicators: one.indicators.filter(({ level1 }) => level1 !== level)
  }))
}

export function people(code: string, change: Partial<Personnel>): Break {
  return unit(code, (ledger) => ({ ...ledger, personnel: { ...ledger.personnel, ...change } }))
}

/** One after the other. */
export function both(...breaks: readonly Break[]): Break {
  return (clean) => breaks.reduce((broken, one) => one(broken), clean)
}

export const yuan = (amount: number): ReturnType<typeof fen> => fen(Math.round(amount * 100))
