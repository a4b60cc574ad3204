import fc from 'fast-check'
import { fen, maxAmount } from '@shared/money'
import type { Fen } from '@shared/money'
import { alignIds } from '../align'
import { emptyLedger } from '../empty'
import {
  indicatorOperators,
  otherCategories,
  priorSections,
  procurementKinds,
  projectCategories,
  rounds,
  unitKinds
} from '../model'
import type {
  Indicator,
  Line,
  OtherLine,
  PriorLine,
  ProcurementLine,
  Project,
  StatedAmount,
  UnitLedger
} from '../model'
import { sections } from '../sections'
import { fundSources } from '../sources'
import { settleStatedAmounts } from '../stated'

/** Random ledgers and the parts they are made of: any kind of unit, all sources, any codes, up to the limits. */

type Optional<T> = { [K in keyof T]?: T[K] }

/** Texts that have broken programs before, and any others. */
const oddTexts = [
  '=1+1',
  '+86',
  '-',
  '@名称',
  '"引号"',
  '\\',
  '</script>',
  '0',
  ' ',
  '　',
  '😀',
  'null',
  '一\t二',
  '’'
]
const nameCharacter = fc.constantFrom(
  ...'预算单位项目费甲乙0123456789AZaz -_.()（）“”/#%=+@\'"\\<>&😀𠮷'.match(/./gu)!
)
const freeName = fc.string({ unit: nameCharacter, minLength: 1, maxLength: 12 })
export const anyName = fc.oneof(freeName, fc.constantFrom(...oddTexts.filter((text) => !text.includes('\t'))))
export const anyText = fc.oneof(
  freeName,
  fc.constantFrom(...oddTexts),
  fc.array(freeName, { minLength: 2, maxLength: 4 }).map((lines) => lines.join('\n'))
)
const orEmpty = (one: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 4, arbitrary: one }, { weight: 1, arbitrary: fc.constant('') })

/** Amounts in fen: zero, small, everyday, the limit. */
export const anyAmount: fc.Arbitrary<Fen> = fc
  .oneof(
    fc.constantFrom(0, 1, 99, 100, maxAmount),
    fc.integer({ min: 0, max: 1e9 }),
    fc.nat({ max: maxAmount })
  )
  .map(fen)
export const anySignedAmount: fc.Arbitrary<Fen> = fc
  .tuple(anyAmount, fc.boolean())
  .map(([amount, negative]) => fen(negative ? 0 - amount : amount))

const known = ['2080501', '2150501', '2299999', '21505', '208']
const divisions = ['30101', '30201', '30212', '30217', '30231', '30301', '30913', '31013']
const codeOf = (codes: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...codes) },
    { weight: 1, arbitrary: fc.stringMatching(/^[0-9A-Za-z]{1,20}$/) }
  )

const source = fc.constantFrom(...fundSources)
const count = fc.oneof(fc.constant(0), fc.nat({ max: 5_000 }))
const year = fc.integer({ min: 2000, max: 2100 })
const date = fc.constantFrom('2022-12-31', '2024-02-29', '2023-01-01')
const id = fc.constant(0)
const flag = fc.boolean()

/** An object of which every optional field may be absent. */
function some<T extends object>(fields: { [K in keyof T]-?: fc.Arbitrary<T[K]> }): fc.Arbitrary<Optional<T>> {
  return fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Optional<T>>
}

function both<A extends object, B extends object>(
  a: fc.Arbitrary<A>,
  b: fc.Arbitrary<B>
): fc.Arbitrary<A & B> {
  return fc.tuple(a, b).map(([one, two]) => ({ ...one, ...two }))
}

/** Mostly short lists, often empty, now and then a longer one. */
function rows<T>(row: fc.Arbitrary<T>, most = 8): fc.Arbitrary<T[]> {
  return fc.array(row, { maxLength: most, size: 'max' })
}

const lineTexts = some({
  note: anyText,
  functionName: anyName,
  economicName: anyName,
  governmentEconomic: codeOf(['50101', '50205'])
})
const coordinates = { id, function: orEmpty(codeOf(known)), economic: orEmpty(codeOf(divisions)), source }

export const anyLine: fc.Arbitrary<Line> = both(fc.record({ ...coordinates, amount: anyAmount }), lineTexts)
export const anyOtherLine: fc.Arbitrary<OtherLine> = both(
  anyLine,
  fc.record({ category: fc.constantFrom(...otherCategories) })
)
export const anyPriorLine: fc.Arbitrary<PriorLine> = both(
  both(
    fc.record({ ...coordinates, amount: anySignedAmount, section: fc.constantFrom(...priorSections) }),
    lineTexts
  ),
  some({ category: fc.constantFrom(...otherCategories) })
)

