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
  threePublicDivisions,
  threePublicItems,
  unitKinds
} from '@shared/ledger'
import type {
  FundSource,
  Indicator,
  Line,
  OtherLine,
  PriorLine,
  Project,
  UnitKind,
  UnitLedger
} from '@shared/ledger'
import { difference, zeroFen } from '@shared/money'
import { alignIds } from '../../ledger/align'
import { balanced } from '../../tables/testing/arbitrary-tables'
import { amount, keptCeilings, purchases, settings } from './clean-surroundings'
import type { MutableDepartment } from './mutation'

/**
 * Departments that obey every error rule: all sources and kinds of units, one unit or dozens, closed ones with and without
 * a ledger, carried-over projects, purchases, other categories, 三公 of last year, ceilings, settings, amounts from one fen to
 * a hundred 亿元.
 */

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
  readonly nameOf: (item: string) => string
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
    divisions: catalog
      .subjects('economic')
      .flatMap(({ code, level }) => (level === 'division' ? [code] : []))
      // What 三公 is made of stands in a hundred others: so that it occurs.
      .concat(...Object.values(threePublicDivisions), '30217', '30231', '30201', '30211'),
    nameOf: (item) => catalog.subject('function', item)?.name ?? ''
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
    .chain((line) =>
      fc
        .constantFrom({}, { note: '按标准测算' }, { functionName: codes.nameOf(line.function) })
        .map((more) => ({
          ...line,
          ...more
        }))
    )
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
      startYear: fc.constantFrom(2021, 2023),
      endYear: fc.constantFrom(2023, 2025),
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
    .tuple(lineOf(codes, fundSources), fc.constantFrom('basic', 'project', 'negative'))
    .map(([line, kind]): PriorLine => ({
      ...line,
      amount: kind === 'negative' ? difference(zeroFen, line.amount) : line.amount,
      section: kind === 'project' ? 'project' : 'basic'
    }))
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
      goods: amount,
      lastYear: fc.array(fc.option(amount, { nil: undefined }), { minLength: 4, maxLength: 4 }),
      reason: fc.option(fc.constant('压减一般性支出'), { nil: undefined })
    })
    .chain((parts) => {
      const own = parts.projects.map((one, at) => ({ ...one, code: `${unit.code}-${at + 1}` }))
      return purchases(own).map((bought) => ({ ...parts, bought }))
    })
    .map(({ people, retirees, basic, other, projects, carry, prior, goods, lastYear, reason, bought }) => {
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
        governmentProcurement: bought.length > 0 ? { lines: bought } : { goods, lines: [] },
        threePublicExpenses: lastYears(lastYear, reason),
        priorYear: { fiscalYear: 2022, basis: 'approvedBudget', income: {}, lines: prior },
        statement: '无'
      })
      return alignIds(closedWhereEmpty(ledger), emptyLedger(unit.code, 2023), 1).ledger
    })
}

/** 三公 of last year as typed, the four items in order. */
function lastYears(
  priors: readonly (UnitLedger['threePublicExpenses']['officialReception']['prior'] | undefined)[],
  reason: string | undefined
): UnitLedger['threePublicExpenses'] {
  const items = threePublicItems.map((item, at) => {
    const prior = priors[at]
    const typed = prior === undefined ? {} : { prior }
    return [item, { counts: {}, ...typed, ...(reason === undefined ? {} : { reason }) }] as const
  })
  return Object.fromEntries(items) as unknown as UnitLedger['threePublicExpenses']
}

/** Sections that nothing stands in are marked 本单位无此项. */
export function closedWhereEmpty(ledger: UnitLedger): UnitLedger {
  const open = sections.filter((section) => sectionState(ledger, section) === 'empty')
  return open.length === 0 ? ledger : { ...ledger, sectionsWithoutContent: open }
}

/**
 * Clean departments of 1 to `most` units of all kinds, now and then of three dozen.
 * @param others with lines of 其他支出类别: only for templates that have columns for them
 */
export function cleanDepartment(
  catalog: Catalog,
  { most = 5, others = false }: { readonly most?: number; readonly others?: boolean } = {}
): fc.Arbitrary<MutableDepartment> {
  const codes = codesOf(catalog)
  const kinds = (length: { minLength: number; maxLength: number }): fc.Arbitrary<UnitKind[]> =>
    fc.array(fc.constantFrom(...unitKinds), { ...length, size: 'max' })
  return fc
    .record({
      kinds: fc.oneof(
        { weight: 29, arbitrary: kinds({ minLength: 1, maxLength: most }) },
        { weight: most > 5 ? 1 : 0, arbitrary: kinds({ minLength: 30, maxLength: 40 }) }
      ),
      closed: fc.constantFrom('none', 'without', 'with'),
      round: fc.constantFrom(...(['firstDraft', 'secondDraft', 'approved'] as const)),
      indicators: fc.array(indicator, { minLength: 1, maxLength: 4 }),
      chosen: fc.boolean(),
      left: fc.constantFrom(undefined, 0, 100_000),
      printed: fc.boolean()
    })
    .chain(({ kinds: drawn, closed, round, indicators, chosen, left, printed }) => {
      const units = drawn.map((kind, at) => ({
        ...{ code: String(402_001 + at), name: `第${at + 1}单位`, kind }
      }))
      const gone = { code: '402099', name: '已并入的单位', kind: 'publicInstitution' } as const
      const listed = units.map((unit, at) => ({
        ...{ ...unit, order: at + 1 },
        ...(printed ? { printName: `市${unit.name}`, formerNames: [`原${unit.name}`] } : {})
      }))
      return fc
        .tuple(
          settings(units.map(({ code }) => code)),
          ledgerOf(gone, codes, false),
          ...units.map((unit) => ledgerOf(unit, codes, others))
        )
        .map(([set, closing, ...drawnLedgers]): MutableDepartment => {
          const ledgers = drawnLedgers.map((ledger) => ({ ...ledger, round }))
          const projects = ledgers.flatMap((ledger) => ledger.projects.map(({ code }) => code))
          const department: Department = {
            ...{ code: '402', name: '市工业局', fiscalYear: 2023, settings: set },
            units:
              closed === 'none' ? listed : [...listed, { ...gone, status: 'closed' as const, order: 99 }],
            ...(chosen ? { keyProjects: projects.filter((_, at) => at % 3 === 0) } : {}),
            performance: { goal: '完成全年任务', indicators: indicators.map(withoutId) }
          }
          return {
            department,
            ledgers: closed === 'with' ? [...ledgers, { ...closing, round }] : ledgers,
            ...(left === undefined ? {} : { ceilings: keptCeilings(ledgers, left) })
          }
        })
    })
}

function withoutId({ level1, level2, name, operator, value, unit }: Indicator): Omit<Indicator, 'id'> {
  return { level1, level2, name, operator, value, unit }
}
