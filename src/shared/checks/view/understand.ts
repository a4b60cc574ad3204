import { filled } from './fill'
import type { Catalog } from '@shared/catalog'
import type { Edition, Template, TemplateTable } from '@shared/tables'
import { balanceParts } from './balance'
import { codedParts } from './coded'
import { formParts } from './form'
import type { TablesView, ViewCell, ViewTable } from './model'
import { isNothing, wordsCell } from './raw'
import type { RawTable, Reading } from './raw'
import { plain, unnumbered } from './words'

/** What is known about a set as a whole. */
export interface Surroundings {
  readonly template: Template
  readonly edition: Edition
  readonly catalog: Catalog
  readonly origin: TablesView['origin']
  /** 元 or 万元, as the figures print. */
  readonly printedIn: 'yuan' | 'wanyuan'
  readonly fiscalYear?: number
  readonly departmentCode?: string
  readonly departmentName?: string
  readonly reportingName?: string
}

/** The meaning of a set of tables. */
export function understood(
  raws: readonly RawTable[],
  given: Surroundings,
  view: typeof viewTable = viewTable
): TablesView {
  const { template, edition, origin, printedIn, fiscalYear, departmentCode, reportingName } = given
  const reading = readingOf(raws, given)
  return {
    edition,
    origin,
    template,
    tables: raws.map((raw) => view(raw, reading)),
    unit: origin === 'own' ? 'yuan' : 'wanyuan',
    exact: origin === 'own' || printedIn === 'yuan',
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
    ...(departmentCode === undefined ? {} : { departmentCode }),
    ...(reportingName === undefined ? {} : { reportingName })
  }
}

function readingOf(raws: readonly RawTable[], given: Surroundings): Reading {
  const { template, edition, catalog, printedIn } = given
  const names = classNames(raws, catalog)
  return {
    unit: printedIn,
    countCarryover: template.countCarryover,
    words: templateWords(template, edition, given),
    classCode: (name) => names.get(plain(name)) ?? names.get(unnumbered(name)) ?? ''
  }
}

/** How the words of a template print in an edition; placeholders whose value is not known stay. */
export function templateWords(
  template: Template,
  edition: Edition,
  { fiscalYear, departmentName, departmentCode, reportingName }: Partial<Surroundings>
): (text: string) => string {
  const replace = edition.kind === 'unit' ? (template.unitEdition?.replace ?? []) : []
  const values = {
    year: fiscalYear?.toString(),
    lastYear: fiscalYear === undefined ? undefined : String(fiscalYear - 1),
    departmentName,
    departmentCode,
    reportingName
  }
  return (text) =>
    filled(
      replace.reduce((changed, { from, to }) => changed.replaceAll(from, to), text),
      values
    )
}

/** The codes of 类 by name: the catalog's, and above it those that the set itself pairs with names. */
function classNames(raws: readonly RawTable[], catalog: Catalog): Map<string, string> {
  const names = new Map(catalog.children('function').map(({ code, name }) => [plain(name), code]))
  for (const { rows, definition } of raws) {
    if (definition?.layout !== 'coded' || definition.axis !== 'function') continue
    for (const { cells } of rows) {
      const [code, name] = [
        cells[0]?.text.trim() ?? '',
        cells.slice(1, 4).find(({ text }) => /\p{L}/u.test(text))?.text
      ]
      if (/^\d{3}$/.test(code) && name !== undefined) names.set(plain(name), code)
    }
  }
  return names
}

/** The meaning of one table. */
export function viewTable(raw: RawTable, reading: Reading): ViewTable {
  const { id, role, name, subtitle, caption, header, notes, definition } = raw
  const cells = raw.rows.map((row, at) => row.cells.map((cell, column) => wordsCell(cell, at, column)))
  const common = {
    id,
    name,
    header,
    notes,
    ...(role === undefined ? {} : { role }),
    ...(subtitle === undefined ? {} : { subtitle }),
    ...(caption === undefined ? {} : { caption })
  }
  if (definition === undefined)
    return {
      ...common,
      layout: 'unknown',
      fixedNotes: [],
      empty: raw.rows.length === 0,
      blank: raw.rows.length === 0,
      cells
    }
  const parts = partsOf(definition, raw, reading)
  const figures = figuresOf(parts)
  const hasIndicators = parts.layout === 'performance' && parts.indicators.length > 0
  // A table whose columns nobody can tell is not empty for that.
  const isUntold = parts.layout === 'coded' && parts.columns.length === 0 && raw.rows.length > 0
  for (const cell of figures) {
    const line = cells[cell.row]
    if (line !== undefined) line[cell.column] = cell
  }
  return {
    ...common,
    ...parts,
    expectedName: reading.words(definition.name),
    fixedNotes: (definition.notes ?? []).map(reading.words),
    ...(definition.emptyNote === undefined ? {} : { emptyNote: reading.words(definition.emptyNote) }),
    empty: figures.every(isNothing) && !hasIndicators && !isUntold,
    blank: figures.every(({ text }) => ['', '0'].includes(text.trim())) && !hasIndicators && !isUntold,
    cells
  }
}

type Parts = ReturnType<typeof partsOf>

function partsOf(
  definition: TemplateTable,
  raw: RawTable,
  reading: Reading
): ReturnType<typeof codedParts> | ReturnType<typeof balanceParts> | ReturnType<typeof formParts> {
  switch (definition.layout) {
    case 'coded':
      return codedParts(definition, raw, reading)
    case 'balance':
      return balanceParts(definition, raw, reading)
    case 'performance':
      return formParts(definition, raw, reading)
  }
}

function figuresOf(parts: Parts): ViewCell[] {
  switch (parts.layout) {
    case 'coded':
      return parts.rows.flatMap(({ figures }) => [...figures.values()])
    case 'balance':
      return [...parts.left.rows, ...parts.right.rows].flatMap(({ figures }) => [...figures.values()])
    case 'performance':
      return parts.figures.map(({ cell }) => cell)
  }
}
