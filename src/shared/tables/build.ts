import { UserError } from '@shared/errors'
import type { Consolidation, ProjectFacts, UnitProject, Where } from '@shared/consolidation'
import { buildBalance } from './balance'
import { buildCoded } from './coded'
import type { BuildContext } from './context'
import { printingOf } from './figures'
import type { Edition, TableModel } from './model'
import type { SubjectNames } from './naming'
import { buildPerformance, projectsOf } from './performance'
import type { PerformanceTable } from './schema-tables'
import type { Template, TemplateTable } from './template'
import { projectValues, valuesOf, words } from './texts'

/** What tables are built with besides template and facts. */
export interface BuildOptions {
  readonly names: SubjectNames
  /** Default: the department's. */
  readonly edition?: Edition
}

/**
 * Builds the tables of a template from consolidated facts, in the template's order. Nothing is drawn here, and
 * no drawing computes: printed text, exact values (fen), sums and provenance are all in the models.
 * @throws UserError `noPlaceForMoney` (money that the template counts and has no row or column for),
 * `sumTooLarge`, `unitNotConsolidated`
 */
export function buildTables(
  template: Template,
  consolidation: Consolidation,
  { names, edition = { kind: 'department' } }: BuildOptions
): TableModel[] {
  const base = baseOf(consolidation, edition)
  const values = valuesOf(consolidation, edition)
  const missingUnits = consolidation.missingUnits.map(({ code, name }) => ({ code, name }))
  const common = {
    template,
    consolidation,
    edition,
    names,
    base,
    values,
    missingUnits,
    words: words(template, edition, values)
  }
  return template.tables
    .filter(({ editions }) => editions === undefined || editions.includes(edition.kind))
    .flatMap((table) => {
      const tableWords = `模板“${template.name}”的表 ${table.id}《${common.words(table.name)}》`
      return tablesOf(table, { ...common, tableWords, printing: printingOf(template, table) })
    })
}

function baseOf(consolidation: Consolidation, edition: Edition): Where {
  if (edition.kind === 'department') return {}
  if (consolidation.unit(edition.unit) === undefined) {
    throw new UserError(
      'unitNotConsolidated',
      `单位 ${edition.unit} 的账没有汇总进来，不能出它的表。`,
      '请核对单位编码，并先读取这个单位的账。'
    )
  }
  return { unit: [edition.unit] }
}

function tablesOf(table: TemplateTable, context: BuildContext): TableModel[] {
  switch (table.layout) {
    case 'coded':
      return [modelOf(table, buildCoded(table, context), context)]
    case 'balance':
      return [modelOf(table, buildBalance(table, context), context)]
    case 'performance':
      return table.subject === 'department'
        ? [
            modelOf(
              table,
              buildPerformance(table, context.consolidation.department.performance.indicators, context),
              context
            )
          ]
        : projectTables(table, context)
  }
}

/** One table a project; without any, one empty table, so that the table is not missing. */
function projectTables(table: PerformanceTable, context: BuildContext): TableModel[] {
  const projects = projectsOf(table, context)
  if (projects.length === 0) {
    const values = projectValues(context.values, undefined)
    const nobody = { ...context, values, base: { ...context.base, project: [] } }
    return [modelOf(table, buildPerformance(table, [], nobody), nobody)]
  }
  const alike = new Map<string, ProjectFacts[]>()
  for (const { code } of new Set(projects.map(({ unit }) => unit)))
    for (const one of context.consolidation.unit(code)?.projects ?? []) {
      const key = `${code} ${one.code}`
      const own = alike.get(key)
      if (own === undefined) alike.set(key, [one])
      else own.push(one)
    }
  return projects.map((one, index) => {
    const own = alike.get(`${one.unit.code} ${one.project.code}`) ?? []
    return projectTable(table, one, { id: `${table.id}-${index + 1}`, alike: own }, context)
  })
}

/** The tables of projects as they were last made, and what they were made from. */
const projectTablesMade = new WeakMap<
  ProjectFacts,
  { readonly from: readonly unknown[]; readonly model: TableModel }
>()

/** An edit changes one project of many, or none: the tables of the others are those that were made before. */
function projectTable(
  table: PerformanceTable,
  { unit, project }: UnitProject,
  {
    id,
    alike
  }: {
    readonly id: string
    /** Its money is theirs: the projects of its code. */ readonly alike: readonly ProjectFacts[]
  },
  context: BuildContext
): TableModel {
  const { consolidation, template, edition, missingUnits } = context
  const units = edition.kind === 'unit' ? edition.unit : ''
  const missing = missingUnits.map(({ code, name }) => `${code} ${name}`).join()
  const from = [id, table, template, consolidation.department, edition.kind, units, missing, unit, ...alike]
  const known = projectTablesMade.get(project)
  if (known?.from.length === from.length && known.from.every((one, at) => one === from[at]))
    return known.model
  const base = { unit: [unit.code], project: [project.code] }
  const own = { ...context, values: projectValues(context.values, { unit, project }), base }
  const model = { ...modelOf(table, buildPerformance(table, project.indicators, own), own), id }
  projectTablesMade.set(project, { from, model })
  return model
}

function modelOf(
  table: TemplateTable,
  built: Pick<TableModel, 'header' | 'body' | 'columns' | 'empty'>,
  { words: say, missingUnits, template }: BuildContext
): TableModel {
  const { role, subtitle, caption, unverified = template.unverified } = table
  const notes = [
    ...(table.notes ?? []),
    ...(built.empty && table.emptyNote !== undefined ? [table.emptyNote] : [])
  ]
  return {
    id: table.id,
    ...(role === undefined ? {} : { role }),
    layout: table.layout,
    name: say(table.name),
    ...(subtitle === undefined ? {} : { subtitle: say(subtitle) }),
    ...(caption === undefined ? {} : { caption: { left: say(caption.left), right: say(caption.right) } }),
    ...built,
    notes: notes.map(say),
    orientation: table.orientation ?? 'portrait',
    missingUnits,
    ...(unverified === undefined ? {} : { unverified })
  }
}
