import type { Department } from '@shared/exchange'
import { isCarryoverProject, projectTotal } from '@shared/ledger'
import type { Project, UnitLedger } from '@shared/ledger'
import { activeLedgers } from '../entry/found'
import { cellPlace } from '../places'
import { examined, notApplicable, rule } from '../rule'
import type { Found, Outcome, Rule, TablesContext, UnitContext } from '../rule'
import type { FormFigure, FormView, TablesView, ViewCell } from '../view'
import { grandTerm } from './classes'
import {
  balanceOf,
  codedOf,
  figureOfSections,
  figureTerm,
  formsOf,
  grandRow,
  lacking,
  rowOfSources,
  sectionColumn,
  sideTerm,
  sideTotal,
  totalColumn
} from './find'
import { one, Relations } from './relations'
import type { Term } from './terms'
import { placedTerm, tablePlace } from './terms'
import { wholeRow } from './three-public'
import { formKey, isExpenditure, isIncome } from './within-forms'

export const B15: Rule = rule(
  {
    id: 'B15',
    severity: 'error',
    title: '整体绩效表与预算表相符',
    sentence:
      '整体绩效目标表的收入、财政拨款、支出、基本支出、项目支出等于收支总表、财政拨款收支总表、支出总表的对应数。',
    tolerance: 'printed'
  },
  { tables: departmentFormAgrees }
)

function departmentFormAgrees({ tables: view }: TablesContext): Outcome {
  const relations = new Relations(view)
  for (const form of formsOf(view, 'departmentPerformance'))
    for (const { figure, other, key } of counterparts(view, form))
      relations.equal(one(figureTerm(view, form, figure)), one(other), { key })
  return relations.outcome(lacking('departmentPerformance', 'incomeAndExpenditure', 'expenditure'))
}

interface Counterpart {
  readonly figure: FormFigure
  readonly other: Term
  readonly key: string
}

/** The figures of the department's form that stand in another table too. */
export function counterparts(view: TablesView, form: FormView): Counterpart[] {
  const pairs: (Counterpart | undefined)[] = [
    pair('income', figureOfSections(form, isIncome), grandIncome(view)),
    pair('expenditure', figureOfSections(form, isExpenditure), spentTerm(view, 'total')),
    ...(['basic', 'project'] as const).map((section) =>
      pair(
        section,
        form.figures.find(({ meaning, parts }) => parts.length === 0 && meaning.sections?.join() === section),
        spentTerm(view, section)
      )
    ),
    ...form.figures.map((figure) => pair(`sources ${figure.label}`, figure, fiscalTerm(view, figure)))
  ]
  return pairs.flatMap((found) => found ?? [])
}

function pair(key: string, figure: FormFigure | undefined, other: Term | undefined): Counterpart | undefined {
  return figure === undefined || other === undefined ? undefined : { figure, other, key }
}

function grandIncome(view: TablesView): Term | undefined {
  const table = balanceOf(view, 'incomeAndExpenditure')
  const [row, column] = [table && grandRow(table.left), table && sideTotal(table.left)]
  return table === undefined || row === undefined || column === undefined
    ? undefined
    : sideTerm(view, table, row, column)
}

function spentTerm(view: TablesView, which: 'total' | 'basic' | 'project'): Term | undefined {
  const table = codedOf(view, 'expenditure')
  if (table === undefined) return undefined
  const column = which === 'total' ? totalColumn(table) : sectionColumn(table, which)
  return column === undefined ? undefined : grandTerm(view, table, column)
}

/** 财政拨款 as the fiscal table has it: the row of the same sources. */
function fiscalTerm(view: TablesView, { meaning, parts }: FormFigure): Term | undefined {
  const table = balanceOf(view, 'fiscalIncomeAndExpenditure')
  if (table === undefined || meaning.sources === undefined || parts.length > 0) return undefined
  const [row, column] = [rowOfSources(table.left, meaning.sources), sideTotal(table.left)]
  return row === undefined || column === undefined ? undefined : sideTerm(view, table, row, column)
}

