import type { Catalog } from '@shared/catalog'
import { sourceGroup, sourceLabel } from '@shared/ledger'
import type { Project } from '@shared/ledger'
import { printWanyuan, sum } from '@shared/money'
import { rememberedWith } from '@shared/remember'
import { groupedBy } from '../grouped'
import { lineCount, linesOn } from '../lines'
import type { PlacedLine } from '../lines'
import { projectCellPlace } from '../places'
import { examined, notApplicable, rule } from '../rule'
import type { Found, Outcome, Rule, TablesContext, UnitContext } from '../rule'
import { linePlaces, mostPlaces, nameOf, plain, rowsWords, subjectWords, totalOf, yuan } from './found'
import { noLines } from './subjects'
import { codedOfRole, subjectRows, tablePlace } from './tables'

const reads = ['basicExpenditure', 'projects', 'catalog'] as const

const managementAffairs = '一般行政管理事务'
const running = ['行政运行', '事业运行']

/** 一般行政管理事务 is for projects, 行政运行 and 事业运行 for basic expenditure. */
export const D04: Rule = rule(
  {
    id: 'D04',
    severity: 'warning',
    title: '运行与一般行政管理事务列在对的支出里',
    sentence:
      '按科目名称判断：“一般行政管理事务”一般列项目支出，列了基本支出须说明；“行政运行”“事业运行”一般列基本支出，列了项目支出的提示。',
    reads
  },
  { unit: misplaced, printed: printedMisplaced }
)

/** Names decide, not codes: the same name stands under most divisions. */
function isMisplaced(catalog: Catalog, { section, line }: PlacedLine): boolean {
  const name = nameOf(catalog, 'function', line.function, line.functionName)
  return section === 'basic' ? name === managementAffairs : section === 'project' && running.includes(name)
}

const misplacedLines = linesOn<[Catalog]>(
  'function',
  (code, catalog) => {
    const name = catalog.subject('function', code)?.name
    return name === undefined || name === managementAffairs || running.includes(name)
  },
  (placed, catalog) => isMisplaced(catalog, placed)
)

function misplaced({ ledger, catalog }: UnitContext): Outcome {
  const count = lineCount(ledger) - ledger.otherExpenditure.length
  if (count === 0) return notApplicable(noLines)
  const groups = groupedBy(
    misplacedLines(ledger, catalog),
    ({ section }) => section,
    ({ line }) => line.function
  )
  const findings = [...groups].flatMap(([key, own]): Found[] => {
    const amount = totalOf(own)
    const [first] = own
    if (first === undefined || amount === 0) return []
    const { function: code, functionName } = first.line
    const subject = subjectWords(catalog, 'function', code, functionName)
    return [
      {
        ...misplacedWords(first.section === 'basic', subject, `${yuan(amount)}${rowsWords(own)}`),
        places: linePlaces(ledger, own, 'function'),
        key,
        values: [plain(amount)]
      }
    ]
  })
  return examined(count, findings)
}

function misplacedWords(
  isBasic: boolean,
  subject: string,
  amount: string
): Pick<Found, 'message' | 'severity'> {
  return isBasic
    ? {
        message: `基本支出的 ${subject}有 ${amount}：这个科目一般用于项目支出，请核对，确需列在基本支出的写明原因。`
      }
    : {
        severity: 'notice',
        message: `项目支出的 ${subject}有 ${amount}：这个科目一般用于基本支出，请核对项目是否列错了科目。`
      }
}

function printedMisplaced({ tables: view, catalog }: TablesContext): Outcome {
  const findings: Found[] = []
  let count = 0
  for (const table of codedOfRole(view, 'expenditure'))
    for (const row of subjectRows(table)) {
      const name = nameOf(catalog, 'function', row.code, row.name)
      for (const { column, meaning } of table.columns) {
        const figure = row.figures.get(column)
        const [section, second] = meaning.sections ?? []
        if (figure?.value === undefined || second !== undefined) continue
        if (section !== 'basic' && section !== 'project') continue
        count++
        const isBasic = section === 'basic'
        if (figure.value === 0 || !(isBasic ? name === managementAffairs : running.includes(name))) continue
        const amount = `${printWanyuan(figure.value)} 万元`
        findings.push({
          ...misplacedWords(isBasic, `${row.code} ${name}`, amount),
          places: [tablePlace(view, table, row.row, column)],
          values: [figure.text]
        })
      }
    }
  return count === 0 ? notApplicable('没有分列基本支出和项目支出的支出总表。') : examined(count, findings)
}

/** Whether a function code is 229 其他支出 of the general kind; government funds have subjects of their own there. */
export function isOther(catalog: Catalog, code: string): boolean {
  return code.startsWith('229') && catalog.subject('function', code)?.budget !== 'governmentFund'
}

