import { resolve } from 'node:path'
import { Catalog } from '@shared/catalog'
import type { Department } from '@shared/exchange'
import { emptyLedger } from '@shared/ledger'
import type { FundSource, Line, Project, UnitLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import { ShippedCatalogs } from '../../src/main/catalogs'
import { nodeFiles } from '../../src/main/files'
import { Random } from '../kill-loop/random'

export const UNITS = 1000
/** Expenditure and prior-year lines; income comes on top. */
export const LINES = 300
const BASIC = 180
const PROJECTS = 6
const PROJECT_LINES = 15
const PRIOR = 30
const YEAR = 2023
const KEY_PROJECTS = 3

const catalog = new Catalog(new ShippedCatalogs(nodeFiles, resolve('resources/catalogs')).read(YEAR))
export { catalog }

const every = (codes: readonly string[], count: number): string[] =>
  Array.from({ length: count }, (_, at) => codes[Math.floor((at * codes.length) / count)] ?? '')
const entered = (classification: 'function' | 'economic', level: string): string[] =>
  catalog.subjects(classification).flatMap((subject) => (subject.level === level ? [subject.code] : []))

/** What a large department uses: 60 functional items, 12 of them a unit; 50 economic divisions; 6 sources. */
const items = every(entered('function', 'item'), 60)
const divisions = every(entered('economic', 'division'), 50)
const sources: readonly FundSource[] = [
  'generalPublicBudget',
  'generalPublicBudget',
  'generalPublicBudget',
  'governmentFund',
  'stateCapitalOperations',
  'institutionalIncome',
  'otherIncome',
  'carryoverGeneralPublicBudget'
]

export const codeOf = (unit: number): string => `4${String(unit + 1).padStart(5, '0')}`

function one<T>(numbers: Random, from: readonly T[]): T {
  const chosen = numbers.pick(from)
  if (chosen === undefined) throw new Error('nothing to choose from')
  return chosen
}

/** The ledger of one unit; another `variant` is another state of it. */
export function unitLedger(unit: number, variant = 0): UnitLedger {
  const numbers = new Random(unit + variant * UNITS)
  const own = Array.from({ length: 12 }, () => one(numbers, items))
  let id = 0
  const line = (): Line => ({
    id: ++id,
    function: one(numbers, own),
    economic: one(numbers, divisions),
    source: one(numbers, sources),
    amount: fen(1 + numbers.below(50_000_000))
  })
  const lines = (count: number): Line[] => Array.from({ length: count }, line)
  const code = codeOf(unit)
  const basicExpenditure = lines(BASIC)
  const projects = Array.from({ length: PROJECTS }, (_, at) =>
    project(++id, `${code}-${at + 1}`, lines(PROJECT_LINES))
  )
  const prior = lines(PRIOR).map((last) => ({ ...last, section: 'basic' as const }))
  const income = incomeFor([...basicExpenditure, ...projects.flatMap((each) => each.lines)])
  const empty = emptyLedger(code, YEAR)
  return {
    ...empty,
    unit: { code, name: `第${unit + 1}单位`, kind: 'administrative' },
    income,
    basicExpenditure,
    projects,
    priorYear: { ...empty.priorYear, income, lines: prior }
  }
}

function project(id: number, code: string, lines: readonly Line[]): Project {
  const indicators = Array.from({ length: 6 }, (_, at) => ({
    id: 1_000_000 + id * 10 + at,
    level1: '产出指标',
    level2: '数量指标',
    name: `第${at + 1}项`,
    operator: '≥' as const,
    value: '1',
    unit: '次'
  }))
  return { id, code, name: `项目${code}`, goal: '按时完成', lines, indicators }
}

/** The incomes that balance some lines. */
function incomeFor(lines: readonly Line[]): UnitLedger['income'] {
  const sums = new Map<FundSource, number>()
  for (const { source, amount } of lines) sums.set(source, (sums.get(source) ?? 0) + amount)
  return Object.fromEntries(Array.from(sums, ([source, amount]) => [source, fen(amount)]))
}

export const department: Department = {
  code: '4',
  name: '测量局',
  fiscalYear: YEAR,
  units: Array.from({ length: UNITS }, (_, unit) => {
    const { code, name, kind } = unitLedger(unit).unit
    return { code, name, kind, order: unit + 1 }
  }),
  keyProjects: Array.from({ length: KEY_PROJECTS }, (_, at) => `${codeOf(at * 300)}-1`),
  performance: { indicators: [] }
}
