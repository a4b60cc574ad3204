import { fen } from '@shared/money'
import type { Cell, TableModel } from '@shared/tables'
import type { Mutation } from '../../testing/mutation'

/** Breaches of the rules that hold printed performance tables against the ledgers and the other tables. */

function inTable(
  id: string,
  change: (model: TableModel) => TableModel
): (models: readonly TableModel[]) => readonly TableModel[] {
  return (models) => models.map((model) => (model.id === id ? change(model) : model))
}

/** One hundredth of 万元 more in the first figure. */
function firstFigure(model: TableModel): TableModel {
  let isDone = false
  const raised = (cell: Cell): Cell => {
    if (cell.kind !== 'amount' || isDone) return cell
    isDone = true
    const value = fen(cell.value + 10_000)
    return { ...cell, value, text: String(value / 1_000_000) }
  }
  return { ...model, body: { ...model.body, rows: model.body.rows.map((row) => row.map(raised)) } }
}

export const tableMutations: readonly (Mutation & { readonly also?: readonly string[] })[] = [
  {
    rule: 'E19',
    words: '少印了一张项目绩效目标表',
    breaks: 'tables',
    mutate: (models) => models.filter(({ role }) => role !== 'projectPerformance'),
    places: ['11'],
    alsoErrors: ['F01']
  },
  {
    rule: 'H08',
    words: '项目绩效目标表的年度资金总额与底账不符',
    breaks: 'tables',
    mutate: inTable('11-1', firstFigure),
    places: ['11-1'],
    alsoErrors: ['A14']
  },
  {
    rule: 'H08',
    words: '项目绩效目标表印了上年的年度',
    breaks: 'tables',
    mutate: inTable('11-1', (model) => ({ ...model, subtitle: '（2022年度）' })),
    places: ['11-1']
  },
  {
    rule: 'H09',
    words: '整体绩效目标表的收入合计与收支总表不符',
    breaks: 'tables',
    mutate: inTable('10', firstFigure),
    places: ['10'],
    alsoErrors: ['A13', 'B15']
  }
]
