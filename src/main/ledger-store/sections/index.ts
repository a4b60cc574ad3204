import {
  applyChanges,
  emptyLedger,
  parsePath,
  type Change,
  type Json,
  type ListName,
  type PathTarget,
  type UnitLedger
} from '@shared/ledger'
import type { Database } from '../database'
import { basicLines, otherLines } from './lines'
import { priorLines } from './prior-year'
import { procurementLines } from './procurement'
import {
  insertProject,
  projectIndicators,
  projectLines,
  projectRows,
  readProjects,
  removeProject
} from './projects'
import { TableMismatch, type RowJson } from './row-table'
import { readSingleCells, setSingleCell } from './single-cells'

export { TableMismatch } from './row-table'

const tables = {
  basicExpenditure: basicLines,
  otherExpenditure: otherLines,
  projects: projectRows,
  'projects/lines': projectLines,
  'projects/indicators': projectIndicators,
  'governmentProcurement/lines': procurementLines,
  'priorYear/lines': priorLines
} satisfies Record<ListName, unknown>

/**
 * Writes one change into the tables. That it fits the ledger has been judged before; a table that holds
 * something else than the ledger in memory refuses.
 * @throws TableMismatch
 */
export function writeChange(database: Database, change: Change): void {
  const target = parsePath(change.path)
  if (target === undefined) throw new TableMismatch(`no path: ${change.path}`)
  if (target.kind === 'cell') setSingleCell(database, change)
  else if (target.kind === 'row') writeRow(database, change, target)
  else {
    const { address, id, field } = target
    tables[address.list].setCell(database, id, field, {
      before: change.before,
      after: change.after,
      ...('project' in address ? { project: address.project } : {})
    })
  }
}

function writeRow(database: Database, change: Change, target: Extract<PathTarget, { kind: 'row' }>): void {
  const { address, id } = target
  const project = 'project' in address ? address.project : undefined
  if (change.after === undefined) {
    if (address.list === 'projects') removeProject(database, id)
    else tables[address.list].remove(database, id, project)
    return
  }
  const row = change.after as RowJson
  const following = change.following ?? null
  if (address.list === 'projects') insertProject(database, row, following)
  else tables[address.list].insert(database, row, following, project)
}

/** The cells that an empty ledger has already: its unit's code, its year and the values of creation. */
export function writeEmptyLedger(database: Database, unitCode: string, fiscalYear: number): void {
  const { unit, round } = emptyLedger(unitCode, fiscalYear)
  const cells: [string, Json][] = [
    ['unit/code', unit.code],
    ['unit/name', unit.name],
    ['unit/kind', unit.kind],
    ['fiscalYear', fiscalYear],
    ['round', round]
  ]
  for (const [path, after] of cells) setSingleCell(database, { path, after })
}

/** Whose the ledger is, without its lines. */
export function readFace(database: Database): Pick<UnitLedger, 'unit' | 'fiscalYear' | 'round'> {
  const { unit, fiscalYear, round } = fromCells(readSingleCells(database))
  return { unit, fiscalYear, round }
}

/** The whole ledger as the tables hold it. */
export function readLedger(database: Database): UnitLedger {
  const ledger = fromCells(readSingleCells(database))
  return {
    ...ledger,
    basicExpenditure: basicLines.rows(database),
    otherExpenditure: otherLines.rows(database),
    projects: readProjects(database),
    governmentProcurement: { ...ledger.governmentProcurement, lines: procurementLines.rows(database) },
    priorYear: { ...ledger.priorYear, lines: priorLines.rows(database) }
  }
}

/** The ledger as far as its single cells tell. */
function fromCells(cells: Map<string, Json>): UnitLedger {
  const start = emptyLedger(textAt(cells, 'unit/code'), Number(cells.get('fiscalYear')))
  const present: Change[] = [
    { path: 'unit/name', before: start.unit.name, after: textAt(cells, 'unit/name') },
    { path: 'unit/kind', before: start.unit.kind, after: textAt(cells, 'unit/kind') },
    { path: 'round', before: start.round, after: textAt(cells, 'round') }
  ]
  for (const path of ['unit/code', 'fiscalYear', ...present.map((change) => change.path)]) cells.delete(path)
  for (const [path, after] of cells) present.push({ path, after })
  return applyChanges(start, present)
}

function textAt(cells: ReadonlyMap<string, Json>, path: string): string {
  const value = cells.get(path)
  if (typeof value !== 'string') throw new TableMismatch(`cell ${path} is missing`)
  return value
}
