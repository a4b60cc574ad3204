import { remembered } from '@shared/remember'
import type { TemplateTable } from '@shared/tables'
import { examined, notApplicable, rule } from '../rule'
import type { Found, Outcome, Rule, TablesContext } from '../rule'
import { tableWords } from '../tables/terms'
import type { TablesView, ViewTable } from '../view'
import { expected, isOf, tableFound } from './complete'

export const F05: Rule = rule(
  {
    id: 'F05',
    severity: 'warning',
    title: '每张表有标题、年度、填报单位和金额单位',
    sentence:
      '每张表有标题；模板要求的填报单位、金额单位和年度都印着，填报单位写对了，表名、表头、年度和注里没有别的年份。'
  },
  { tables: headed }
)

/** What a foreign file may leave out; without it nothing can be said about it. */
const words = { caption: '填报单位和金额单位', subtitle: '表名下的年度' } as const

function headed({ tables: view }: TablesContext): Outcome {
  if (view.tables.length === 0) return notApplicable('没有表。')
  const wanted = expected(view)
  const missing = (['caption', 'subtitle'] as const).filter(
    (field) =>
      view.origin === 'printed' &&
      wanted.some((one) => one[field] !== undefined) &&
      view.tables.every((table) => table[field] === undefined)
  )
  const unseen = [
    ...missing.map((field) => words[field]),
    ...(view.fiscalYear === undefined ? ['预算年度'] : []),
    ...(view.reportingName === undefined ? ['部门名称'] : [])
  ]
  const findings: Found[] = []
  for (const table of view.tables) {
    const definition = wanted.find((one) => isOf(table, one))
    if (table.name.trim() === '')
      findings.push(tableFound(view, table, `表 ${table.id} 没有标题。请补上。`, 'title'))
    findings.push(
      ...captionFaults(view, table, missing.includes('caption') ? undefined : definition),
      ...yearFaults(view, table, missing.includes('subtitle') ? undefined : definition)
    )
  }
  const said =
    unseen.length === 0 ? undefined : `文件里没有${unseen.join('、')}，没有查；可以写在文件里再查。`
  return examined(view.tables.length, findings, said)
}

/** @param definition the template's table; undefined where the file carries no captions at all */
function captionFaults(view: TablesView, table: ViewTable, definition: TemplateTable | undefined): Found[] {
  const { caption } = table
  if (caption === undefined)
    return definition?.caption !== undefined
      ? [tableFound(view, table, `${tableWords(view, table)}没有填报单位和金额单位。请补上。`, 'caption')]
      : []
  const found: Found[] = []
  const reporter = caption.left.trim()
  if (view.reportingName !== undefined && !reporter.includes(view.reportingName)) {
    const printed = /[:：]\s*$/.test(reporter) || reporter === '' ? '没有填写' : `印的是“${reporter}”`
    const message = `${tableWords(view, table)}的填报单位${printed}，应为“${view.reportingName}”。`
    found.push(tableFound(view, table, message, 'reporter'))
  }
  const unit = /万元|元/.exec(caption.right)?.[0]
  // Of a print, the unit that its figures were read in.
  const inYuan = view.origin === 'own' ? view.template.amounts.unit === 'yuan' : view.exact
  const wanted = inYuan ? '元' : '万元'
  if (unit === undefined)
    found.push(
      tableFound(view, table, `${tableWords(view, table)}没有写明金额单位。请补上“单位:${wanted}”。`, 'unit')
    )
  else if (unit !== wanted)
    found.push(
      tableFound(
        view,
        table,
        `${tableWords(view, table)}的金额单位印的是“${unit}”，应为“${wanted}”。`,
        'unit'
      )
    )
  return found
}

/** The years that a table is headed and annotated with; read once for a table. Names in 《》 keep their years. */
const yearsIn = remembered(({ name, subtitle = '', header, notes }: ViewTable): ReadonlySet<string> => {
  const texts = [name, subtitle, ...header.flat(), ...notes].map((text) => text.replace(/《[^》]*》/g, ''))
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/(\d{4})\s*年/g)].flatMap(([, year]) => year ?? []))
  )
})

/** Years left over from last year's form: this year and, for comparisons, the last are right, others are not. */
function yearFaults(view: TablesView, table: ViewTable, definition: TemplateTable | undefined): Found[] {
  const { fiscalYear } = view
  if (fiscalYear === undefined) return []
  const found: Found[] = []
  const { subtitle = '' } = table
  if (definition?.subtitle?.includes('{year}') === true && !subtitle.includes(String(fiscalYear)))
    found.push(
      tableFound(view, table, `${tableWords(view, table)}没有写明 ${fiscalYear} 年度。请补上。`, 'year')
    )
  const years = yearsIn(table)
  if (years.size === 0) return found
  const others = [...years].filter((year) => year !== String(fiscalYear) && year !== String(fiscalYear - 1))
  // Only a template that compares has last year's figures.
  const isOnlyLast = !years.has(String(fiscalYear)) && years.has(String(fiscalYear - 1))
  const wrong = [...others, ...(isOnlyLast ? [String(fiscalYear - 1)] : [])]
  if (wrong.length > 0)
    found.push(
      tableFound(
        view,
        table,
        `${tableWords(view, table)}写着 ${wrong.join('、')} 年，预算年度是 ${fiscalYear} 年：请改正没有随年更新的年份。`,
        'years'
      )
    )
  return found
}