export const B16: Rule = rule(
  {
    id: 'B16',
    severity: 'warning',
    title: '项目绩效表的资金与项目支出相符',
    sentence:
      '全部本年项目的资金之和等于支出总表项目支出减结转项目；重点项目绩效表的资金不大于项目支出，各表的资金不大于这个项目的底账。',
    tolerance: 'printed'
  },
  { tables: projectFormsAgree }
)

/** The whole money of a project's form: 年度资金总额. */
export function formTotal({ figures }: FormView): FormFigure | undefined {
  return figures.find(({ parts }) => parts.length > 0) ?? figures[0]
}

function projectFormsAgree(context: TablesContext): Outcome {
  const { tables: view, template } = context
  const relations = new Relations(view)
  const forms = formsOf(view, 'projectPerformance').flatMap((form) => {
    const figure = formTotal(form)
    return figure === undefined ? [] : [{ form, total: figureTerm(view, form, figure) }]
  })
  const project = spentTerm(view, 'project')
  if (project === undefined || (forms.length === 0 && view.origin === 'printed'))
    return notApplicable(lacking('projectPerformance', 'expenditure'))
  const definition = template.tables.find((table) => table.role === 'projectPerformance')
  const which =
    definition?.layout === 'performance' ? (definition.projects?.[view.edition.kind] ?? 'key') : 'key'
  const label = '各项目绩效表的资金之和'
  const totals = forms.map(({ total }) => total)
  if (view.origin === 'own') ledgersAgree(relations, context, project, which === 'current' ? totals : [])
  if (forms.length > 0 && which === 'key')
    relations.atMost({ label, plus: totals }, one(project), {
      key: 'key',
      advice: '重点项目的资金不会大于全部项目支出，请核对项目资金。'
    })
  const largest = largestByName(context.ledgers)
  for (const { form, total } of forms) {
    const own = largest.get(form.texts.get('{projectName}')?.text ?? '')
    if (own !== undefined) withinLedger(relations, form, total, own)
  }
  return relations.outcome(lacking('projectPerformance', 'expenditure'))
}

/** A project of a ledger as a term. */
function projectTerm(ledger: UnitLedger, own: Project): Term {
  return placedTerm(projectTotal(own), () => cellPlace(ledger, `projects/#${own.id}`))
}

/** All current projects and the carried-over ones together are the project expenditure. */
function ledgersAgree(
  relations: Relations,
  { ledgers, consolidation }: TablesContext,
  project: Term,
  totals: readonly Term[]
): void {
  const terms = (isMeant: (own: Project) => boolean): Term[] =>
    activeLedgers({ ledgers, department: consolidation?.department }).flatMap((ledger) =>
      ledger.projects.filter(isMeant).map((own) => projectTerm(ledger, own))
    )
  const carried = terms(isCarryoverProject)
  const rest = { label: '项目支出减结转项目', plus: [project], minus: carried }
  relations.equal({ label: '各本年项目的资金之和', plus: terms((own) => !isCarryoverProject(own)) }, rest, {
    key: 'ledgers',
    advice: '请核对项目明细。'
  })
  if (totals.length > 0)
    relations.equal({ label: '各项目绩效表的资金之和', plus: totals }, rest, {
      key: 'all',
      advice: '请核对有没有项目漏了绩效目标。'
    })
}

interface OwnProject {
  readonly ledger: UnitLedger
  readonly project: Project
}

/** Projects by name; of several of one name, the one with the most money. */
function largestByName(ledgers: readonly UnitLedger[]): Map<string, OwnProject> {
  const largest = new Map<string, OwnProject>()
  for (const ledger of ledgers)
    for (const project of ledger.projects) {
      const known = largest.get(project.name)
      if (known === undefined || projectTotal(project) > projectTotal(known.project))
        largest.set(project.name, { ledger, project })
    }
  return largest
}