/** What is earned outside the treasury is spent for something that can be named. */
export const D06: Rule = rule(
  {
    id: 'D06',
    severity: 'warning',
    title: '非财政收入安排的支出落到具体科目',
    sentence: '其他收入、事业收入等非财政收入安排的支出，列到具体的功能科目，不笼统列 229 其他支出。',
    reads: ['basicExpenditure', 'otherExpenditure', 'projects', 'catalog']
  },
  { unit: unspecific, printed: printedUnspecific }
)

const nonFiscalLines = linesOn(
  'function',
  () => true,
  ({ line }) => sourceGroup(line.source) === 'nonFiscal'
)

function unspecific({ ledger, catalog }: UnitContext): Outcome {
  const lines = nonFiscalLines(ledger)
  if (lines.length === 0) return notApplicable('没有非财政收入安排的支出。')
  const wrong = lines.filter(({ line }) => isOther(catalog, line.function))
  const groups = groupedBy(wrong, ({ line }) => line.source)
  const findings = [...groups.values()].flatMap((own): Found[] => {
    const amount = totalOf(own)
    const [first] = own
    if (first === undefined || amount === 0) return []
    const { source } = first.line
    return [
      {
        message:
          `${sourceLabel(source)}安排的支出中有 ${yuan(amount)}${rowsWords(own)}列在 229 其他支出：` +
          '请按用途改列具体的功能科目，确实无法区分的写明原因。',
        places: linePlaces(ledger, own, 'function'),
        key: source,
        values: [plain(amount)]
      }
    ]
  })
  return examined(lines.length, findings)
}

/** The table of income by subject tells what of a source is spent on 229. */
function printedUnspecific({ tables: view, catalog }: TablesContext): Outcome {
  const findings: Found[] = []
  let count = 0
  for (const table of codedOfRole(view, 'income')) {
    const columns = table.columns.filter(
      ({ meaning: { sources }, parts }) =>
        parts.length === 0 && sources?.every((source) => sourceGroup(source) === 'nonFiscal') === true
    )
    for (const row of subjectRows(table).filter(({ level }) => level === 'item'))
      for (const { column, label } of columns) {
        const figure = row.figures.get(column)
        count++
        if (!isOther(catalog, row.code) || (figure?.value ?? 0) === 0) continue
        findings.push({
          message: `${label}有 ${figure?.text ?? ''} 列在 ${row.code} ${row.name}：请按用途改列具体的功能科目，确实无法区分的写明原因。`,
          places: [tablePlace(view, table, row.row, column)],
          values: [row.code, label, figure?.text ?? '']
        })
      }
  }
  return count === 0 ? notApplicable('没有按科目列示来源的收入总表。') : examined(count, findings)
}

/** Projects carry no pay. */
export const D10: Rule = rule(
  {
    id: 'D10',
    severity: 'warning',
    title: '项目支出不列人员经费',
    sentence: '项目支出中出现 301 工资福利支出的须说明，出现 303 对个人和家庭的补助的提示。',
    reads: ['projects', 'catalog']
  },
  { unit: payInProjects }
)

function payInProjects({ ledger, catalog }: UnitContext): Outcome {
  const { projects, unit } = ledger
  const count = projects.reduce((lines, project) => lines + project.lines.length, 0)
  if (count === 0) return notApplicable('没有项目支出。')
  return examined(
    count,
    projects.flatMap((project, at) => payIn(project, at, unit.code, catalog))
  )
}

/** Of one project: an edit leaves most as they were. */
const payIn = rememberedWith((project: Project, at: number, unit: string, catalog: Catalog): Found[] => {
  const pay = project.lines.filter(({ economic, amount }) => /^30[13]/.test(economic) && amount !== 0)
  return [...groupedBy(pay, ({ economic }) => economic.slice(0, 3))].map(([top, own]): Found => {
    const amount = sum(own.map((line) => line.amount))
    const isPay = top === '301'
    const what = `项目“${project.name}”中有 ${subjectWords(catalog, 'economic', top)} ${yuan(amount)}${rowsWords(own)}`
    return {
      ...(isPay ? {} : { severity: 'notice' as const }),
      message: isPay
        ? `${what}：人员经费应列基本支出，请改列；确属项目用工的写明原因。`
        : `${what}：请核对是否应列基本支出。`,
      places: own
        .slice(0, mostPlaces)
        .map(({ id }) => projectCellPlace(unit, { project, at }, 'lines', { id, field: 'economic' })),
      key: `${project.id} ${top}`,
      values: [plain(amount)]
    }
  })
})
