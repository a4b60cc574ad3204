import fc from 'fast-check'
import type { Department } from '@shared/exchange'
import type { FundSource, Line, UnitLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import { anyDepartment } from '../../consolidation/testing/arbitrary-department'
import { anyIndicator } from '../../ledger/testing/arbitrary-ledger'
import { catalog } from './templates'

/** Random departments as tables need them. */
export interface AnyTables {
  readonly department: Department
  readonly ledgers: readonly UnitLedger[]
}

const items = catalog.subjects('function').flatMap(({ code, level }) => (level === 'item' ? [code] : []))
const divisions = catalog
  .subjects('economic')
  .flatMap(({ code, level }) => (level === 'division' ? [code] : []))

/** Codes of the catalog in the place of most codes, so that all of it occurs; odd ones stay. */
interface Codes {
  readonly items: readonly string[]
  readonly divisions: readonly string[]
}
const anyCodes: fc.Arbitrary<Codes> = fc.record({
  items: fc.array(fc.constantFrom(...items), { minLength: 7, maxLength: 7 }),
  divisions: fc.array(
    fc.oneof(fc.constantFrom(...divisions), fc.constantFrom('30212', '30217', '30231', '31013')),
    {
      minLength: 5,
      maxLength: 5
    }
  )
})

function recoded<L extends Line>(lines: readonly L[], codes: Codes): L[] {
  return lines.map((line) => {
    if (line.id % 5 === 0) return line
    const [item, division] = [codes.items[line.id % 7]!, codes.divisions[line.id % 5]!]
    return { ...line, function: item, economic: division }
  })
}

function recodedLedger(ledger: UnitLedger, codes: Codes): UnitLedger {
  return {
    ...ledger,
    basicExpenditure: recoded(ledger.basicExpenditure, codes),
    otherExpenditure: recoded(ledger.otherExpenditure, codes),
    projects: ledger.projects.map((project) => ({ ...project, lines: recoded(project.lines, codes) }))
  }
}

/** Any department: 1 to 8 units, all sources, codes of the catalog and unknown ones, up to the limits. */
export const anyTables: fc.Arbitrary<AnyTables> = fc
  .tuple(
    anyDepartment,
    anyCodes,
    fc.array(anyIndicator, { maxLength: 6 }),
    fc.option(fc.constantFrom('目标', '{year}{goal}', '=1+1'), { nil: undefined }),
    fc.boolean()
  )
  .map(([{ department, ledgers }, codes, indicators, goal, chosen]) => ({
    department: {
      ...department,
      ...(chosen ? { keyProjects: someCodes(ledgers) } : {}),
      performance: { indicators, ...(goal === undefined ? {} : { goal }) }
    },
    ledgers: ledgers.map((ledger) => recodedLedger(ledger, codes))
  }))

/** Every second project code, the last ones first. */
function someCodes(ledgers: readonly UnitLedger[]): string[] {
  const codes = ledgers.flatMap(({ projects }) => projects.map(({ code }) => code))
  return [...new Set(codes)].filter((_, at) => at % 2 === 0).reverse()
}

/** Without the other categories in some sources: what a template has no column for. Lines of zero stay. */
export function withoutOther(ledger: UnitLedger, inSources: (source: FundSource) => boolean): UnitLedger {
  return {
    ...ledger,
    otherExpenditure: ledger.otherExpenditure.filter(
      ({ source, amount }) => amount === 0 || !inSources(source)
    )
  }
}

/** The same ledger with incomes that balance it: by source, what is spent and what is carried to next year. */
export function balanced(ledger: UnitLedger): UnitLedger {
  const income = new Map<FundSource, number>()
  const add = (source: FundSource, amount: number): void => {
    income.set(source, (income.get(source) ?? 0) + amount)
  }
  const { basicExpenditure, otherExpenditure, projects, carryToNextYear } = ledger
  const lines = [...basicExpenditure, ...otherExpenditure, ...projects.flatMap((project) => project.lines)]
  for (const { source, amount } of lines) add(source, amount)
  for (const [source, amount] of Object.entries(carryToNextYear)) add(source as FundSource, amount)
  return {
    ...ledger,
    income: Object.fromEntries(Array.from(income, ([source, amount]) => [source, fen(amount)]))
  }
}
