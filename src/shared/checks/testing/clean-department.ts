import fc from 'fast-check'
import type { Budget, Catalog } from '@shared/catalog'
import type { Department } from '@shared/exchange'
import {
  emptyLedger,
  fundSources,
  isCarryover,
  isFiscal,
  otherCategories,
  sections,
  sectionState,
  unitKinds
} from '@shared/ledger'
import type { FundSource, Indicator, Line, OtherLine, PriorLine, Project, UnitLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import { alignIds } from '../../ledger/align'
import { balanced } from '../../tables/testing/arbitrary-tables'
import type { MutableDepartment } from './mutation'

/** Departments that obey every error rule: all sources, all kinds of units, many units, closed ones among them. */

const amount = fc.integer({ min: 1, max: 5e9 }).map(fen)
const words = fc.constantFrom('日常公用', '工业发展', '中小企业服务', '信息化建设', '业务培训', '设备更新')

/** Which budget's subjects a source may pay for. */
function budgetOf(source: FundSource): Budget {
  if (source === 'governmentFund' || source === 'carryoverGovernmentFund') return 'governmentFund'
  if (source === 'stateCapitalOperations' || source === 'carryoverStateCapitalOperations')
    return 'stateCapitalOperations'
  return 'generalPublicBudget'
}

interface Codes {
  readonly items: Readonly<Record<Budget, readonly string[]>>
  readonly divisions: readonly string[]
}

function codesOf(catalog: Catalog): Codes {
  const items = catalog.subjects('function').filter(({ level }) => level === 'item')
  const of = (budget: Budget): string[] => items.flatMap((one) => (one.budget === budget ? [one.code] : []))
  return {
    items: {
      generalPublicBudget: of('generalPublicBudget'),
      governmentFund: of('governmentFund'),
      stateCapitalOperations: of('stateCapitalOperations'),
      socialInsuranceFund: []
    },
    divisions: catalog.subjects('economic').flatMap(({ code, level }) => (level === 'division' ? [code] : []))
  }
}

function lineOf(codes: Codes, sources: readonly FundSource[]): fc.Arbitrary<Line> {
  return fc
    .record({
      source: fc.constantFrom(...sources),
      amount,
      at: fc.nat(),
      division: fc.constantFrom(...codes.divisions)
    })
    .map(({ source, amount: money, at, division }) => {
      const items = codes.items[budgetOf(source)]
      return { id: 0, function: items[at % items.length]!, economic: division, source, amount: money }
    })
}

const indicator: fc.Arbitrary<Indicator> = fc
  .record({ name: words, at: fc.nat({ max: 5 }), value: fc.integer({ min: 1, max: 99 }) })
  .map(({ name, at, value }) => {
    const [level1, level2] = framework[at % framework.length]!
    return { id: 0, level1, level2, name: `${name}${at}`, operator: '≥', value: String(value), unit: '%' }
  })
const framework = [
  ['成本指标', '经济成本指标'],
  ['产出指标', '数量指标'],
  ['产出指标', '质量指标'],
  ['产出指标', '时效指标'],
  ['效益指标', '社会效益指标'],
  ['满意度指标', '服务对象满意度']
] as const

function projectOf(codes: Codes): fc.Arbitrary<Omit<Project, 'code'>> {
  const carried = fundSources.filter(isCarryover)
  const current = fundSources.filter((source) => !isCarryover(source))
  return fc.boolean().chain((carryover) =>
    fc.record({
      id: fc.constant(0),
      name: words,
      carryover: fc.constant(carryover),
      keyProject: fc.boolean(),
      goal: fc.constant('完成全年任务'),
      basis: fc.constant('市委市政府年度重点工作'),
      implementingUnit: fc.constant(''),
      lines: fc.array(lineOf(codes, carryover ? carried : current), { minLength: 1, maxLength: 5 }),
      indicators: fc.array(indicator, { minLength: 2, maxLength: 5 })
    })
  )
}

function otherLineOf(codes: Codes): fc.Arbitrary<OtherLine> {
  const sources = fundSources.filter((source) => !isFiscal(source, { countCarryover: true }))
  return fc
    .tuple(lineOf(codes, sources), fc.constantFrom(...otherCategories))
    .map(([line, category]) => ({ ...line, category }))
}

function priorLineOf(codes: Codes): fc.Arbitrary<PriorLine> {
  return fc
    .tuple(lineOf(codes, fundSources), fc.constantFrom('basic', 'project'))
    .map(([line, section]): PriorLine => ({ ...line, section: section === 'basic' ? 'basic' : 'project' }))
}

const posts = fc.record({
  administrative: fc.nat({ max: 40 }),
  civilServantManaged: fc.nat({ max: 40 }),
  publicInstitution: fc.nat({ max: 40 })
})

function ledgerOf(unit: UnitLedger['unit'], codes: Codes, others: boolean): fc.Arbitrary<UnitLedger> {
  return fc
    .record({
      people: posts,
      retirees: fc.nat({ max: 30 }),
      basic: fc.array(lineOf(codes, fundSources), { maxLength: 12, size: 'max' }),
      other: others ? fc.array(otherLineOf(codes), { maxLength: 3 }) : fc.constant([]),
      projects: fc.array(projectOf(codes), { maxLength: 4, size: 'max' }),
      carry: fc.dictionary(fc.constantFrom(...fundSources), amount, { maxKeys: 2 }),
      prior: fc.array(priorLineOf(codes), { maxLength: 6 }),
      goods: amount
    })
    .map(({ people, retirees, basic, other, projects, carry, prior, goods }) => {
      const ledger = balanced({
        ...emptyLedger(unit.code, 2023),
        unit,
        contacts: {
          unitHead: '张一',
          financeHead: '李二',
          preparer: '王三',
          phone: '0797-8000000',
          filledOn: '2022-12-01'
        },
        personnel: { authorized: people, employed: people, veteranRetirees: 1, retirees },
        carryToNextYear: carry,
        basicExpenditure: basic,
        otherExpenditure: other,
        projects: projects.map((project, at) => ({ ...project, code: `${unit.code}-${at + 1}` })),
        governmentProcurement: { goods, lines: [] },
        priorYear: { fiscalYear: 2022, basis: 'approvedBudget', income: {}, lines: prior },
        statement: '无'
      })
      return alignIds(closedWhereEmpty(ledger), emptyLedger(unit.code, 2023), 1).ledger
    })
}

/** Sections that nothing stands in are marked 本单位无此项. */
export function closedWhereEmpty(ledger: UnitLedger): UnitLedger {
  const open = sections.filter((section) => sectionState(ledger, section) === 'empty')
  return open.length === 0 ? ledger : { ...ledger, sectionsWithoutContent: open }
}

/**
 * Clean departments of 1 to `most` units of all kinds.
 * @param others with lines of 其他支出类别: only for templates that have columns for them
 */
export function cleanDepartment(
  catalog: Catalog,
  { most = 5, others = false }: { readonly most?: number; readonly others?: boolean } = {}
): fc.Arbitrary<MutableDepartment> {
  const codes = codesOf(catalog)
  return fc
    .tuple(
      fc.array(fc.constantFrom(...unitKinds), { minLength: 1, maxLength: most, size: 'max' }),
      fc.boolean(),
      fc.array(indicator, { minLength: 1, maxLength: 4 })
    )
    .chain(([kinds, hasClosed, indicators]) => {
      const units = kinds.map((kind, at) => ({ code: `40200${at + 1}`, name: `第${at + 1}单位`, kind }))
      const department = departmentOf(units, hasClosed, indicators)
      return fc
        .tuple(...units.map((unit) => ledgerOf(unit, codes, others)))
        .map((ledgers) => ({ department, ledgers }))
    })
}

function departmentOf(
  units: readonly UnitLedger['unit'][],
  hasClosed: boolean,
  indicators: readonly Indicator[]
): Department {
  const listed = units.map((unit, at) => ({ ...unit, order: at + 1 }))
  const closed = {
    code: '402099',
    name: '已并入的单位',
    kind: 'publicInstitution',
    status: 'closed',
    order: 99
  } as const
  return {
    code: '402',
    name: '市工业局',
    fiscalYear: 2023,
    units: hasClosed ? [...listed, closed] : listed,
    performance: { goal: '完成全年任务', indicators: indicators.map(withoutId) }
  }
}

function withoutId({ level1, level2, name, operator, value, unit }: Indicator): Omit<Indicator, 'id'> {
  return { level1, level2, name, operator, value, unit }
}
