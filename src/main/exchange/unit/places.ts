import { parsePath, rowCellPath, rowPath, rowsOf } from '@shared/ledger'
import type { LedgerPath, ListAddress, UnitLedger } from '@shared/ledger'

/**
 * The same place in another state of a ledger whose rows stand in the same order: a department knows a
 * submission's rows by their place, the unit's ledger by ids of its own.
 * @returns undefined where there is no such row
 */
export function samePlace(path: LedgerPath, from: UnitLedger, to: UnitLedger): LedgerPath | undefined {
  const target = parsePath(path)
  if (target === undefined) return undefined
  if (target.kind === 'cell') return path
  const address = sameList(target.address, from, to)
  const at = rowsOf(from, target.address)?.findIndex(({ id }) => id === target.id) ?? -1
  const row = address === undefined ? undefined : rowsOf(to, address)?.[at]
  if (address === undefined || row === undefined) return undefined
  return target.kind === 'row' ? rowPath(address, row.id) : rowCellPath(address, row.id, target.field)
}

function sameList(address: ListAddress, from: UnitLedger, to: UnitLedger): ListAddress | undefined {
  if (!('project' in address)) return address
  const at = from.projects.findIndex(({ id }) => id === address.project)
  const project = to.projects[at]?.id
  return project === undefined ? undefined : { list: address.list, project }
}
