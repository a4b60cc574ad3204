import type { Finding, RuleResult, SealedRecord } from '@shared/checks'
import {
  explanationWords,
  findingCount,
  gradeWords,
  judgedWords,
  levelWords,
  reportRemarks,
  signatories,
  statusWords,
  summaryWords
} from '@shared/checks'
import { localTime } from '../ledger-store'
import { roundWords } from './about'
import type { Round } from '@shared/ledger'
import { bandRow } from './draw-table'
import type { CellDrawing, CellStyle, MergeDrawing, RowDrawing, SheetDrawing } from './drawing'
import { rowHeight } from './row-height'
import { writeSpreadsheet } from './spreadsheet'
import { longText, styles } from './styles'

/** Whose check report it is, and of what. */
export interface CheckReportAbout {
  /** The unit, or the department of a consolidation. */
  readonly code: string
  readonly name: string
  readonly fiscalYear: number
  readonly round: Round | undefined
  readonly made: Date
}

const signatures = signatories.map((who) => `${who}：`)

/** 审核报告: what was found, and every rule with what it came to; to be signed. @returns the bytes of an .xlsx */
export function writeCheckReport(record: SealedRecord, about: CheckReportAbout): Promise<Uint8Array> {
  const sheets = [findingsSheet(record, about), ...remarksSheet(record, about), recordSheet(record, about)]
  return writeSpreadsheet(sheets, {
    title: `${about.fiscalYear}年预算审核报告`,
    subject: '审核报告',
    company: about.name,
    created: about.made,
    custom: [
      ['单位', `${about.code} ${about.name}`],
      ['年度', String(about.fiscalYear)],
      ['轮次', roundWords(about.round)],
      ['账册指纹', record.fingerprints.ledgers],
      ['科目目录指纹', record.fingerprints.catalog],
      ['模板指纹', record.fingerprints.template],
      ['规则指纹', record.fingerprints.rules]
    ]
  })
}

const findingWidths = [6, 6, 24, 56, 22, 16, 16, 14, 40]
const findingHeadings = ['规则', '级别', '规则名称', '问题', '位置', '左', '右', '差额', '说明']
const remarkWidths = [14, 120]
const remarkHeadings = ['类别', '内容']
const recordWidths = [6, 44, 12, 8, 10, 8, 50]
const recordHeadings = ['规则', '规则名称', '结果', '级别', '检查数', '问题数', '原因或确认']

function findingsSheet(record: SealedRecord, about: CheckReportAbout): SheetDrawing {
  const rows = record.rules.flatMap(({ title, findings }) =>
    findings.map((finding) => findingCells(title, finding))
  )
  const none = [['', '', '', '没有发现问题。', '', '', '', '', '']]
  return sheetOf('审核发现', about, record, findingWidths, findingHeadings, rows.length > 0 ? rows : none)
}

function findingCells(title: string, finding: Finding): string[] {
  const { rule, message, places, left, right, difference = '', explanation } = finding
  return [
    rule,
    levelWords(finding),
    title,
    message,
    places.map(({ label }) => label).join('；'),
    left?.value ?? '',
    right?.value ?? '',
    difference,
    explanationWords(explanation)
  ]
}

/** What the department set, what of that cannot be followed, explanations that lapsed; no sheet where nothing is. */
function remarksSheet(record: SealedRecord, about: CheckReportAbout): SheetDrawing[] {
  const rows = reportRemarks(record).map(({ kind, text }) => [kind, text])
  return rows.length === 0
    ? []
    : [sheetOf('审核设置和说明', about, record, remarkWidths, remarkHeadings, rows)]
}

function recordSheet(record: SealedRecord, about: CheckReportAbout): SheetDrawing {
  return sheetOf('审核记录', about, record, recordWidths, recordHeadings, record.rules.map(ruleCells))
}

function ruleCells(result: RuleResult): string[] {
  const { id, title, status, severity, examined } = result
  return [
    id,
    title,
    statusWords[status],
    gradeWords[severity],
    String(examined),
    String(findingCount(result)),
    judgedWords(result)
  ]
}

function sheetOf(
  name: string,
  about: CheckReportAbout,
  record: SealedRecord,
  widths: readonly number[],
  headings: readonly string[],
  rows: readonly (readonly string[])[]
): SheetDrawing {
  const whole = (text: string, style: CellStyle): RowDrawing => bandRow(text, style, widths)
  const head = [
    whole(`${about.fiscalYear}年预算${name}`, styles.title),
    whole(
      `${about.code} ${about.name}　${roundWords(about.round)}　${localTime(about.made.toISOString())}`,
      styles.captionLeft
    ),
    whole(summaryWords(record), styles.captionLeft),
    { height: 22, cells: headings.map((text) => cell(text, styles.heading)) }
  ]
  const body = rows.map((texts) => textRow(texts, widths))
  const foot = [whole('', styles.note), whole(signatures.join('　　　　　　　　　　　　'), styles.note)]
  const bands = [0, 1, 2, head.length + body.length, head.length + body.length + 1]
  return {
    name,
    columns: widths,
    rows: [...head, ...body, ...foot],
    merges: bands.map((row): MergeDrawing => ({ row, column: 0, rows: 1, columns: widths.length })),
    frozenRows: head.length,
    repeatedRows: head.length,
    orientation: 'landscape',
    pageNumbers: true,
    alone: false
  }
}

function textRow(texts: readonly string[], widths: readonly number[]): RowDrawing {
  const measured = texts.map((text, at) => ({ text, width: widths[at] ?? 10, size: longText.font.size }))
  return { height: rowHeight(measured, 18), cells: texts.map((text) => cell(text, longText)) }
}

const cell = (text: string, style: CellStyle): CellDrawing =>
  text === '' ? { style } : { style, content: { kind: 'text', text } }
