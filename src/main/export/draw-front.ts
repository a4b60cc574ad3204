import type { TableModel } from '@shared/tables'
import { kindWords, missingFrom, reporter, roundWords, trialSentence } from './about'
import type { WorkbookAbout } from './about'
import { bandRow } from './draw-table'
import type { CellDrawing, CellStyle, MergeDrawing, RowDrawing, SheetDrawing } from './drawing'
import { styles } from './styles'

const onePage = { frozenRows: 0, repeatedRows: 0, orientation: 'portrait', pageNumbers: false } as const

/** Rows under each other, with what is merged in them. */
interface Block {
  readonly row: RowDrawing
  readonly merges: readonly Omit<MergeDrawing, 'row'>[]
}

function stacked(blocks: readonly Block[]): Pick<SheetDrawing, 'rows' | 'merges'> {
  return {
    rows: blocks.map(({ row }) => row),
    merges: blocks.flatMap(({ merges }, row) => merges.map((merge) => ({ ...merge, row })))
  }
}

function whole(text: string, style: CellStyle, widths: readonly number[]): Block {
  return { row: bandRow(text, style, widths), merges: [{ column: 0, rows: 1, columns: widths.length }] }
}

function space(height: number, widths: readonly number[]): Block {
  return { row: { height, cells: widths.map(() => undefined) }, merges: [] }
}

function trialBlock(models: readonly TableModel[], widths: readonly number[]): Block[] {
  const sentence = trialSentence(missingFrom(models))
  return sentence === undefined ? [] : [whole(sentence, styles.trial, widths)]
}

const text = (value: string, style: CellStyle): CellDrawing =>
  value === '' ? { style } : { style, content: { kind: 'text', text: value } }

const coverWidths = [8, 26, 44, 8]

/** The cover of the 报送版: who hands in what, and where they sign and seal. */
export function drawCover(name: string, models: readonly TableModel[], about: WorkbookAbout): SheetDrawing {
  const { department, contacts = {}, round, kind } = about
  const { code, name: who, words } = reporter(about)
  const line = (label: string, value: string): Block => ({
    row: {
      height: 40,
      cells: [undefined, text(label, styles.coverLabel), text(value, styles.coverValue), undefined]
    },
    merges: []
  })
  const blocks = [
    ...trialBlock(models, coverWidths),
    space(80, coverWidths),
    whole(`${department.fiscalYear}年${words}预算`, styles.coverTitle, coverWidths),
    whole(`（${kindWords[kind]}）`, styles.coverKind, coverWidths),
    space(60, coverWidths),
    line(`${words}名称：`, who),
    line(`${words}编码：`, code),
    line('预算年度：', `${department.fiscalYear}年`),
    line('轮次：', roundWords(round)),
    space(40, coverWidths),
    line('单位负责人（签章）：', contacts.unitHead ?? ''),
    line('财务负责人（签章）：', contacts.financeHead ?? ''),
    line('经办人：', contacts.preparer ?? ''),
    line('电话：', contacts.phone ?? ''),
    line('报送日期：', dateWords(contacts.filledOn)),
    space(30, coverWidths),
    {
      row: {
        height: 60,
        cells: [undefined, undefined, text('（公章）', styles.coverSeal), undefined]
      },
      merges: []
    }
  ]
  return { name, columns: coverWidths, ...stacked(blocks), ...onePage, alone: true }
}

/** 2023-01-16 as 2023年1月16日; without a date, room to write it. */
function dateWords(date: string | undefined): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? '') ?? []
  if (year === undefined) return '　　　　年　　月　　日'
  return `${year}年${Number(month)}月${Number(day)}日`
}

const contentsWidths = [8, 12, 66]

/** The list of tables, each of which leads to its sheet. */
export function drawContents(
  name: string,
  models: readonly TableModel[],
  sheets: readonly string[],
  about: WorkbookAbout
): SheetDrawing {
  const { department, kind } = about
  const headings = ['序号', '表号', '表名'].map((label) => text(label, styles.contentsHeading))
  const entries = models.map((model, at): Block => {
    const link = { kind: 'link', text: labelOf(model, models), sheet: sheets[at] ?? '' } as const
    const cells = [
      text(String(at + 1), styles.contentsNumber),
      text(`表${model.id}`, styles.contentsNumber),
      { style: styles.contentsLink, content: link }
    ]
    return { row: { height: 26, cells }, merges: [] }
  })
  const subtitle = `${reporter(about).name}　${department.fiscalYear}年　${kindWords[kind]}`
  const blocks = [
    ...trialBlock(models, contentsWidths),
    whole('目录', styles.title, contentsWidths),
    whole(subtitle, styles.subtitle, contentsWidths),
    { row: { height: 26, cells: headings }, merges: [] },
    ...entries
  ]
  return { name, columns: contentsWidths, ...stacked(blocks), ...onePage, alone: false }
}

/** A table's name; of several with one name, also what each is of. */
function labelOf(model: TableModel, models: readonly TableModel[]): string {
  if (models.filter(({ name }) => name === model.name).length === 1) return model.name
  const [, subject] = model.body.rows[0] ?? []
  return subject === undefined || subject.text === '' ? model.name : `${model.name}（${subject.text}）`
}
