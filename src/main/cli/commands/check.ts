import { createHash } from 'node:crypto'
import { basename, join, resolve } from 'node:path'
import { Catalog } from '@shared/catalog'
import {
  catalogue,
  readPrinted,
  runChecks,
  runOnPrinted,
  sealed,
  ticksOfUnits,
  viewOfPrinted
} from '@shared/checks'
import type { NoteIncident, PrintedFile, SealedRecord } from '@shared/checks'
import { UserError } from '@shared/errors'
import { largestFile } from '@shared/exchange'
import { ShippedCatalogs } from '../../catalogs'
import type { SaidInHand } from '../../department'
import { explanationsOf, ruleTicksOf } from '../../exchange'
import { nodeFiles, readBytes } from '../../files'
import { openLedger } from '../../ledger-store'
import { incidentNumber } from '../../logging'
import type { Command, Given, Surroundings } from '../command'
import { WrongUse } from '../command'
import { recordAsJson, recordAsText } from './check-record'
import { inputOptions, readCeilingsFile, readDepartmentFile, readInput } from './consolidation-input'
import type { ConsolidationInput } from './consolidation-input'
import { defaultTemplate, readTemplate, templateOf } from './tables-input'

/** `check …`: every rule on the units' ledgers and on the tables made from them, or on tables as printed. */
export const checkCommand: Command = {
  takes: [],
  options: { ...inputOptions, template: 'ID|FILE', ceilings: 'FILE', tables: 'FILE.json' },
  purpose: '审核各单位的账和由账生成的各表，--ceilings 连同控制数；或用 --tables 审核别处印出的表',
  async run(given, surroundings) {
    const record =
      given.values['tables'] === undefined
        ? await checkLedgers(given, surroundings)
        : checkPrinted(given, surroundings)
    const stands = record.rules.some(({ findings }) => findings.some(({ severity }) => severity === 'error'))
    return { code: stands ? 1 : 0, text: recordAsText(record), json: recordAsJson(record) }
  }
}

async function checkLedgers(given: Given, surroundings: Surroundings): Promise<SealedRecord> {
  const input = readInput(given, surroundings)
  const { department, ledgers, known } = input
  if (known !== undefined && given.values['ceilings'] !== undefined)
    throw new WrongUse('--workspace 有自己的控制数，不和 --ceilings 一起用。')
  const ceilings = known?.ceilings ?? readCeilingsFile(given, department, surroundings)
  const said = known?.said ?? (await saidInFiles(input, surroundings))
  const template = templateOf(input, given, surroundings)
  const catalogOf = catalogs(surroundings)
  const catalog = catalogOf.needed(department.fiscalYear)
  const record = runChecks(
    catalogue,
    {
      scope: { kind: 'department' },
      department,
      ledgers,
      template,
      catalog,
      catalogOf: catalogOf.ifAny,
      partial: given.switches.has('partial'),
      explanations: [...said.values()].flatMap(({ explanations }) => explanations),
      ticks: ticksOfUnits(new Map([...said].map(([unit, { ticks }]) => [unit, ticks]))),
      ...(ceilings === undefined ? {} : { ceilings })
    },
    noteIncident(surroundings)
  )
  return sealed(record, { rules: catalogue, ledgers, catalog, template, department }, sha256)
}

/** What the units explained and signed in their ledgers; an interchange file holds neither. */
async function saidInFiles(
  { ledgers, files, department }: ConsolidationInput,
  { user, clock }: Surroundings
): Promise<Map<string, SaidInHand>> {
  const closed = new Set(department.units.flatMap(({ code, status }) => (status === 'closed' ? [code] : [])))
  const said = new Map<string, SaidInHand>()
  for (const ledger of ledgers) {
    const path = files?.get(ledger)
    if (closed.has(ledger.unit.code)) continue
    if (path === undefined) {
      said.set(ledger.unit.code, { explanations: [], ticks: [] })
      continue
    }
    const store = await openLedger(path, { user, clock, mode: 'read' })
    try {
      const explanations = [...explanationsOf(store).values()]
      said.set(ledger.unit.code, { explanations, ticks: ruleTicksOf(store) })
    } finally {
      await store.close()
    }
  }
  return said
}

function checkPrinted(given: Given, surroundings: Surroundings): SealedRecord {
  if (
    given.lists['units'] !== undefined ||
    given.values['workspace'] !== undefined ||
    given.values['ceilings'] !== undefined ||
    given.switches.has('partial')
  )
    throw new WrongUse('--tables 不和 --units、--workspace、--ceilings、--partial 一起用。')
  const read = readTables(given.values['tables'] ?? '', surroundings)
  const template = readTemplate(given.values['template'] ?? defaultTemplate, surroundings)
  const department =
    given.values['department'] === undefined ? undefined : readDepartmentFile(given, surroundings)
  const known = catalogs(surroundings)
  // What the file does not say, the department's own file may.
  const file = {
    ...(department === undefined
      ? {}
      : { fiscalYear: department.fiscalYear, departmentName: department.name }),
    ...read
  }
  const year = file.fiscalYear ?? known.latest
  const catalog = known.needed(year)
  const view = viewOfPrinted(file, {
    template,
    catalog,
    ...(department === undefined ? {} : { departmentCode: department.code })
  })
  const record = runOnPrinted(
    catalogue,
    { tables: view, catalog, ...(department === undefined ? {} : { department }) },
    noteIncident(surroundings)
  )
  return sealed(record, { rules: catalogue, ledgers: [], catalog, template, department }, sha256)
}

/** @throws UserError `noFile`, `faultyTables` */
function readTables(name: string, { folder }: Surroundings): PrintedFile {
  const bytes = readBytes(nodeFiles, resolve(folder, name), { most: largestFile })
  if (bytes === undefined)
    throw new UserError('noFile', `找不到文件“${basename(name)}”。`, '请检查文件名和所在文件夹。')
  const read = readPrinted(bytes)
  if (read.ok) return read.file
  const lines = read.faults.map(({ message }) => `\n  ${message}`).join('')
  throw new UserError(
    'faultyTables',
    `文件“${basename(name)}”不是可以审核的表，没有审核：${lines}`,
    '\n请用 tables --json 写出的格式，或按表名列出各表。'
  )
}

interface Catalogs {
  readonly needed: (year: number) => Catalog
  readonly ifAny: (year: number) => Catalog | undefined
  readonly latest: number
}

function catalogs({ resources }: Surroundings): Catalogs {
  const shipped = new ShippedCatalogs(nodeFiles, join(resources, 'catalogs'))
  const made = new Map<number, Catalog>()
  const needed = (year: number): Catalog => {
    const catalog = made.get(year) ?? new Catalog(shipped.read(year))
    made.set(year, catalog)
    return catalog
  }
  const years = shipped.years()
  return {
    needed,
    ifAny: (year) => (years.includes(year) ? needed(year) : undefined),
    latest: years.at(-1) ?? 0
  }
}

function noteIncident({ clock, tell }: Surroundings): NoteIncident {
  return (rule, error) => {
    const number = incidentNumber(clock())
    tell(
      `事件 ${number}，规则 ${rule}：${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
    )
    return number
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
