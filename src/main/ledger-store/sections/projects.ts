import type { Indicator, Line, Project } from '@shared/ledger'
import type { Database } from '../database'
import { lineColumns } from './lines'
import { RowTable, type RowJson } from './row-table'

/** 项目支出, without what is inside a project. */
export const projectRows = new RowTable<Project>('project', {
  code: 'text',
  name: 'text',
  keyProject: 'flag',
  carryover: 'flag',
  period: 'text',
  category: 'text',
  parentProject: 'text',
  startYear: 'number',
  endYear: 'number',
  implementingUnit: 'text',
  overview: 'text',
  basis: 'text',
  plan: 'text',
  goal: 'text'
})

export const projectLines = new RowTable<Line>('project_line', lineColumns)

/** 绩效指标 of a project. */
export const projectIndicators = new RowTable<Indicator>('indicator', {
  level1: 'text',
  level2: 'text',
  name: 'text',
  operator: 'text',
  value: 'text',
  unit: 'text'
})

/** Puts a whole project in its place, with its lines and indicators. */
export function insertProject(database: Database, project: RowJson, following: number | null): void {
  projectRows.insert(database, project, following)
  const id = Number(project['id'])
  insertChildren(database, projectLines, project['lines'], id)
  insertChildren(database, projectIndicators, project['indicators'], id)
}

/** Removes a project with all that is in it. */
export function removeProject(database: Database, id: number): void {
  projectLines.removeAll(database, id)
  projectIndicators.removeAll(database, id)
  projectRows.remove(database, id)
}

/** All projects in their order, with their lines and indicators. */
export function readProjects(database: Database): Project[] {
  const lines = projectLines.rowsByProject(database)
  const indicators = projectIndicators.rowsByProject(database)
  return projectRows.rows(database).map((project) => ({
    ...project,
    lines: lines.get(project.id) ?? [],
    indicators: indicators.get(project.id) ?? []
  }))
}

function insertChildren<R extends Line | Indicator>(
  database: Database,
  table: RowTable<R>,
  rows: unknown,
  project: number
): void {
  let previous: number | null = null
  for (const row of (rows ?? []) as readonly RowJson[]) {
    table.insert(database, row, previous, project)
    previous = Number(row['id'])
  }
}
