/** A record of a comma-separated file: its fields, and on which row a spreadsheet shows it (from 1). */
export interface CsvRecord {
  readonly row: number
  readonly fields: readonly string[]
}

/** A file that ends inside a quoted field. */
export class OpenQuoteError extends Error {
  override readonly name = 'OpenQuoteError'
  /** @param row the record in which the quote was opened */
  constructor(readonly row: number) {
    super(`A quote opened in record ${row} is never closed.`)
  }
}

/**
 * Reads delimiter-separated text as RFC 4180 has it: fields in double quotes may hold the delimiter, line
 * breaks and doubled quotes; any of the three line endings will do. Records without content are left out, and
 * counted.
 * @throws OpenQuoteError
 */
export function readCsv(text: string, delimiter: ',' | '\t' = ','): CsvRecord[] {
  const records: CsvRecord[] = []
  let fields: string[] = []
  let field = ''
  let row = 1
  let at = 0
  const endRecord = (): void => {
    fields.push(field)
    if (fields.some((each) => each.trim() !== '')) records.push({ row, fields })
    fields = []
    field = ''
    row += 1
  }
  while (at < text.length) {
    const character = text.charAt(at)
    if (character === '"' && field === '') {
      const quoted = readQuoted(text, at, row)
      field = quoted.value
      at = quoted.end
    } else if (character === delimiter) {
      fields.push(field)
      field = ''
      at += 1
    } else if (character === '\n' || character === '\r') {
      endRecord()
      at += text.startsWith('\r\n', at) ? 2 : 1
    } else {
      field += character
      at += 1
    }
  }
  if (field !== '' || fields.length > 0) endRecord()
  return records
}

function readQuoted(text: string, start: number, row: number): { value: string; end: number } {
  let value = ''
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) throw new OpenQuoteError(row)
    value += text.slice(from, quote)
    if (text.charAt(quote + 1) !== '"') return { value, end: quote + 1 }
    value += '"'
    from = quote + 2
  }
}
