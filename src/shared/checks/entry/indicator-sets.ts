import { fieldLabel, isCarryoverProject, projectTotal } from '@shared/ledger'
import type { Indicator, Project, UnitLedger } from '@shared/ledger'
import type { Fen } from '@shared/money'
import type { Role, Template } from '@shared/tables'
import { remembered, rememberedWith } from '@shared/remember'
import type { Place } from '../model'
import { departmentPlace, projectCellPlace, projectPlace } from '../places'
import { examined, notApplicable, rule } from '../rule'
import type {
  DepartmentContext,
  Found,
  Outcome,
  Reads,
  Rule,
  RuleDeclaration,
  TablesContext,
  Thresholds,
  UnitContext
} from '../rule'
import type { FormView, ViewIndicator } from '../view'
import { formsOfRole, tablePlace } from './tables'
import { readTarget, targetOf } from './targets'
import type { Target } from './targets'

export type IndicatorField = 'level1' | 'name' | 'value'

/** One indicator and where its cells are. */
export interface PlacedTarget extends Target {
  readonly place: (field: IndicatorField) => Place
}

/** The indicators of a project, or of the whole department, whether in a ledger or on a printed table. */
export interface IndicatorSet {
  /** Whose they are: 项目“工业业务经费”. */
  readonly words: string
  readonly role: Extract<Role, 'departmentPerformance' | 'projectPerformance'>
  readonly targets: readonly PlacedTarget[]
  readonly place: () => Place
  /** The same set in two runs. */
  readonly key: string
  readonly carriedOver: boolean
  /** A project's money of the year. */
  readonly money?: Fen
  /** It says that its figures are of several years. */
  readonly severalYears: boolean
}

/** A rule on sets of indicators, written once for ledgers, the department's own and printed tables. */
export function indicatorRule<const N extends string = never>(
  declared: RuleDeclaration<N>,
  check: (set: IndicatorSet, context: Pick<Context, 'template'>, thresholds: Thresholds<N>) => Judged,
  reads: readonly Reads[] = []
): Rule {
  const judge = rememberedWith((set: IndicatorSet, template: Template, thresholds: Thresholds<N>) =>
    check(set, { template }, thresholds)
  )
  const over = (sets: readonly IndicatorSet[], context: Context, thresholds: Thresholds<N>): Outcome => {
    let [count, nothing]: [number, string | undefined] = [0, undefined]
    const found: Found[] = []
    for (const set of sets) {
      const { examined: some, findings, reason } = judge(set, context.template, thresholds)
      count += some
      nothing ??= reason
      if (findings.length > 0) found.push(...findings)
    }
    return count === 0 ? notApplicable(nothing ?? none) : examined(count, found)
  }
  return rule(
    { ...declared, reads: ['projects', ...reads] },
    {
      unit: (context, thresholds) => over(setsOfUnit(context.ledger), context, thresholds),
      department: (context, thresholds) => over([setOfDepartment(context)], context, thresholds),
      printed: (context, thresholds) => over(printedSets(context), context, thresholds)
    }
  )
}

type Context = UnitContext | DepartmentContext | TablesContext

/** What a rule has to say about one set. */
export interface Judged {
  readonly examined: number
  readonly findings: readonly Found[]
  /** Why nothing was looked at. */
  readonly reason?: string
}

const none = '没有填绩效指标。'
const severalYears = /总投资|总成本|总额|总概算|累计|多年|跨年|分年|[三五]年/

/** The sets of a unit: one a project that has indicators. */
const setsOfUnit = remembered(({ unit, projects }: UnitLedger): readonly IndicatorSet[] =>
  projects.flatMap((project, at) =>
    project.indicators.length === 0 ? [] : [setOfProject(project, at, unit.code)]
  )
)

/** The same set for the same project at the same place: an edit leaves most projects as they were. */
const setOfProject = rememberedWith((project: Project, at: number, unit: string): IndicatorSet => {
  const { id, name, indicators, startYear, endYear, period = '', overview = '', plan = '' } = project
  const placed = { project, at }
  return {
    words: `项目“${name}”`,
    role: 'projectPerformance',
    targets: indicators.map((row) => ({
      ...targetOf(row),
      place: (field) => projectCellPlace(unit, placed, 'indicators', { id: row.id, field })
    })),
    place: () => projectPlace(unit, placed),
    key: `projects/#${id}`,
    carriedOver: project.carryover === true || isCarryoverProject(project),
    money: projectTotal(project),
    severalYears:
      (startYear !== undefined && endYear !== undefined && endYear > startYear) ||
      severalYears.test(`${period} ${overview} ${plan}`)
  }
})

/** The whole department's own set. */
function setOfDepartment({ department }: DepartmentContext): IndicatorSet {
  const { indicators } = department.performance
  const place = (index: number, field: IndicatorField): Place =>
    departmentPlace(
      `performance/indicators/${index}/${field}`,
      `部门整体绩效 第 ${index + 1} 行的${fieldLabel(field, 'indicators')}`
    )
  return {
    words: '部门整体绩效',
    role: 'departmentPerformance',
    targets: indicators.map((row, index) => ({
      ...targetOf(row),
      place: (field) => place(index, field)
    })),
    place: () => departmentPlace('performance', '部门整体绩效'),
    key: 'performance',
    carriedOver: false,
    severalYears: false
  }
}

/** The sets of printed performance tables. */
function printedSets({ tables: view }: TablesContext): IndicatorSet[] {
  return (['departmentPerformance', 'projectPerformance'] as const).flatMap((role) =>
    formsOfRole(view, role).map((form, index): IndicatorSet => {
      const money = role === 'projectPerformance' ? moneyOf(form) : undefined
      const name = form.texts.get('{projectName}')?.text
      return {
        words: name === undefined || name === '' ? `《${form.name}》` : `项目“${name}”`,
        role,
        targets: form.indicators.map((row) => ({
          ...targetOf(asWritten(row)),
          place: (field) => tablePlace(view, form, row.row, field === 'value' ? 3 : 2)
        })),
        place: () => tablePlace(view, form),
        key: `${form.id} ${index}`,
        carriedOver: false,
        ...(money === undefined ? {} : { money }),
        severalYears: false
      }
    })
  )
}

const asWritten = remembered(({ level1, level2, name, target }: ViewIndicator): Omit<Indicator, 'id'> => ({
  level1,
  level2,
  name,
  ...readTarget(target)
}))

/** 年度资金总额: the figure that has parts, else the one that takes all sources. */
function moneyOf({ figures }: FormView): Fen | undefined {
  const total =
    figures.find(({ parts }) => parts.length > 0) ??
    figures.find(({ meaning }) => meaning.sources === undefined)
  return total?.cell.value
}
