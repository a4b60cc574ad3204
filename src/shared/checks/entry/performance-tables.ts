import { isCarryoverProject, projectTotal } from '@shared/ledger'
import type { Project, UnitLedger } from '@shared/ledger'
import { groupedBy } from '../grouped'
import { difference } from '@shared/money'
import { remembered } from '@shared/remember'
import { cellPlace } from '../places'
import { examined, notApplicable, rule } from '../rule'
import type { Found, Outcome, Rule, TablesContext, UnitContext } from '../rule'
import type { FormView } from '../view'
import { amountSide, plain, wordSide, yuan } from './found'
import { formsOfRole, tablePlace } from './tables'

/** A project's performance table is about this year and about the ledger's money. */
export const H08: Rule = rule(
  {
    id: 'H08',
    severity: 'error',
    title: '绩效资金和年度与底账一致',
    sentence:
      '项目绩效目标表的资金等于项目底账的金额，年度是预算年度；本年项目的起止年度包括预算年度，指标值里没有留着过去的年份。',
    reads: ['projects', 'fiscalYear']
  },
  { unit: projectYears, tables: tablesOfProjects, printed: printedYears }
)

function projectYears({ ledger }: UnitContext): Outcome {
  const current = ledger.projects.filter(isCurrent)
  if (current.length === 0) return notApplicable('没有本年项目。')
  const findings = current.flatMap((project) => [...outOfTerm(ledger, project), ...oldYears(ledger, project)])
  return examined(current.length, findings)
}

/** Carried-over projects may well have ended. */
function isCurrent(project: Project): boolean {
  return project.carryover !== true && !isCarryoverProject(project)
}

function outOfTerm(ledger: UnitLedger, { id, name, startYear, endYear }: Project): Found[] {
  const { fiscalYear } = ledger
  const wrong = (field: 'startYear' | 'endYear', year: number, words: string): Found => {
    const places = [cellPlace(ledger, `projects/#${id}/${field}`)]
    return {
      message: `项目“${name}”的${words}是 ${year}，不包括预算年度 ${fiscalYear}：请核对起止年度；上年未用完的钱列结转项目。`,
      places,
      left: wordSide(words, year, places),
      right: wordSide('预算年度', fiscalYear)
    }
  }
  return [
    ...(startYear !== undefined && startYear > fiscalYear ? [wrong('startYear', startYear, '起始年度')] : []),
    ...(endYear !== undefined && endYear < fiscalYear ? [wrong('endYear', endYear, '终止年度')] : [])
  ]
}

/** A year that the target is only measured by: 不低于2022年水平, 较2022年提高 5%. */
const comparedYear =
  /(?:[较比与同自从]|高于|低于|超过)\s*20\d\d\s*年|20\d\d\s*年(?:度|的)?(?:末|底)?(?:水平|基数|同期|实际|以来|以后|相比|基础|标准|持平)/g

/** A year left over from last year's form. Names of plans in 《》 keep their years. */
export function oldYearIn(value: string, fiscalYear: number): string | undefined {
  const written = /(20\d\d)\s*年/.exec(value.replace(/《[^》]*》/g, '').replace(comparedYear, ''))?.[1]
  return written === undefined || Number(written) >= fiscalYear ? undefined : written
}

function oldYears(ledger: UnitLedger, { id, name, indicators }: Project): Found[] {
  return indicators.flatMap((row): Found[] => {
    const written = oldYearIn(row.value, ledger.fiscalYear)
    if (written === undefined) return []
    const places = [cellPlace(ledger, `projects/#${id}/indicators/#${row.id}/value`)]
    return [
      {
        severity: 'warning',
        message: `项目“${name}”的指标“${row.name}”的目标值“${row.value}”写的是 ${written} 年：请改成 ${ledger.fiscalYear} 年的目标。`,
        places,
        values: [row.value]
      }
    ]
  })
}

function projectForms({ tables: view }: TablesContext): FormView[] {
  return formsOfRole(view, 'projectPerformance').filter(
    ({ texts }) => (texts.get('{projectName}')?.text ?? '') !== ''
  )
}

const noForms = '没有项目绩效目标表。'

function tablesOfProjects(context: TablesContext): Outcome {
  const forms = projectForms(context)
  if (forms.length === 0) return notApplicable(noForms)
  const projects = groupedBy(
    context.ledgers.flatMap((ledger) => ledger.projects.map((project) => ({ ledger, project }))),
    ({ project }) => project.name
  )
  const findings = forms.flatMap((form): Found[] => {
    const own = projects.get(form.texts.get('{projectName}')?.text ?? '') ?? []
    return [...wrongYear(context, form), ...(own.length === 0 ? [] : wrongMoney(context, form, own))]
  })
  return examined(forms.length, findings)
}

/** Several projects of one name: the table must be that of one of them. */
function wrongMoney(
  { tables: view }: TablesContext,
  form: FormView,
  own: readonly { readonly ledger: UnitLedger; readonly project: Project }[]
): Found[] {
  const printed = (form.figures.find(({ parts }) => parts.length > 0) ?? form.figures[0])?.cell
  const totals = own.map(({ project }) => projectTotal(project))
  const [first] = own
  const total = totals[0]
  if (printed?.value === undefined || first === undefined || total === undefined) return []
  if (totals.includes(printed.value)) return []
  const { ledger, project } = first
  const places = [tablePlace(view, form, printed.row, printed.column)]
  const origin = [cellPlace(ledger, `projects/#${project.id}`)]
  return [
    {
      message: `项目“${project.name}”的绩效目标表写的是 ${yuan(printed.value)}，底账是 ${yuan(total)}：请以底账为准重新出表。`,
      places: [...places, ...origin],
      left: amountSide('年度资金总额', printed.value, places),
      right: amountSide('项目底账', total, origin),
      difference: plain(difference(printed.value, total))
    }
  ]
}

function printedYears(context: TablesContext): Outcome {
  const forms = [...formsOfRole(context.tables, 'departmentPerformance'), ...projectForms(context)]
  if (forms.length === 0 || context.tables.fiscalYear === undefined)
    return notApplicable('没有绩效目标表，或不知道预算年度。')
  return examined(
    forms.length,
    forms.flatMap((form) => wrongYear(context, form))
  )
}

/** The year that a form is headed with; read once for a form. */
const yearOf = remembered(({ subtitle = '' }: FormView) => /(\d{4})\s*年/.exec(subtitle)?.[1])

function wrongYear({ tables: view }: TablesContext, form: FormView): Found[] {
  const written = yearOf(form)
  if (written === undefined || view.fiscalYear === undefined || Number(written) === view.fiscalYear) return []
  const places = [tablePlace(view, form)]
  return [
    {
      message: `${places[0]?.label ?? ''}的年度是 ${written}，预算年度是 ${view.fiscalYear}：请改正。`,
      places,
      left: wordSide('绩效年度', written, places),
      right: wordSide('预算年度', view.fiscalYear),
      key: `year ${form.id}`
    }
  ]
}
