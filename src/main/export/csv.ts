import type { Cell, TableModel } from '@shared/tables'
import { trialSentence } from './about'

/** What a spreadsheet takes for the beginning of a formula, also in full width. */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/

/**
 * A table as .csv for spreadsheets: UTF-8 with a byte order mark, lines ended as Windows does. The header rows, then
 * the body, as printed, without thousands separators, then the notes; a trial says so in the first line. A text that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 */
export function tableCsv({ header, body, notes, missingUnits }: TableModel): Uint8Array {
  const trial = trialSentence(missingUnits)
  const lines = [
    ...(trial === undefined ? [] : [[field(trial)]]),
    ...[...header.rows, ...body.rows].map((row) => row.map(cellField)),
    ...notes.map((note) => [field(note)])
  ]
  return new TextEncoder().encode(`\uFEFF${lines.map((line) => `${line.join(',')}\r\n`).join('')}`)
}

function cellField(cell: Cell): string {
  return cell.kind === 'amount' ? cell.text.replaceAll(',', '') : field(cell.text)
}

function field(text: string): string {
  const safe = formulaStart.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
