import type { TableModel } from '@shared/tables'
import { kindWords, missingFrom, reporter, roundWords } from './about'
import type { WorkbookAbout } from './about'
import { drawContents, drawCover } from './draw-front'
import { drawTable } from './draw-table'
import type { BookProperties, SheetDrawing } from './drawing'
import { sheetNames } from './sheet-names'
import { writeSpreadsheet } from './spreadsheet'

/**
 * Writes tables as an .xlsx workbook: for 报送版 a cover, exact amounts and live sums; for 公开版 what is printed;
 * both with a list of contents and a sheet a table, in the order of the models. The same tables and words about
 * them give the same bytes.
 */
export function writeWorkbook(models: readonly TableModel[], about: WorkbookAbout): Promise<Uint8Array> {
  return writeSpreadsheet(drawBook(models, about), propertiesOf(models, about))
}

/** The sheets of a workbook, in order, each drawn when it is its turn to be written. */
function* drawBook(models: readonly TableModel[], about: WorkbookAbout): Generator<SheetDrawing> {
  const { kind, template } = about
  const front = kind === 'official' ? ['封面', '目录'] : ['目录']
  const names = sheetNames([...front, ...models.map(({ id, name }) => `表${id} ${name}`)])
  const sheets = names.slice(front.length)
  const writing = { kind, unit: template.amounts.unit }
  if (kind === 'official') yield drawCover(names[0] ?? '', models, about)
  yield drawContents(names[front.length - 1] ?? '', models, sheets, about)
  for (const [at, model] of models.entries()) yield drawTable(model, sheets[at] ?? '', writing)
}

function propertiesOf(models: readonly TableModel[], about: WorkbookAbout): BookProperties {
  const { department, kind, round, template, exportedAt, fingerprint, edition } = about
  const { code, name, words } = reporter(about)
  const year = String(department.fiscalYear)
  const missing = missingFrom(models)
  return {
    title: `${name}${year}年${words}预算表`,
    subject: `${kindWords[kind]}${missing.length > 0 ? '（试汇总）' : ''}`,
    company: department.name,
    created: exportedAt,
    custom: [
      ['部门编码', department.code],
      ['部门', department.name],
      ...(edition.kind === 'unit'
        ? ([
            ['单位编码', code],
            ['单位', name]
          ] as const)
        : []),
      ['年度', year],
      ['轮次', roundWords(round)],
      ['模板', template.id],
      ['模板名称', template.name],
      ['种类', kindWords[kind]],
      ...(missing.length > 0
        ? ([['试汇总缺少的单位', missing.map((unit) => unit.code).join('、')]] as const)
        : []),
      ['账册指纹', fingerprint],
      ['导出时间', exportedAt.toISOString()]
    ]
  }
}
