import { describeSteps, fieldLabel } from './labels'
import type { Step } from './labels'
import { parsePath, projectField } from './ledger-path'
import type { LedgerPath, ListAddress } from './ledger-path'
import type { Row, UnitLedger } from './model'

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
  if ('project' in address) {
    const project = ledger.projects.findIndex((row) => row.id === address.project)
    const field = projectField(address.list)
    const place = ledger.projects[project]?.[field].findIndex((row) => row.id === id) ?? -1
    return place < 0 ? undefined : ['projects', project, field, place]
  }
  const place = topRows(ledger, address.list).findIndex((row) => row.id === id)
  return place < 0 ? undefined : [...address.list.split('/'), place]
}

function topRows(
  ledger: UnitLedger,
  list: Exclude<ListAddress, { project: number }>['list']
): readonly Row[] {
  switch (list) {
    case 'governmentProcurement/lines':
      return ledger.governmentProcurement.lines
    case 'priorYear/lines':
      return ledger.priorYear.lines
    default:
      return ledger[list]
  }
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
