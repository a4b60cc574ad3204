import { noticesOn } from '@shared/consolidation'
import type { Consolidation } from '@shared/consolidation'
import { projectTotal } from '@shared/ledger'
import type { UnitLedger } from '@shared/ledger'
import { sum } from '@shared/money'
import type { Fen } from '@shared/money'
import type { Place } from '../model'
import { departmentPlace, sectionPlace } from '../places'
import { examined, notApplicable, rule } from '../rule'
import type { DepartmentContext, Found, Outcome, Rule, TablesContext } from '../rule'
import { activeLedgers, plain, wordSide, yuan } from './found'
import { formsOfRole, tablePlace } from './tables'

/** How many projects there are and what they cost is the same wherever it is counted. */
export const E19: Rule = rule(
  {
    id: 'E19',
    severity: 'error',
    title: '绩效项目数和金额与底账一致',
    sentence:
      '部门的项目数、项目金额等于各单位底账之和；部门定的重点项目都在单位的底账里；项目绩效目标表的张数等于应印的项目数。'
  },
  { department: projectCounts, tables: formCounts }
)

function projectCounts(context: DepartmentContext): Outcome {
  const { consolidation } = context
  // What a unit that has not come in proposes cannot be known yet.
  const lacking = context.partial || consolidation.missingUnits.length > 0
  const ledgers = activeLedgers(context).filter(({ unit }) => consolidation.unit(unit.code) !== undefined)
  const unknown = noticesOn(consolidation).filter(({ code }) => code === 'unknownKeyProject')
  const findings = [
    ...unknown.map(({ message }): Found => {
      const mild = lacking ? { severity: 'notice' as const } : {}
      const advice = lacking ? '缺的单位报来后再核对。' : '请改正重点项目的编码，或请单位补报这个项目。'
      return { ...mild, message: `${message}${advice}`, places: [departmentPlace('keyProjects', '重点项目')] }
    }),
    ...ledgers.flatMap((ledger) => differingUnit(consolidation, ledger))
  ]
  return examined(ledgers.length + (context.department.keyProjects?.length ?? 0), findings)
}

function differingUnit(consolidation: Consolidation, ledger: UnitLedger): Found[] {
  const { code, name } = ledger.unit
  const money = sum(ledger.projects.map(projectTotal))
  const counted = consolidation.sum({ of: ['current'], section: ['project'], unit: [code] })
  const count = consolidation.projects.filter(({ unit }) => unit.code === code).length
  const side = (projects: number, amount: Fen): string => `${projects} 个 ${plain(amount)}`
  if (count === ledger.projects.length && counted === money) return []
  return [
    {
      message: `${name}：汇总的项目 ${count} 个、${yuan(counted)}，底账 ${ledger.projects.length} 个、${yuan(money)}。请重新汇总这个单位。`,
      places: [sectionPlace(ledger, 'projects')],
      left: wordSide('汇总', side(count, counted)),
      right: wordSide('底账', side(ledger.projects.length, money)),
      key: code
    }
  ]
}

function formCounts({ tables: view, template, consolidation, ledgers }: TablesContext): Outcome {
  const table = template.tables.find(
    (one) => one.layout === 'performance' && one.role === 'projectPerformance'
  )
  if (table?.layout !== 'performance' || consolidation === undefined || ledgers.length === 0)
    return notApplicable('模板没有项目绩效目标表，或没有底账。')
  const which = table.projects?.[view.edition.kind] ?? 'key'
  const wanted =
    which === 'key'
      ? consolidation.keyProjects.length
      : consolidation.projects.filter(({ project }) => !project.carriedOver).length
  // A form that stands for no project prints blank.
  const printed = formsOfRole(view, 'projectPerformance').filter(({ texts }) =>
    ['{projectName}', '{implementingUnit}'].some((one) => (texts.get(one)?.text ?? '') !== '')
  ).length
  if (printed === wanted) return examined(1, [])
  const [form] = formsOfRole(view, 'projectPerformance')
  const missing: Place = { kind: 'table', table: table.id, label: `《${table.name}》` }
  const places = [form === undefined ? missing : tablePlace(view, form)]
  return examined(1, [
    {
      message: `《${table.name}》印了 ${printed} 张，${which === 'key' ? '重点项目' : '本年项目'}有 ${wanted} 个：请重新出表。`,
      places,
      left: wordSide('印出的表', printed, places),
      right: wordSide('底账的项目', wanted),
      key: 'count'
    }
  ])
}
