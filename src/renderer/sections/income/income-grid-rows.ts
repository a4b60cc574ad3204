import { isFundSource } from '@shared/ledger'
import type { MarksByPath } from '../../findings/arrange'
import type { CellMark, Drafts, GridRows } from '../../grid'
import { draftKey } from '../../grid'
import type { IncomeRow } from './income-rows'
import { incomePath, incomeText } from './income-rows'

/** The typed columns that a computed one is reckoned from: where one was refused, it says nothing. */
const behind: Readonly<Record<string, readonly string[]>> = {
  change: ['prior', 'income'],
  percent: ['prior', 'income'],
  difference: ['income', 'carry']
}

const NONE: readonly CellMark[] = []

/**
 * 收入 as the grid asks for it.
 * @param remarks what the department wrote about its cells
 */
export function incomeGridRows(lines: readonly IncomeRow[], drafts: Drafts, remarks?: MarksByPath): GridRows {
  const at = <T>(row: number, ask: (line: IncomeRow) => T): T | undefined => {
    const line = lines[row]
    return line === undefined ? undefined : ask(line)
  }
  return {
    count: lines.length,
    key: (row) => at(row, ({ key }) => key) ?? '',
    role: (row) => (at(row, ({ key }) => isFundSource(key)) === true ? 'entry' : 'total'),
    value: (row, column) =>
      at(row, (line) => {
        const refused = (typed: string): boolean => drafts.has(draftKey(line.key, typed))
        return behind[column]?.some(refused) === true ? undefined : incomeText(line, column)
      }),
    marks: (row, column) => {
      const line = lines[row]
      const path = line && incomePath(line.key, column)
      if (path !== undefined) return remarks?.get(path) ?? NONE
      if (column !== 'difference' || line?.difference === undefined || line.difference === 0) return NONE
      if (incomePath(line.key, 'income') === undefined) return NONE
      const words = line.difference > 0 ? '收入多于支出和结转' : '收入不够支出和结转'
      return [{ severity: 'error', message: `${line.label}不平：${words}。` }]
    }
  }
}
