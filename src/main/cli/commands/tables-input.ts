import { basename, join, resolve } from 'node:path'
import { Catalog } from '@shared/catalog'
import { noticesOn } from '@shared/consolidation'
import type { Consolidation } from '@shared/consolidation'
import { UserError } from '@shared/errors'
import { buildTables, namesFrom, requireTemplate } from '@shared/tables'
import type { Edition, TableModel, Template } from '@shared/tables'
import { ShippedCatalogs } from '../../catalogs'
import { listFolder, nodeFiles, readTextFile } from '../../files'
import type { Given, Options, Surroundings } from '../command'
import { choice, WrongUse } from '../command'
import { consolidated, inputOptions, readInput } from './consolidation-input'
import type { ConsolidationInput } from './consolidation-input'

/** The options of every command that makes tables. */
export const tableOptions = {
  ...inputOptions,
  template: 'ID|FILE',
  edition: 'department|unit',
  unit: 'CODE',
  table: 'ID'
} as const satisfies Options

/** Tables, and what they were made from. */
export interface Tables extends ConsolidationInput {
  readonly consolidation: Consolidation
  readonly template: Template
  readonly edition: Edition
  readonly models: readonly TableModel[]
  /** What must be told. */
  readonly notices: readonly { readonly code: string; readonly message: string }[]
}

/** The template where none is named. */
export const defaultTemplate = 'ganzhou-2023'
const largestTemplate = { most: 4 * 1024 * 1024 }

/**
 * Makes the tables that the options name. Those of a unit are made from that unit's ledger alone, whatever else
 * is given.
 * @throws UserError as reading, consolidating and building refuse; `unknownTemplate`, `unknownTable`
 */
export function readTables(given: Given, surroundings: Surroundings): Tables {
  const input = editionInput(readInput(given, surroundings), given)
  const template = templateOf(input, given, surroundings)
  const { edition, department } = input
  const consolidation = consolidated(input, given)
  const catalogs = new ShippedCatalogs(nodeFiles, join(surroundings.resources, 'catalogs'))
  const names = namesFrom(new Catalog(catalogs.read(department.fiscalYear)))
  const all = buildTables(template, consolidation, { names, edition })
  const models = chosen(all, given.values['table'], template)
  const foreign = edition.kind === 'unit' ? 'unknownKeyProject' : undefined
  const notices = [
    ...noticesOn(consolidation).filter(({ code }) => code !== foreign),
    ...unverifiedNotices(models)
  ]
  return { ...input, consolidation, template, models, notices }
}

/** The template that is named, else the department's own, else the first. @throws UserError `unknownTemplate` */
export function templateOf(
  { known }: ConsolidationInput,
  given: Given,
  surroundings: Surroundings
): Template {
  const named = given.values['template']
  return named === undefined && known !== undefined
    ? known.template
    : readTemplate(named ?? defaultTemplate, surroundings)
}

/** For a unit's edition the department is reduced to that unit, so that no other is missing. */
function editionInput(
  input: ConsolidationInput,
  given: Given
): ConsolidationInput & { readonly edition: Edition } {
  const kind = choice(given, 'edition', ['department', 'unit'])
  const { unit } = given.values
  if (kind === 'department') {
    if (unit !== undefined) throw new WrongUse('--unit 只和 --edition unit 一起用。')
    return { ...input, edition: { kind } }
  }
  const { department, ledgers } = input
  const [only, ...others] = new Set(ledgers.map((ledger) => ledger.unit.code))
  const code = unit ?? (others.length === 0 ? only : undefined)
  if (code === undefined) throw new WrongUse('给了几个单位的账，请用 --unit 说明出哪个单位的表。')
  const own = ledgers.filter((ledger) => ledger.unit.code === code)
  if (own.length === 0) {
    throw new UserError(
      'unitNotConsolidated',
      `--units 里没有单位 ${code} 的账，不能出它的表。`,
      '请核对单位编码，并给出这个单位的账。'
    )
  }
  const units = department.units.filter((listed) => listed.code === code)
  return { department: { ...department, units }, ledgers: own, edition: { kind, unit: code } }
}

/**
 * A template by the name of a shipped one, or by the path of a file.
 * @throws UserError `unknownTemplate`, `faultyTemplate`
 */
export function readTemplate(name: string, surroundings: Surroundings): Template {
  return requireTemplate(textOfTemplate(name, surroundings), basename(name))
}

/** As {@link readTemplate}: its id, and its text as it stands. */
export function templateText(
  name: string,
  surroundings: Surroundings
): { readonly id: string; readonly text: string } {
  const text = textOfTemplate(name, surroundings)
  return { id: requireTemplate(text, basename(name)).id, text }
}

function textOfTemplate(name: string, { folder, resources }: Surroundings): string {
  const shipped = join(resources, 'templates')
  const byName = /^[a-z0-9-]+$/.test(name)
  const path = byName ? join(shipped, `${name}.json`) : resolve(folder, name)
  const text = readTextFile(nodeFiles, path, largestTemplate)
  if (text === undefined) {
    const known = listFolder(nodeFiles, shipped).flatMap((file) => /^(.+)\.json$/.exec(file)?.[1] ?? [])
    throw new UserError(
      'unknownTemplate',
      `没有“${name}”这个模板。`,
      `可以用的有 ${known.join('、')}，或者给出模板文件的路径。`
    )
  }
  return text
}

/** All tables, or the one asked for; a performance table's number stands for all of its projects. */
function chosen(
  models: readonly TableModel[],
  id: string | undefined,
  template: Template
): readonly TableModel[] {
  if (id === undefined) return models
  const found = models.filter((model) => model.id === id || model.id.startsWith(`${id}-`))
  if (found.length > 0) return found
  throw new UserError(
    'unknownTable',
    `模板“${template.name}”的这一版没有表 ${id}。`,
    `有的是 ${models.map((model) => model.id).join('、')}。`
  )
}

function unverifiedNotices(models: readonly TableModel[]): { code: string; message: string }[] {
  const reasons = new Map<string, string[]>()
  for (const { id, unverified } of models)
    if (unverified !== undefined) reasons.set(unverified, [...(reasons.get(unverified) ?? []), id])
  return Array.from(reasons, ([reason, ids]) => ({
    code: 'unverified',
    message: `待核对（表 ${ids.join('、')}）：${reason}`
  }))
}
