import type { FactLine, UnitLines } from '@shared/consolidation'
import type { LinesBehind, PreviewCell, PreviewGrid, PreviewTable } from '@shared/ipc'
import type { UnitLedger } from '@shared/ledger'
import { describePath, sourceLabel } from '@shared/ledger'
import type { Fen } from '@shared/money'
import { difference, percentChange, printInterchangeAmount, printYuan, zeroFen } from '@shared/money'
import type { Cell, Grid, PriorFigure, SubjectNames, TableModel } from '@shared/tables'

/** A table as the window draws it: without formulas and provenance, which stay here. */
export function previewTable(model: TableModel): PreviewTable {
  const { id, layout, name, subtitle, caption, columns, notes, orientation, unverified } = model
  return {
    id,
    name,
    ...(subtitle === undefined ? {} : { subtitle }),
    ...(caption === undefined ? {} : { caption }),
    header: previewGrid(model.header),
    body: previewGrid(model.body),
    columns: columns.map(({ kind, width }) => ({ kind, width })),
    notes: [...notes],
    form: layout === 'performance',
    orientation,
    ...(unverified === undefined ? {} : { unverified })
  }
}

const previewGrid = ({ rows, merges }: Grid): PreviewGrid => ({
  rows: rows.map((row) => row.map(previewCell)),
  merges: merges.map((merge) => ({ ...merge }))
})

function previewCell(cell: Cell): PreviewCell {
  if (cell.kind === 'blank') return { kind: 'blank', text: '' }
  const { kind, text, emphasis } = cell
  return cell.kind === 'amount'
    ? { kind, text, emphasis, yuan: printInterchangeAmount(cell.value) }
    : { kind, text, emphasis, level: cell.level }
}

/** What stands behind a figure. */
export interface Behind {
  readonly amount: Fen
  readonly lines: readonly UnitLines[]
  readonly prior: PriorFigure | undefined
}

/** The lines behind a figure in words, by unit, and the year before beside it. */
export function previewLines(
  { amount, lines: units, prior }: Behind,
  names: SubjectNames,
  ledgerOf: (unit: string) => UnitLedger | undefined
): LinesBehind {
  return {
    amount: printYuan(amount),
    ...(prior === undefined ? {} : { compared: compare(amount, prior.amount) }),
    units: units.map(({ unit, amount: own, lines }) => ({
      code: unit.code,
      name: unit.name,
      amount: printYuan(own),
      ...(prior === undefined ? {} : { prior: printYuan(prior.units.get(unit.code) ?? zeroFen) }),
      lines: lines.map((line) => ({
        path: line.path,
        place: describePath(line.path, ledgerOf(unit.code)),
        what: whatOf(line, names),
        source: line.source === undefined ? '' : sourceLabel(line.source),
        amount: printYuan(line.amount)
      }))
    }))
  }
}

function compare(amount: Fen, prior: Fen): NonNullable<LinesBehind['compared']> {
  const percent = percentChange(amount, prior)
  return {
    prior: printYuan(prior),
    change: printYuan(difference(amount, prior)),
    ...(percent === undefined ? {} : { percent })
  }
}

/** What a line is for: its codes with their names. */
function whatOf({ function: item, economic, project }: FactLine, names: SubjectNames): string {
  const named = (kind: 'function' | 'economic', code: string | undefined): string[] =>
    code === undefined || code === '' ? [] : [`${code} ${names.nameOf(kind, code) ?? ''}`.trim()]
  const parts = [...named('function', item), ...named('economic', economic)]
  return [...parts, ...(project === undefined ? [] : [`项目 ${project}`])].join('，')
}