/** A form holds no more than its project's ledger. */
function withinLedger(
  relations: Relations,
  form: FormView,
  total: Term,
  { ledger, project }: OwnProject
): void {
  if (total.value !== undefined && total.value <= projectTotal(project)) {
    relations.look()
    return
  }
  relations.atMost(one(total), one(projectTerm(ledger, project)), {
    key: `form ${formKey(form)}`,
    advice: '绩效表的资金不能比项目的底账多，请以底账为准重新出表。'
  })
}

export const B17: Rule = rule(
  {
    id: 'B17',
    severity: 'error',
    title: '项目绩效表的部门代码和实施单位对得上',
    sentence: '项目绩效目标表的主管部门代码等于“三公”经费表的部门编码；实施单位在所属单位名单里。',
    reads: ['projects', 'department']
  },
  { unit: implementersListed, tables: formsNameDepartment }
)

/** Names a unit goes by: as it is called, as it prints, as it was called. */
function namesOf({ units }: Department): Set<string> {
  return new Set(
    units.flatMap(({ name, printName, formerNames = [] }) => [
      name,
      ...(printName === undefined ? [] : [printName]),
      ...formerNames
    ])
  )
}

function implementersListed({ ledger, department }: UnitContext): Outcome {
  if (department === undefined) return notApplicable('没有部门的单位名单。')
  const named = ledger.projects.filter(({ implementingUnit = '' }) => implementingUnit.trim() !== '')
  if (named.length === 0) return notApplicable('没有写明实施单位的项目。')
  const names = namesOf(department)
  const unknown = named.filter(({ implementingUnit = '' }) => !names.has(implementingUnit.trim()))
  return examined(
    named.length,
    unknown.map(({ id, name, implementingUnit = '' }): Found => ({
      severity: 'warning',
      message: `项目“${name}”的实施单位“${implementingUnit}”不在本部门的单位名单里。请核对单位名称。`,
      places: [cellPlace(ledger, `projects/#${id}/implementingUnit`)],
      values: [implementingUnit]
    }))
  )
}

function formsNameDepartment({ tables: view, department }: TablesContext): Outcome {
  const forms = formsOf(view, 'projectPerformance').filter(({ texts }) => texts.size > 0)
  const findings: Found[] = []
  let count = 0
  const code = departmentCode(view)
  const names = department === undefined ? undefined : namesOf(department)
  for (const form of forms) {
    const named = cellOf(form, '{departmentCode}')
    const printed = named?.text.trim() ?? ''
    if (named !== undefined && printed !== '' && code !== undefined) {
      count++
      if ((/^[^-－—]+/.exec(printed)?.[0] ?? '').trim() !== code)
        findings.push(wrongText(view, form, named, `主管部门代码写的是“${printed}”，部门编码是 ${code}`))
    }
    const unit = cellOf(form, '{implementingUnit}')
    const name = unit?.text.trim() ?? ''
    if (unit === undefined || name === '' || names === undefined) continue
    count++
    if (!names.has(name))
      findings.push(wrongText(view, form, unit, `实施单位“${name}”不在本部门的单位名单里`))
  }
  return count === 0 ? notApplicable(lacking('projectPerformance')) : examined(count, findings)
}

/** In the department's edition table 7 bears the department's code; a unit's edition bears the unit's. */
function departmentCode(view: TablesView): string | undefined {
  if (view.edition.kind === 'unit') return view.departmentCode
  const table = codedOf(view, 'threePublic')
  const code = table === undefined ? '' : (wholeRow(table)?.code ?? '')
  return code === '' ? view.departmentCode : code
}

function cellOf({ texts }: FormView, placeholder: string): ViewCell | undefined {
  return texts.get(placeholder) ?? [...texts].find(([text]) => text.includes(placeholder))?.[1]
}

function wrongText(view: TablesView, form: FormView, cell: ViewCell, words: string): Found {
  const place = tablePlace(view, form, cell)
  return {
    message: `${place.label}的${words}。请改正。`,
    places: [place],
    key: `${formKey(form)} ${words}`,
    values: [cell.text]
  }
}