export const anyIndicator: fc.Arbitrary<Indicator> = fc.record({
  id,
  level1: orEmpty(fc.constantFrom('产出指标', '效益指标', '成本指标', '满意度指标')),
  level2: orEmpty(anyName),
  name: orEmpty(anyText),
  operator: fc.constantFrom(...indicatorOperators),
  value: orEmpty(anyText),
  unit: orEmpty(fc.constantFrom('%', '次', '万元'))
})

export const anyProject: fc.Arbitrary<Project> = both(
  fc.record({
    id,
    code: freeName,
    name: orEmpty(anyName),
    lines: rows(anyLine, 6),
    indicators: rows(anyIndicator, 5)
  }),
  some({
    keyProject: flag,
    carryover: flag,
    period: anyName,
    category: fc.constantFrom(...projectCategories),
    parentProject: freeName,
    startYear: year,
    endYear: year,
    implementingUnit: anyName,
    overview: anyText,
    basis: anyText,
    plan: anyText,
    goal: anyText
  })
)

export const anyProcurementLine: fc.Arbitrary<ProcurementLine> = both(
  fc.record({
    id,
    kind: fc.constantFrom(...procurementKinds),
    name: orEmpty(anyName),
    amount: anyAmount,
    source
  }),
  some({
    item: anyName,
    quantity: fc.oneof(
      count,
      fc.nat({ max: 1_000_000 }).map((n) => n / 10_000)
    ),
    unit: anyName,
    price: anyAmount,
    project: freeName,
    reservedForSmallEnterprises: flag,
    note: anyText
  })
)

const amounts = some(Object.fromEntries(fundSources.map((one) => [one, anyAmount]))) as fc.Arbitrary<
  UnitLedger['income']
>
const posts = some({ administrative: count, civilServantManaged: count, publicInstitution: count })
const stated: fc.Arbitrary<StatedAmount> = fc.oneof(fc.constant('computed' as const), anyAmount)
const threePublic = both(
  fc.record({ counts: some({ groups: count, persons: count, batches: count, vehicles: count }) }),
  some({ current: stated, prior: anyAmount, reason: anyText })
)

/** Everything but the unit's code and the year, with ids still to be given. */
const contents = both(
  fc.record({
    round: fc.constantFrom(...rounds),
    contacts: some({
      unitHead: anyName,
      financeHead: anyName,
      preparer: anyName,
      phone: anyName,
      filledOn: date
    }),
    personnel: both(
      fc.record({ authorized: posts, employed: posts }),
      some({
        veteranRetirees: count,
        retirees: count,
        contractStaff: count,
        survivors: count,
        secondedIn: count
      })
    ),
    stateAssets: some({
      vehicles: count,
      lawEnforcementVehicles: count,
      largeEquipment: count,
      plannedVehicles: count,
      plannedLargeEquipment: count,
      asOf: date
    }),
    income: amounts,
    carryToNextYear: amounts,
    basicExpenditure: rows(anyLine, 12),
    otherExpenditure: rows(anyOtherLine, 3),
    projects: fc.uniqueArray(anyProject, { maxLength: 4, selector: (project) => project.code, size: 'max' }),
    threePublicExpenses: fc.record({
      overseasTravel: threePublic,
      officialReception: threePublic,
      vehicleOperation: threePublic,
      vehiclePurchase: threePublic
    }),
    governmentProcurement: both(
      fc.record({ lines: rows(anyProcurementLine, 4) }),
      some({ goods: stated, works: stated, services: stated })
    ),
    priorYear: both(
      fc.record({ income: amounts, lines: rows(anyPriorLine, 8) }),
      some({ fiscalYear: year, basis: fc.constant('approvedBudget' as const) })
    ),
    changeReasons: some({ income: anyText, basic: anyText, project: anyText, agencyOperating: anyText })
  }),
  some({
    statement: anyText,
    sectionsWithoutContent: fc.shuffledSubarray([...sections, 'ofTomorrow'], { minLength: 1 })
  })
)

/** A random ledger of one unit and year, ids given from 1 on. */
export function ledgersOf(code: string, fiscalYear: number): fc.Arbitrary<UnitLedger> {
  return fc.tuple(contents, orEmpty(anyName), fc.constantFrom(...unitKinds)).map(([rest, name, kind]) => {
    const ledger = settleStatedAmounts({ ...rest, unit: { code, name, kind }, fiscalYear })
    return alignIds(ledger, emptyLedger(code, fiscalYear), 1).ledger
  })
}

/** A random ledger of any unit and year; now and then an empty one. */
export const anyLedger: fc.Arbitrary<UnitLedger> = fc.oneof(
  {
    weight: 19,
    arbitrary: fc
      .tuple(fc.stringMatching(/^[0-9A-Za-z]{1,12}$/), year)
      .chain(([code, fiscalYear]) => ledgersOf(code, fiscalYear))
  },
  { weight: 1, arbitrary: fc.constant(emptyLedger('402001', 2023)) }
)
