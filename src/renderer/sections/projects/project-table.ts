import type { PreviewTable } from '@shared/ipc'
import type { Project } from '@shared/ledger'
import { isCarryoverProject } from '@shared/ledger'

/**
 * The performance table of a project among a unit's tables: the form that names it. Of projects of one name the
 * tables stand in the order of the projects. Undefined where the project has none: it is carried over, or the
 * template has no such table.
 */
export function tableOfProject(
  tables: readonly PreviewTable[],
  projects: readonly Project[],
  id: number
): PreviewTable | undefined {
  const project = projects.find((one) => one.id === id)
  if (project === undefined || isCarryoverProject(project)) return undefined
  const namesake = projects.filter((one) => one.name === project.name && !isCarryoverProject(one))
  const forms = tables.filter(
    ({ form, body }) =>
      form && body.rows.slice(0, 2).some((row) => row.some(({ text }) => text === project.name))
  )
  return forms[namesake.indexOf(project)]
}
