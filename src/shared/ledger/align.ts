import { allRows } from './draft'
import type {
  Indicator,
  Line,
  OtherLine,
  PriorLine,
  ProcurementLine,
  Project,
  Row,
  UnitLedger
} from './model'

/** The highest id in a ledger, 0 when it has no rows. */
export function highestId(ledger: UnitLedger): number {
  return allRows(ledger).reduce((highest, row) => Math.max(highest, row.id), 0)
}

/** Gives out ids that were never used in a ledger's life. */
class Ids {
  constructor(public next: number) {}
  take(): number {
    return this.next++
  }
}

/**
 * Gives the rows of a ledger the ids that their counterparts have in another, so that the two can be compared
 * or one imported over the other. Rows correspond by their coordinates (lines), their code (projects), their
 * names (indicators, procurement lines), the first with the first where several are alike; a row without
 * counterpart gets a new id.
 * @param nextId the first id that may be given anew; it must be above all that were ever used
 * @returns the ledger, and the next id still free
 */
export function alignIds(
  ledger: UnitLedger,
  base: UnitLedger,
  nextId: number
): { readonly ledger: UnitLedger; readonly nextId: number } {
  const ids = new Ids(nextId)
  const aligned: UnitLedger = {
    ...ledger,
    basicExpenditure: align(ledger.basicExpenditure, base.basicExpenditure, lineKey, ids),
    otherExpenditure: align(ledger.otherExpenditure, base.otherExpenditure, otherKey, ids),
    projects: alignProjects(ledger.projects, base.projects, ids),
    governmentProcurement: {
      ...ledger.governmentProcurement,
      lines: align(ledger.governmentProcurement.lines, base.governmentProcurement.lines, procurementKey, ids)
    },
    priorYear: {
      ...ledger.priorYear,
      lines: align(ledger.priorYear.lines, base.priorYear.lines, priorKey, ids)
    }
  }
  return { ledger: aligned, nextId: ids.next }
}

const key = (...parts: readonly string[]): string => JSON.stringify(parts)
const lineKey = (line: Line): string => key(line.function, line.economic, line.source)
const otherKey = (line: OtherLine): string => key(line.category, lineKey(line))
const priorKey = (line: PriorLine): string => key(line.section, line.category ?? '', lineKey(line))
const indicatorKey = (row: Indicator): string => key(row.level1, row.level2, row.name)
const procurementKey = (line: ProcurementLine): string => key(line.kind, line.item ?? '', line.name)

function alignProjects(projects: readonly Project[], base: readonly Project[], ids: Ids): Project[] {
  const byId = new Map(base.map((project) => [project.id, project]))
  return align(projects, base, (project) => project.code, ids).map((project) => {
    const counterpart = byId.get(project.id)
    return {
      ...project,
      lines: align(project.lines, counterpart?.lines ?? [], lineKey, ids),
      indicators: align(project.indicators, counterpart?.indicators ?? [], indicatorKey, ids)
    }
  })
}

function align<R extends Row>(
  rows: readonly R[],
  base: readonly R[],
  keyOf: (row: R) => string,
  ids: Ids
): R[] {
  const free = new Map<string, number[]>()
  for (const row of [...base].reverse()) {
    const name = keyOf(row)
    const same = free.get(name)
    if (same === undefined) free.set(name, [row.id])
    else same.push(row.id)
  }
  return rows.map((row) => ({ ...row, id: free.get(keyOf(row))?.pop() ?? ids.take() }))
}
