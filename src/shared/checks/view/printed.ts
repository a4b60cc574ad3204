import type { Catalog } from '@shared/catalog'
import { decodeUtf8, readJson, withoutMark } from '@shared/exchange'
import type { Edition, Template, TemplateTable } from '@shared/tables'
import { z } from '../../zod'
import type { TablesView } from './model'
import type { RawRow, RawTable } from './raw'
import { withoutHeading } from './heading'
import { roleOfName } from './roles'
import { templateWords, understood } from './understand'
import { plain } from './words'

/** What a file may hold at most; beyond it nobody prints tables. */
const most = { tables: 500, rows: 20_000, columns: 60, text: 20_000, notes: 100 } as const

const text = z
  .union([z.string().max(most.text), z.number(), z.null()])
  .transform((value) => (value === null ? '' : String(value)))
const row = z.array(text).max(most.columns)
const grid = z.array(row).max(most.rows)
const notes = z.array(z.string().max(most.text)).max(most.notes).exactOptional()
const optionalText = z.string().max(500).exactOptional()
/** What stands over and under a table, where the file carries it. */
const around = {
  notes,
  caption: z.strictObject({ left: z.string().max(500), right: z.string().max(500) }).exactOptional(),
  subtitle: optionalText
}
const head = {
  department: optionalText,
  departmentCode: optionalText,
  unit: z.enum(['元', '万元', 'yuan', 'wanyuan']).exactOptional(),
  fiscalYear: z.int().min(1949).max(2999).exactOptional()
}

/** As `cli tables --json` writes them. */
const listed = z.object({
  ...head,
  tables: z
    .array(
      z.object({
        id: z.string().max(40),
        name: z.string().max(500),
        header: grid,
        body: grid,
        ...around
      })
    )
    .max(most.tables)
})

const form = z.object({ head: grid, indicators: grid, ...around })
const coded = z.object({
  columns: row,
  rows: z.array(z.object({ code: z.union([text, row]), name: text, values: row })).max(most.rows),
  ...around
})
const plainRows = z.object({ rows: grid, ...around })

/** As a published disclosure is written down: by the tables' names. */
const named = z.object({
  ...head,
  tables: z
    .record(z.string().max(500), z.union([plainRows, coded, form, z.array(form).max(most.tables)]))
    .refine((tables) => Object.keys(tables).length <= most.tables, `最多 ${most.tables} 张表。`)
})

/** Tables as printed, before they are set beside a template. */
export interface PrintedFile {
  readonly printedIn?: 'yuan' | 'wanyuan'
  readonly fiscalYear?: number
  readonly departmentName?: string
  readonly departmentCode?: string
  readonly tables: readonly Omit<RawTable, 'definition' | 'role'>[]
}

export type PrintedReading =
  | { readonly ok: true; readonly file: PrintedFile }
  | { readonly ok: false; readonly faults: readonly { readonly path: string; readonly message: string }[] }

const mostFaults = 20

/**
 * Reads tables as printed: from a file's text or bytes. `tables` as an array is the shape of `cli tables --json`, as an
 * object that of a disclosure written down by hand. Never throws for what stands in a file, and ends within its limits.
 */
export function readPrinted(input: string | Uint8Array): PrintedReading {
  const decoded =
    typeof input === 'string' ? { ok: true as const, text: withoutMark(input) } : decodeUtf8(input)
  if (!decoded.ok) return refused('', `文件第 ${decoded.line} 行起不是 UTF-8 文字，没有读取。`)
  const json = readJson(decoded.text)
  if (!json.ok) return refused(pathOf(json.fault.steps), json.fault.sentence)
  const [repeated] = json.document.faults
  if (repeated !== undefined) return refused(pathOf(repeated.steps), repeated.sentence)
  return readPrintedValue(json.document.value)
}

/** As {@link readPrinted}, from what has been parsed already. */
export function readPrintedValue(value: unknown): PrintedReading {
  const tables = typeof value === 'object' && value !== null && 'tables' in value ? value.tables : undefined
  if (typeof tables !== 'object' || tables === null)
    return refused('tables', '文件里没有表（tables），这不是印出的表。')
  const read = Array.isArray(tables) ? listed.safeParse(value) : named.safeParse(value)
  if (!read.success) {
    const faults = read.error.issues.slice(0, mostFaults).map(({ path, message }) => ({
      path: pathOf(path),
      message: `${pathOf(path)}：写法不对（${/\p{Script=Han}/u.test(message) ? message : '内容不是表的格式，或超出限度'}）。`
    }))
    return { ok: false, faults }
  }
  const { unit, fiscalYear, department, departmentCode } = read.data
  const printedIn = unit === undefined ? undefined : unit === '元' || unit === 'yuan' ? 'yuan' : 'wanyuan'
  const given = Array.isArray(read.data.tables) ? read.data.tables.map(fromList) : fromNames(read.data.tables)
  return {
    ok: true,
    file: {
      tables: given.map(withoutHeading),
      ...(printedIn === undefined ? {} : { printedIn }),
      ...(fiscalYear === undefined ? {} : { fiscalYear }),
      ...(department === undefined ? {} : { departmentName: department }),
      ...(departmentCode === undefined ? {} : { departmentCode })
    }
  }
}

