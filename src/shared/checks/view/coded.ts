import type { CodedTable } from '@shared/tables'
import { placeColumns, strangeColumns, viewColumns } from './columns'
import type { CodedRow, CodedView, SubjectLevel, ViewCell } from './model'
import { figureCell } from './raw'
import type { RawRow, RawTable, Reading } from './raw'
import { plain } from './words'

type CodedParts = Pick<CodedView, 'layout' | 'axis' | 'columns' | 'rows'>

/** The meaning of a table with a row a subject, a unit or the department. */
export function codedParts(definition: CodedTable, raw: RawTable, reading: Reading): CodedParts {
  const places = placeColumns(definition.columns, raw, reading)
  const sums = strangeColumns(raw, places).length === 0
  const columns = viewColumns(definition.columns, definition.scope, { ...places, sums }, reading)
  const codes = new CodeReader(definition.axis)
  const total = definition.total === undefined ? undefined : plain(reading.words(definition.total.label))
  const rows = raw.rows.flatMap((row, at): CodedRow[] => {
    if (row.hint === undefined && row.cells.every(({ text }) => text.trim() === '')) return []
    const codeTexts = places.codes.map((column) => (row.cells[column]?.text ?? '').trim())
    const name = (places.name === undefined ? '' : (row.cells[places.name]?.text ?? '')).trim()
    const figures = new Map<number, ViewCell>(
      columns.map(({ column }) => [column, figureCell(row.cells[column], at, column, reading)])
    )
    return [
      {
        row: at,
        name,
        codeText: codeTexts.join(''),
        figures,
        ...whatRow(row, codeTexts, name, total, codes)
      }
    ]
  })
  return { layout: 'coded', axis: definition.axis, columns, rows }
}

function whatRow(
  { hint }: RawRow,
  codeTexts: readonly string[],
  name: string,
  total: string | undefined,
  codes: CodeReader
): Pick<CodedRow, 'kind' | 'code' | 'level'> {
  if (codes.axis === 'units' || codes.axis === 'department') {
    const isTotal = total !== undefined && saysOnly([...codeTexts, name], [total])
    return { kind: isTotal || hint?.total === true ? 'total' : 'unit', code: codeTexts.join('') }
  }
  if (hint?.total === true) return { kind: 'total', code: '' }
  if (hint?.code !== undefined) {
    codes.note(hint.code)
    return { kind: 'subject', code: hint.code, ...(hint.level === undefined ? {} : { level: hint.level }) }
  }
  // 合计 may stand in the cell of the code, or in a cell merged over both.
  if (saysOnly([...codeTexts, name], [total ?? '合计', '合计', '总计'])) return { kind: 'total', code: '' }
  if (codeTexts.every((text) => text === '')) return { kind: 'tail', code: '' }
  return { kind: 'subject', ...codes.read(codeTexts) }
}

/** Whether cells say nothing but one of some words, and say it at least once. */
function saysOnly(cells: readonly string[], words: readonly string[]): boolean {
  const said = cells.filter((text) => text !== '')
  return said.length > 0 && said.every((text) => words.includes(plain(text)))
}

/** Reads the codes of rows one after the other: a 款 may print its last two digits, and codes stand in 1 to 3 columns. */
class CodeReader {
  #class = ''
  #division = ''

  constructor(readonly axis: CodedTable['axis']) {}

  /** Takes a code that is known already. */
  note(code: string): void {
    this.#class = code.slice(0, 3)
    this.#division = code.length >= 5 ? code.slice(0, 5) : ''
  }

  read(texts: readonly string[]): { code: string; level?: SubjectLevel } {
    const code = texts.length > 1 ? this.#fromColumns(texts) : this.#whole(texts[0] ?? '')
    const level = levelOf(this.axis, code)
    if (level === undefined) return { code }
    this.note(code)
    return { code, level }
  }

  #whole(text: string): string {
    return /^\d{2}$/.test(text) && this.#class !== '' ? this.#class + text : text
  }

  #fromColumns([first = '', second = '', third = '']: readonly string[]): string {
    for (const text of [third, second]) if (text.length >= 5) return text
    if (third !== '')
      return `${second === '' ? this.#division : (first === '' ? this.#class : first) + second}${third}`
    if (second !== '') return `${first === '' ? this.#class : first}${second}`
    return this.#whole(first)
  }
}

function levelOf(axis: CodedTable['axis'], code: string): SubjectLevel | undefined {
  if (!/^\d+$/.test(code)) return undefined
  if (code.length === 3) return 'class'
  if (code.length === 5) return 'division'
  return code.length === 7 && axis === 'function' ? 'item' : undefined
}
