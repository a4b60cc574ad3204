import type { Consolidation, UnitProject } from '@shared/consolidation'
import type { DepartmentUnit } from '@shared/exchange'
import type { Edition } from './model'
import type { Placeholder } from './schema-parts'
import type { Template } from './template'

/** The values that texts stand in for. */
export type Values = Readonly<Partial<Record<Placeholder, string>>>

/** A unit's name as it prints. */
export function printedName({ name, printName }: Pick<DepartmentUnit, 'name' | 'printName'>): string {
  return printName ?? name
}

/** The values common to all tables of an edition. */
export function valuesOf({ department }: Consolidation, edition: Edition): Values {
  const { code, name, fiscalYear } = department
  const own =
    edition.kind === 'unit' ? department.units.find((unit) => unit.code === edition.unit) : undefined
  return {
    year: String(fiscalYear),
    lastYear: String(fiscalYear - 1),
    departmentName: name,
    departmentCode: code,
    reportingName: own === undefined ? name : printedName(own),
    reportingCode: own === undefined ? code : own.code,
    goal: department.performance.goal ?? ''
  }
}

/** The values of one project's table; without a project its places stay empty. */
export function projectValues(common: Values, one: UnitProject | undefined): Values {
  return {
    ...common,
    goal: one?.project.goal ?? '',
    projectName: one?.project.name ?? '',
    projectCode: one?.project.code ?? '',
    implementingUnit: one === undefined ? '' : printedName(one.unit)
  }
}

/** Fills a text's placeholders, once: what is filled in is never read again. */
export function filled(text: string, values: Values): string {
  return text.replace(/\{([A-Za-z]+)\}/g, (whole, name: string) => values[name as Placeholder] ?? whole)
}

/** How the template's own words print: the edition's words first, then the values. */
export function words(template: Template, edition: Edition, values: Values): (text: string) => string {
  const replace = edition.kind === 'unit' ? (template.unitEdition?.replace ?? []) : []
  return (text) =>
    filled(
      replace.reduce((changed, { from, to }) => changed.replaceAll(from, to), text),
      values
    )
}
