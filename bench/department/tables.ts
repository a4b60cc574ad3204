import { join } from 'node:path'
import { Catalog } from '@shared/catalog'
import type { Consolidation } from '@shared/consolidation'
import { buildTables, namesFrom, requireTemplate } from '@shared/tables'
import type { TableModel, Template } from '@shared/tables'
import { ShippedCatalogs } from '../../src/main/catalogs'
import type { DepartmentDesk } from '../../src/main/department'
import { nodeFiles } from '../../src/main/files'

/** All tables of a department's year, by its own template. */
export function tablesOf(
  desk: DepartmentDesk,
  fiscalYear: number,
  consolidation: Consolidation
): { readonly template: Template; readonly models: readonly TableModel[] } {
  const template = requireTemplate(desk.year(fiscalYear).template, 'template.json')
  const catalogs = new ShippedCatalogs(nodeFiles, join('resources', 'catalogs'))
  const names = namesFrom(new Catalog(catalogs.read(fiscalYear)))
  return {
    template,
    models: buildTables(template, consolidation, { names, edition: { kind: 'department' } })
  }
}
