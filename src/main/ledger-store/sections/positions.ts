import type { Database } from '../database'

/**
 * Rows are ordered by an integer `position` that nothing outside knows. A new row takes the middle between its
 * neighbours; at the ends there is always room. Where no room is left, a stretch of the rows behind is spread
 * out, so that no edit works on the whole list.
 */
const step = 2 ** 24

/** The list within its table: all rows, or those of one project. */
export interface ListScope {
  readonly table: string
  readonly project?: number
}

interface Placed {
  id: number
  position: number
}

function where({ project }: ListScope): { condition: string; values: number[] } {
  return project === undefined
    ? { condition: '1', values: [] }
    : { condition: 'project_id = ?', values: [project] }
}

/**
 * The position for a row that is to stand directly after the row `following`, or first when that is null.
 * @throws Error when that row is not in the list
 */
export function positionAfter(database: Database, list: ListScope, following: number | null): number {
  const { condition, values } = where(list)
  if (following === null) {
    const [first] = database.all<Placed>(
      `SELECT id, position FROM ${list.table} WHERE ${condition} ORDER BY position LIMIT 1`,
      ...values
    )
    return (first?.position ?? step) - step
  }
  const [previous] = database.all<Placed>(
    `SELECT id, position FROM ${list.table} WHERE ${condition} AND id = ?`,
    ...values,
    following
  )
  if (previous === undefined) throw new Error(`No row ${following} in ${list.table}`)
  const [next] = rowsBehind(database, list, previous.position, 1)
  if (next === undefined) return previous.position + step
  if (next.position - previous.position > 1) return Math.floor((previous.position + next.position) / 2)
  return makeRoom(database, list, previous.position)
}

function rowsBehind(database: Database, list: ListScope, position: number, most: number): Placed[] {
  const { condition, values } = where(list)
  return database.all<Placed>(
    `SELECT id, position FROM ${list.table} WHERE ${condition} AND position > ? ORDER BY position LIMIT ?`,
    ...values,
    position,
    most
  )
}

/** Spreads the rows behind `position` and returns the place that became free directly after it. */
function makeRoom(database: Database, list: ListScope, position: number): number {
  for (let most = 32; ; most *= 4) {
    const rows = rowsBehind(database, list, position, most)
    const last = rows.at(-1)
    const atEnd = rows.length < most || last === undefined
    // The last row of the stretch stays where it is, unless it is the list's last and there is no end.
    const span = atEnd ? step * (rows.length + 1) : last.position - position
    const gap = Math.floor(span / (rows.length + 1))
    if (gap < 2 ** 12 && !atEnd) continue
    // From the back, so that no two rows ever hold the same position.
    for (const [index, row] of [...rows.entries()].reverse()) {
      const spread = position + gap * (index + 2)
      if (index === rows.length - 1 && !atEnd) continue
      database.run(`UPDATE ${list.table} SET position = ? WHERE id = ?`, spread, row.id)
    }
    return position + gap
  }
}
