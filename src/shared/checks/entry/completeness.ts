import {
  describePath,
  isSection,
  remarksOn,
  rowCellPath,
  rowPath,
  sectionLabel,
  sections,
  sectionStates
} from '@shared/ledger'
import type { LedgerPath, Project, UnitLedger } from '@shared/ledger'
import { remembered } from '@shared/remember'
import { lineCount, linePath, linesOn } from '../lines'
import { cellPlace, sectionPlace } from '../places'
import { examined, notApplicable, rule } from '../rule'
import type { Found, Outcome, Rule, UnitContext } from '../rule'

/** Two rules ask, and 三公 is worked out from all lines. */
const statesOf = remembered(sectionStates)

const everything = [
  'contacts',
  'personnel',
  'stateAssets',
  'income',
  'carryToNextYear',
  'basicExpenditure',
  'otherExpenditure',
  'projects',
  'threePublicExpenses',
  'governmentProcurement',
  'priorYear',
  'statement',
  'changeReasons',
  'sectionsWithoutContent'
] as const

/** What is neither filled nor closed cannot be handed in: nobody could tell nothing from forgotten. */
export const S02: Rule = rule(
  {
    id: 'S02',
    severity: 'error',
    title: '每个栏目填了，或标了“本单位无此项”',
    sentence: '各栏目都有内容，或标明“本单位无此项”；只有部分单位才有的“其他支出类别”可以空着。',
    reads: everything
  },
  { unit: openSections }
)

function openSections({ ledger }: UnitContext): Outcome {
  const states = statesOf(ledger)
  const findings = sections
    .filter((section) => section !== 'otherExpenditure' && states[section] === 'empty')
    .map((section): Found => {
      const label = sectionLabel(section)
      return {
        message: `“${label}”还没有填：请填写；确实没有的，标为“本单位无此项”。`,
        places: [sectionPlace(ledger, section)],
        values: ['empty']
      }
    })
  return examined(sections.length - 1, findings)
}

/** Rows with a code not chosen, no amount, or no name. */
export const S03: Rule = rule(
  {
    id: 'S03',
    severity: 'error',
    title: '没有填了一半的行',
    sentence:
      '支出明细都选了功能科目和经济科目，金额不为零；项目、采购明细都有名称，采购金额不为零。上年数和绩效指标填了一半的须确认。',
    reads: ['basicExpenditure', 'otherExpenditure', 'projects', 'governmentProcurement', 'priorYear']
  },
  { unit: halfRows }
)

const unfinishedLines = linesOn(
  'function',
  () => true,
  ({ line }) => line.function === '' || line.economic === '' || line.amount === 0
)

function halfRows({ ledger }: UnitContext): Outcome {
  const findings: Found[] = []
  const half = (path: LedgerPath, what: string, severity?: 'warning'): void => {
    const place = cellPlace(ledger, path)
    findings.push({
      ...(severity === undefined ? {} : { severity }),
      message: `${place.label}${what}：请填完，不要的行请删去。`,
      places: [place],
      values: [what]
    })
  }
  for (const placed of unfinishedLines(ledger)) {
    const { line } = placed
    if (line.function === '') half(linePath(placed, 'function'), '没有选')
    if (line.economic === '') half(linePath(placed, 'economic'), '没有选')
    if (line.amount === 0) half(linePath(placed, 'amount'), '是零')
  }
  for (const [path, what, severity] of otherHalves(ledger)) half(path, what, severity)
  const { governmentProcurement, priorYear, projects } = ledger
  const count =
    lineCount(ledger) + projects.length + governmentProcurement.lines.length + priorYear.lines.length
  return count === 0 ? notApplicable('没有任何一行明细。') : examined(count, findings)
}

type Half = readonly [path: LedgerPath, what: string, severity?: 'warning']

/** Of a project and its indicators; looked through once for a project. */
const projectHalves = remembered(({ id, name, indicators }: Project): readonly Half[] => {
  const address = { list: 'projects/indicators', project: id } as const
  return [
    ...(name === '' ? [[`projects/#${id}/name`, '没有填'] as const] : []),
    ...indicators.flatMap((row) =>
      (['level1', 'name'] as const)
        .filter((field) => row[field].trim() === '')
        .map((field) => [rowCellPath(address, row.id, field), '没有填', 'warning'] as const)
    )
  ]
})

function otherHalves(ledger: UnitLedger): Half[] {
  const procurement = { list: 'governmentProcurement/lines' } as const
  const prior = { list: 'priorYear/lines' } as const
  return [
    ...ledger.projects.flatMap(projectHalves),
    ...ledger.governmentProcurement.lines.flatMap(({ id, name, amount }) => [
      ...(name === '' ? [[rowCellPath(procurement, id, 'name'), '没有填'] as const] : []),
      ...(amount === 0 ? [[rowCellPath(procurement, id, 'amount'), '是零'] as const] : [])
    ]),
    ...ledger.priorYear.lines
      .filter((line) => line.function === '' || line.economic === '')
      .map(({ id }) => [rowPath(prior, id), '没有选科目', 'warning'] as const)
  ]
}

const contactFields = ['unitHead', 'financeHead', 'preparer', 'phone', 'filledOn'] as const

/** Who answers for the figures, and since when. */
export const S15: Rule = rule(
  {
    id: 'S15',
    severity: 'notice',
    title: '联系人和填报日期齐全',
    sentence: '单位负责人、财务负责人、经办人、电话、填报日期都已填写，封面要用。',
    reads: ['contacts']
  },
  { unit: contacts }
)

function contacts({ ledger }: UnitContext): Outcome {
  const missing = contactFields.filter((field) => ledger.contacts[field] === undefined)
  if (missing.length === 0) return examined(contactFields.length, [])
  const places = missing.map((field) => cellPlace(ledger, `contacts/${field}`))
  const words = missing.map((field) => describePath(`contacts/${field}`).replace('联系人 ', '')).join('、')
  return examined(contactFields.length, [
    {
      message: `没有填${words}：封面和签字栏要用，请补填。`,
      places,
      key: 'contacts',
      values: missing
    }
  ])
}

/** What is marked as not there is not there. */
export const S18: Rule = rule(
  {
    id: 'S18',
    severity: 'warning',
    title: '“本单位无此项”与内容一致',
    sentence: '标了“本单位无此项”的栏目没有内容；标的都是本程序认识的栏目。',
    reads: everything
  },
  { unit: closedSections }
)

function closedSections({ ledger }: UnitContext): Outcome {
  const marked = ledger.sectionsWithoutContent ?? []
  if (marked.length === 0) return notApplicable('没有标“本单位无此项”的栏目。')
  const states = statesOf(ledger)
  const filled = marked.filter(isSection).filter((section) => states[section] === 'filled')
  const remarks = marked.every(isSection) ? [] : remarksOn(ledger)
  const unknown = remarks.filter(({ code }) => code === 'unknownSection')
  return examined(marked.length, [
    ...filled.map((section): Found => {
      return {
        message: `“${sectionLabel(section)}”标了“本单位无此项”，却有内容：请取消标记，或删去内容。`,
        places: [sectionPlace(ledger, section)],
        values: ['filled']
      }
    }),
    ...unknown.map(({ message, path }): Found => {
      return { severity: 'notice', message, places: [cellPlace(ledger, path)], key: message }
    })
  ])
}
