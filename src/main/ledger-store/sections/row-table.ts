import type { Json, Row } from '@shared/ledger'
import type { Database, SqlValue } from '../database'
import { positionAfter, type ListScope } from './positions'
import { fromColumn, toColumn, type ColumnType } from './values'

/** The cells of a row: all its fields but its id and the lists inside it. */
type CellsOf<R extends Row> = Exclude<keyof R & string, 'id' | 'lines' | 'indicators'>

/** A row as a change carries it, in interchange values. */
export type RowJson = Readonly<Record<string, Json>>

interface Column {
  field: string
  name: string
  type: ColumnType
}

/** The table disagrees with what is to be changed: it was altered from outside. */
export class TableMismatch extends Error {
  override readonly name = 'TableMismatch'
}

/** One list of the ledger and its table: every field a column of the same name, in snake case. */
export class RowTable<R extends Row> {
  private readonly columns: readonly Column[]
  private readonly byField: ReadonlyMap<string, Column>

  constructor(
    readonly table: string,
    types: Readonly<Record<CellsOf<R>, ColumnType>>
  ) {
    this.columns = Object.entries<ColumnType>(types).map(([field, type]) => ({
      field,
      type,
      name: field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    }))
    this.byField = new Map(this.columns.map((column) => [column.field, column]))
  }

  /** Puts a whole row directly after the row `following`, first when that is null. */
  insert(database: Database, row: RowJson, following: number | null, project?: number): void {
    const scope: ListScope = { table: this.table, ...(project === undefined ? {} : { project }) }
    const position = positionAfter(database, scope, following)
    const names = ['id', 'position', ...this.columns.map(({ name }) => name)]
    const values: SqlValue[] = [
      toColumn('number', row['id']),
      position,
      ...this.columns.map(({ field, type }) => toColumn(type, row[field]))
    ]
    if (project !== undefined) {
      names.push('project_id')
      values.push(project)
    }
    const marks = names.map(() => '?').join(', ')
    database.run(`INSERT INTO ${this.table} (${names.join(', ')}) VALUES (${marks})`, ...values)
  }

  remove(database: Database, id: number, project?: number): void {
    this.demandOne(
      project === undefined
        ? database.run(`DELETE FROM ${this.table} WHERE id = ?`, id)
        : database.run(`DELETE FROM ${this.table} WHERE id = ? AND project_id = ?`, id, project),
      id
    )
  }

  /** Removes the rows of a project. */
  removeAll(database: Database, project: number): void {
    database.run(`DELETE FROM ${this.table} WHERE project_id = ?`, project)
  }

  /**
   * Sets one cell of a row.
   * @throws TableMismatch when the row is not there or its cell is not what stands before the change
   */
  setCell(
    database: Database,
    id: number,
    field: string,
    { before, after, project }: { before: Json | undefined; after: Json | undefined; project?: number }
  ): void {
    const column = this.byField.get(field)
    if (column === undefined) throw new TableMismatch(`${this.table} has no ${field}`)
    const { name, type } = column
    const values = [toColumn(type, after), id, toColumn(type, before)]
    this.demandOne(
      project === undefined
        ? database.run(`UPDATE ${this.table} SET ${name} = ? WHERE id = ? AND ${name} IS ?`, ...values)
        : database.run(
            `UPDATE ${this.table} SET ${name} = ? WHERE id = ? AND ${name} IS ? AND project_id = ?`,
            ...values,
            project
          ),
      id
    )
  }

  /** All rows in their order, as the ledger in memory has them. */
  rows(database: Database): R[] {
    return this.read(database, '').map(({ row }) => row)
  }

  /** The rows of every project, in their order. */
  rowsByProject(database: Database): Map<number, R[]> {
    const lists = new Map<number, R[]>()
    for (const { row, project } of this.read(database, 'project_id AS project, ')) {
      const list = lists.get(project)
      if (list === undefined) lists.set(project, [row])
      else list.push(row)
    }
    return lists
  }

  private read(database: Database, project: string): { row: R; project: number }[] {
    const names = this.columns.map(({ field, name }) => `${name} AS "${field}"`).join(', ')
    const found = database.all<Record<string, SqlValue>>(
      `SELECT ${project}id, ${names} FROM ${this.table} ORDER BY position, id`
    )
    return found.map((stored) => {
      const row: Record<string, unknown> = { id: stored['id'] }
      for (const { field, type } of this.columns) {
        const value = stored[field]
        if (value !== null && value !== undefined) row[field] = fromColumn(type, value)
      }
      // The columns are R's own fields, and the table is STRICT with R's constraints.
      return { row: row as unknown as R, project: Number(stored['project']) }
    })
  }

  private demandOne(changed: number, id: number): void {
    if (changed !== 1) throw new TableMismatch(`${this.table}: row ${id} is not as it should be`)
  }
}
