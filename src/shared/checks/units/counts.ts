import { agencyOperating, isCarryoverProject } from '@shared/ledger'
import type { UnitLedger } from '@shared/ledger'
import { difference, sum, zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'
import type { Place } from '../model'
import { departmentPlace, sectionPlace } from '../places'
import { examined, rule } from '../rule'
import type { DepartmentContext, Found, Outcome, Rule } from '../rule'
import { grandTerm } from '../tables/classes'
import { codedOf, codedTerm } from '../tables/find'
import { amountText, amountWords } from '../tables/terms'
import type { Term } from '../tables/terms'
import { wholeRow } from '../tables/three-public'
import type { TablesView } from '../view'
import { sets } from './sums'

/** What the department has no figure of its own for: no table, chart or file of this version prints one. */
const notPrinted = '本版的表、图和导出件都不印部门的人员、编制、车辆、采购合计数，这几项没有部门数可比。'

export const C04: Rule = rule(
  {
    id: 'C04',
    severity: 'error',
    title: '项目数、“三公”、机关运行经费等于各单位之和',
    sentence:
      '部门的项目数（结转项目数）、“三公”经费各栏、公用经费（机关运行经费）等于各单位之和；人员、编制、车辆、采购的部门合计数本版不印，没有可比的。'
  },
  { department: countsAddUp }
)

/** The ledgers of the active units that are in. */
function countedLedgers({ ledgers, consolidation }: DepartmentContext): UnitLedger[] {
  return consolidation.units
    .filter(({ status }) => status !== 'closed')
    .flatMap(({ code }) => ledgers.find(({ unit }) => unit.code === code) ?? [])
}

function countsAddUp(context: DepartmentContext): Outcome {
  const { whole, units } = sets(context)
  const active = countedLedgers(context)
  const compared = [...operatingOf(whole, active, context.template), ...threePublicOf(whole, units)]
  const findings = [...projectsOf(context, active), ...compared.flatMap((one) => differing(whole, one) ?? [])]
  return examined(2 + compared.length, findings, notPrinted)
}

/** How many projects there are, and how many of them are carried over. */
function projectsOf({ consolidation }: DepartmentContext, active: readonly UnitLedger[]): Found[] {
  const own = active.flatMap((ledger) => ledger.projects)
  const [there, carriedThere] = [own.length, own.filter(isCarryoverProject).length]
  const counted = consolidation.projects
  const [here, carriedHere] = [counted.length, counted.filter(({ project }) => project.carriedOver).length]
  if (there === here && carriedThere === carriedHere) return []
  const place = departmentPlace('projects', '部门的项目')
  const places = active.map((ledger) => sectionPlace(ledger, 'projects')).slice(0, 20)
  return [
    {
      message: `部门的项目有 ${here} 个（结转 ${carriedHere} 个），各单位的账里共 ${there} 个（结转 ${carriedThere} 个）。请重新汇总。`,
      places: [place, ...places],
      left: { label: '部门', value: `${here} 个，结转 ${carriedHere} 个`, places: [place] },
      right: { label: '各单位之和', value: `${there} 个，结转 ${carriedThere} 个`, places },
      key: 'projects'
    }
  ]
}

/** A figure of the department and the same of its units. */
interface Compared {
  readonly name: string
  readonly key: string
  readonly own: Term
  readonly units: Fen
  readonly places: readonly Place[]
}

function differing(whole: TablesView, { name, key, own, units, places }: Compared): Found | undefined {
  const value = own.value ?? zeroFen
  if (value === units) return undefined
  return {
    message: `${own.label}：部门的${name} ${amountWords(whole, value)}，各单位之和 ${amountWords(whole, units)}。请重新汇总。`,
    places: [own.place, ...places],
    left: { label: '部门', value: amountText(whole, value), places: [own.place] },
    right: { label: '各单位之和', value: amountText(whole, units), places },
    difference: amountText(whole, difference(value, units)),
    key
  }
}

function operatingOf(
  whole: TablesView,
  active: readonly UnitLedger[],
  template: DepartmentContext['template']
): Compared[] {
  const basic = codedOf(whole, 'generalPublicBasic')
  const column = basic?.columns.find(({ meaning }) => meaning.economics === 'operating')
  if (basic === undefined || column === undefined) return []
  return [
    {
      name: '公用经费（机关运行经费）',
      key: 'agencyOperating',
      own: grandTerm(whole, basic, column),
      units: sum(active.map((ledger) => agencyOperating(ledger, template))),
      places: active.map((ledger) => sectionPlace(ledger, 'basicExpenditure')).slice(0, 20)
    }
  ]
}

/** Every column of 三公, last year's among them where the template has it. */
function threePublicOf(whole: TablesView, units: readonly (readonly [string, TablesView])[]): Compared[] {
  const table = codedOf(whole, 'threePublic')
  if (table === undefined) return []
  return table.columns.map((column) => {
    const terms = units.flatMap(([, view]) => {
      const own = codedOf(view, 'threePublic')
      return own === undefined ? [] : [codedTerm(view, own, wholeRow(own), column)]
    })
    return {
      name: `“三公”经费“${column.label}”`,
      key: `threePublic ${column.column}`,
      own: codedTerm(whole, table, wholeRow(table), column),
      units: sum(terms.map(({ value }) => value ?? zeroFen)),
      places: terms.map(({ place }) => place).slice(0, 20)
    }
  })
}
