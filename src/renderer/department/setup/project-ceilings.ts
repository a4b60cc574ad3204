import type { Ceilings } from '@shared/exchange'
import { difference, printInterchangeAmount, sum } from '@shared/money'
import type { Fen } from '@shared/money'
import type { LocalRow } from '../../entry/local-rows'
import type { CellMark, GridRows, RowKey } from '../../grid'
import { limitedProjects, limitOf, withLimit } from './ceilings'
import type { Limits } from './ceilings-grid'
import { fenOf, OWN } from './ceilings-grid'

const ofProject = (project: string) => ({ kind: 'project' as const, project, limit: sum([]) })

/** The limits on projects as rows, the department's own first. */
export function projectRows({ own, units }: Limits): LocalRow[] {
  const of = (unit: string, ceilings: Ceilings) =>
    limitedProjects(ceilings).map((project) => {
      const limit = limitOf(ceilings, ofProject(project))
      return { unit, project, ...(limit === undefined ? {} : { limit: printInterchangeAmount(limit) }) }
    })
  const all = [...of(OWN, own), ...Object.entries(units).flatMap(([code, one]) => of(code, one))]
  return all.map((cells, at) => ({ key: at + 1, cells }))
}

const isEmpty = ({ cells }: LocalRow): boolean =>
  [cells['unit'], cells['project'], cells['limit']].every((text) => text === undefined || text === '')

/** What is missing from a row, or twice there; nothing of an empty one. */
export function projectFaults(rows: readonly LocalRow[]): ReadonlyMap<RowKey, readonly [string, string]> {
  const seen = new Set<string>()
  const faults = new Map<RowKey, readonly [string, string]>()
  for (const row of rows) {
    if (isEmpty(row)) continue
    const { unit, project, limit } = row.cells
    const named = `${unit} ${project}`
    if (unit === undefined) faults.set(row.key, ['unit', '还没有填单位。'])
    else if (project === undefined) faults.set(row.key, ['project', '还没有填项目编码。'])
    else if (limit === undefined) faults.set(row.key, ['limit', '还没有填控制数。'])
    else if (seen.has(named)) faults.set(row.key, ['project', '这个单位的这个项目在前面已经有了。'])
    seen.add(named)
  }
  return faults
}

/** The limits with those of the rows on projects in the place of what was there. */
export function withProjects({ own, units }: Limits, rows: readonly LocalRow[]): Limits {
  const bare = (ceilings: Ceilings): Ceilings =>
    limitedProjects(ceilings).reduce((left, code) => withLimit(left, ofProject(code), undefined), ceilings)
  let next: Limits = {
    own: bare(own),
    units: Object.fromEntries(Object.entries(units).map(([code, one]) => [code, bare(one)]))
  }
  for (const { cells } of rows) {
    const { unit, project, limit } = cells
    if (unit === undefined || project === undefined) continue
    const put = (ceilings: Ceilings): Ceilings => withLimit(ceilings, ofProject(project), fenOf(limit))
    next =
      unit === OWN
        ? { ...next, own: put(next.own) }
        : { ...next, units: { ...next.units, [unit]: put(next.units[unit] ?? { sources: {} }) } }
  }
  return next
}

/** 待分配 of each project that the department itself has a limit on. */
function leftOver(rows: readonly LocalRow[]): ReadonlyMap<string, Fen> {
  const own = new Map<string, Fen>()
  const given = new Map<string, Fen>()
  for (const { cells } of rows) {
    const limit = fenOf(cells['limit'])
    const { unit, project } = cells
    if (limit === undefined || unit === undefined || project === undefined) continue
    const into = unit === OWN ? own : given
    into.set(project, sum([into.get(project) ?? sum([]), limit]))
  }
  return new Map([...own].map(([code, limit]) => [code, difference(limit, given.get(code) ?? sum([]))]))
}

/** The rows for their grid: with each project's name and what is left of the department's own limit. */
export function projectGrid(rows: readonly LocalRow[], names: ReadonlyMap<string, string>): GridRows {
  const left = leftOver(rows)
  const faults = projectFaults(rows)
  const cellsOf = (row: number): LocalRow['cells'] => rows[row]?.cells ?? {}
  return {
    count: rows.length,
    key: (row) => rows[row]?.key ?? row,
    value(row, column) {
      const cells = cellsOf(row)
      const project = cells['project'] ?? ''
      if (column === 'name') return names.get(project)
      if (column !== 'left') return cells[column]
      const amount = cells['unit'] === OWN ? left.get(project) : undefined
      return amount === undefined ? undefined : printInterchangeAmount(amount)
    },
    marks(row, column): CellMark[] {
      const cells = cellsOf(row)
      const [at, message] = faults.get(rows[row]?.key ?? '') ?? []
      if (message !== undefined && at === column) return [{ severity: 'error', message }]
      const over = cells['unit'] === OWN && (left.get(cells['project'] ?? '') ?? 0) < 0
      if (column !== 'left' || !over) return []
      return [{ severity: 'error', message: '分给各单位的比本部门的控制数多。' }]
    }
  }
}
