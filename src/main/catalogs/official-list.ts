import { checkListedRows } from '@shared/catalog'
import type { CatalogData, ListFault, OfficialList } from '@shared/catalog'
import { OpenQuoteError, readCsv } from './csv'
import { initialsOf } from './initials'
import { listedRows } from './table'
import type { Table } from './table'
import { decodeText } from './text'
import { WorkbookTooLargeError } from './workbook-limits'

/** An official list as it was read, or all that speaks against it: it is taken as a whole or not at all. */
export type OfficialListReading =
  | { readonly ok: true; readonly list: OfficialList }
  | { readonly ok: false; readonly faults: readonly ListFault[] }

/** The largest file that is looked at, in bytes; a year's whole list takes a twentieth of it. */
export const mostOfficialListBytes = 5 * 1024 * 1024

type Tables = readonly Table[] | { readonly refused: string }

/**
 * Reads an official list of subjects: an .xlsx workbook (every sheet that has the headers) or delimited text in
 * UTF-8, UTF-16 or GB18030. What kind of file it is, its content says. Its columns are found by their headers
 * (科目编码, 科目代码, 编码 or 代码; 科目名称 or 名称), and the classification by the first digit of a code. Never
 * throws at what the file holds.
 * @param known the catalog that the list will stand above
 */
export async function readOfficialList(
  file: { readonly name: string; readonly bytes: Uint8Array },
  known: CatalogData
): Promise<OfficialListReading> {
  const tables = await readTables(file.bytes)
  if ('refused' in tables) return refuse(tables.refused)
  const found = tables.map(listedRows).filter((rows) => rows !== undefined)
  if (found.length === 0) {
    return refuse('没有找到表头：表里要有一行写着“科目编码”和“科目名称”（或“编码”“代码”和“名称”）。')
  }
  const checked = checkListedRows(found.flat(), known)
  if (!checked.ok) return checked
  const subjects = checked.subjects.map((subject) => ({ ...subject, initials: initialsOf(subject.name) }))
  return { ok: true, list: { title: file.name.slice(0, 300) || '官方科目表', subjects } }
}

function refuse(message: string): OfficialListReading {
  return { ok: false, faults: [{ place: '整个文件', message }] }
}

async function readTables(bytes: Uint8Array): Promise<Tables> {
  if (bytes.length === 0) return { refused: '这是一个空文件。' }
  if (bytes.length > mostOfficialListBytes) {
    return { refused: `文件超过 ${mostOfficialListBytes / 1024 / 1024} MB，不像是科目表，没有读取。` }
  }
  if (startsWith(bytes, [0x50, 0x4b])) return readXlsx(bytes)
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return {
      refused: '这是旧格式（.xls）或加了密码的工作簿，请在 Excel 或 WPS 中去掉密码，另存为 .xlsx 再装入。'
    }
  }
  return readText(bytes)
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}

async function readXlsx(bytes: Uint8Array): Promise<Tables> {
  try {
    // Loaded when first needed: exceljs would take a fifth of a second of every start.
    const { readWorkbook } = await import('./workbook')
    return await readWorkbook(bytes)
  } catch (error) {
    return error instanceof WorkbookTooLargeError
      ? { refused: '这个工作簿解开后太大，不像是科目表，没有读取。' }
      : {
          refused:
            '这个文件不能作为 Excel 工作簿读取，可能已经损坏，请在 Excel 或 WPS 中另存为 .xlsx 再装入。'
        }
  }
}

function readText(bytes: Uint8Array): Tables {
  const text = decodeText(bytes)
  if (text === undefined || text.includes('\0')) {
    return { refused: '这个文件不是 .xlsx 工作簿，也不是 UTF-8 或 GB18030 编码的 .csv 文本。' }
  }
  try {
    const comma: Table = { rows: readCsv(text, ',') }
    return [listedRows(comma) === undefined ? { rows: readCsv(text, '\t') } : comma]
  } catch (error) {
    if (!(error instanceof OpenQuoteError)) throw error
    return { refused: `第 ${error.row} 行有一个引号没有配对，后面的内容无法读取。` }
  }
}
