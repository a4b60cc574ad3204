import { describeSteps, fieldLabel } from './labels'
import type { Step } from './labels'
import { parsePath, projectField } from './ledger-path'
import type { LedgerPath, ListAddress } from './ledger-path'
import type { UnitLedger } from './model'
import { rowsOf } from './rows'

/**
 * Says in Chinese where a path points: 基本支出第 3 行的金额. Rows that are not in the ledger (any more) are named
 * by their id.
 */
export function describePath(path: LedgerPath, ledger?: UnitLedger): string {
  const target = parsePath(path)
  if (target === undefined) return `“${path}”`
  if (target.kind === 'cell') return describeSteps(target.field.split('/'))
  const row = placeOfRow(target.address, target.id, ledger)
  return target.kind === 'row' ? row : `${row}的${fieldLabel(target.field, under(target.address))}`
}

/** The field names and places, from 0, that lead to a row; undefined when the row is not in the ledger. */
export function stepsToRow(address: ListAddress, id: number, ledger: UnitLedger): Step[] | undefined {
  const place = rowsOf(ledger, address)?.findIndex((row) => row.id === id) ?? -1
  if (place < 0) return undefined
  if (!('project' in address)) return [...address.list.split('/'), place]
  const project = ledger.projects.findIndex((row) => row.id === address.project)
  return ['projects', project, projectField(address.list), place]
}

function under(address: ListAddress): string {
  const names = address.list.split('/')
  return names[names.length - 1] ?? ''
}

function placeOfRow(address: ListAddress, id: number, ledger: UnitLedger | undefined): string {
  const steps = ledger === undefined ? undefined : stepsToRow(address, id, ledger)
  return steps === undefined
    ? `${describeSteps(address.list.split('/'))}（行号 ${id}）`
    : describeSteps(steps)
}
