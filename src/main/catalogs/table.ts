import type { ListedText } from '@shared/catalog'
import type { CsvRecord } from './csv'

/** A table of a file from outside: a sheet of a workbook, or a whole text file, which has no name. */
export interface Table {
  readonly name?: string
  readonly rows: readonly CsvRecord[]
}

const codeHeaders = ['科目编码', '科目代码', '编码', '代码']
const nameHeaders = ['科目名称', '名称']

/** A title and a line of units may stand above the header, more does not. */
const headerWithin = 20

/** Indentation and line breaks within a cell mean nothing; full-width digits mean digits. */
function compact(text: string): string {
  return text.replace(/\s/g, '')
}

function columnOf(fields: readonly string[], headers: readonly string[]): number {
  const texts = fields.map(compact)
  const header = headers.find((each) => texts.includes(each))
  return header === undefined ? -1 : texts.indexOf(header)
}

/**
 * The subjects that a table lists, found by its headers; undefined when it has none. Rows in which both cells
 * are blank are left out.
 */
export function listedRows({ name, rows }: Table): ListedText[] | undefined {
  const at = rows.slice(0, headerWithin).findIndex(({ fields }) => {
    return columnOf(fields, codeHeaders) >= 0 && columnOf(fields, nameHeaders) >= 0
  })
  const header = rows[at]
  if (header === undefined) return undefined
  const codeColumn = columnOf(header.fields, codeHeaders)
  const nameColumn = columnOf(header.fields, nameHeaders)
  return rows.slice(at + 1).flatMap(({ row, fields }) => {
    const code = compact(fields[codeColumn] ?? '').normalize('NFKC')
    const subject = compact(fields[nameColumn] ?? '')
    const place = name === undefined ? `第 ${row} 行` : `工作表“${name}”第 ${row} 行`
    return code === '' && subject === '' ? [] : [{ place, code, name: subject }]
  })
}