function refused(path: string, message: string): PrintedReading {
  return { ok: false, faults: [{ path, message }] }
}

function pathOf(steps: readonly PropertyKey[]): string {
  return steps
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step).slice(0, 60)}`))
    .join('')
    .replace(/^\./, '')
}

type Printed = PrintedFile['tables'][number]

function rowsOf(texts: readonly (readonly string[])[]): RawRow[] {
  return texts.map((cells) => ({ cells: cells.map((cell) => ({ text: cell })) }))
}

function fromList({ id, name, header, body, ...more }: z.output<typeof listed>['tables'][number]): Printed {
  return { id, name, header, rows: rowsOf(body), ...aroundOf(more) }
}

function aroundOf({
  notes: given = [],
  caption,
  subtitle
}: Pick<z.output<typeof plainRows>, 'notes' | 'caption' | 'subtitle'>): Pick<
  Printed,
  'notes' | 'caption' | 'subtitle'
> {
  return {
    notes: given.filter((note) => note.trim() !== ''),
    ...(caption === undefined ? {} : { caption }),
    ...(subtitle === undefined ? {} : { subtitle })
  }
}

function fromNames(tables: z.output<typeof named>['tables']): Printed[] {
  return Object.entries(tables).flatMap(([name, table]) => {
    const given = Array.isArray(table) ? table : [table]
    return given.map((one, at) => fromName(name, one, Array.isArray(table) ? `${name}-${at + 1}` : name))
  })
}

function fromName(
  name: string,
  table: z.output<typeof plainRows> | z.output<typeof coded> | z.output<typeof form>,
  id: string
): Printed {
  const common = { id, name, ...aroundOf(table) }
  if ('head' in table) {
    const rows = rowsOf([...table.head, ...table.indicators])
    return { ...common, header: [], rows, indicatorsFrom: table.head.length }
  }
  if (!('columns' in table)) return { ...common, header: [], rows: rowsOf(table.rows) }
  const codes = Math.max(1, ...table.rows.map(({ code }) => (typeof code === 'string' ? 1 : code.length)))
  const header = [[...Array.from({ length: codes }, () => '科目编码'), '科目名称', ...table.columns]]
  const texts = table.rows.map(({ code, name: own, values }) => {
    const given = typeof code === 'string' ? [code] : code
    return [...given, ...Array.from({ length: codes - given.length }, () => ''), own, ...values]
  })
  return { ...common, header, rows: rowsOf(texts) }
}

/** What printed tables are set beside. */
export interface PrintedSurroundings {
  readonly template: Template
  readonly catalog: Catalog
  readonly departmentCode?: string
}

/** The view of tables of which only the print is known. */
export function viewOfPrinted(
  file: PrintedFile,
  { template, catalog, departmentCode: code }: PrintedSurroundings
): TablesView {
  const edition = editionOf(file, template)
  const { departmentName, fiscalYear, printedIn = template.amounts.unit } = file
  const departmentCode = code ?? file.departmentCode
  const raws = file.tables.map((table): RawTable => {
    const definition = definitionFor(table, template)
    if (definition === undefined) return table
    const { role, id } = definition
    const rest = /-\d+$/.exec(table.id)?.[0] ?? ''
    return { ...table, id: `${id}${rest}`, definition, ...(role === undefined ? {} : { role }) }
  })
  return understood(raws, {
    template,
    edition,
    catalog,
    origin: 'printed',
    printedIn,
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
    ...(departmentName === undefined ? {} : { departmentName, reportingName: departmentName }),
    ...(departmentCode === undefined ? {} : { departmentCode })
  })
}

/** A unit's edition shows in the names of its tables: 单位收入总表 for 部门收入总表. */
function editionOf({ tables }: PrintedFile, template: Template): Edition {
  const say = templateWords(template, { kind: 'unit', unit: '' }, {})
  const own = template.tables.flatMap(({ name }) => (say(name) === name ? [] : [say(name)]))
  return tables.some(({ name }) => own.includes(name)) ? { kind: 'unit', unit: '' } : { kind: 'department' }
}

/**
 * The template's table: by its name, by what its name says it is, by its number, or by a name that contains it. A number
 * alone is worth little: another form counts otherwise.
 */
function definitionFor({ id, name }: Printed, { tables }: Template): TemplateTable | undefined {
  const called = plain(name)
  const role = roleOfName(name)
  return (
    tables.find((table) => plain(table.name) === called) ??
    tables.find((table) => role !== undefined && table.role === role) ??
    tables.find(
      (table) =>
        (role === undefined || table.role === undefined) &&
        (table.id === id || (table.layout === 'performance' && id.startsWith(`${table.id}-`)))
    ) ??
    (called === ''
      ? undefined
      : tables.find((table) => called.endsWith(plain(table.name)) || plain(table.name).endsWith(called)))
  )
}
