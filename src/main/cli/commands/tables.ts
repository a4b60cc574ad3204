import { printedTables } from '@shared/tables'
import type { PrintedTable } from '@shared/tables'
import type { Command } from '../command'
import { inputNeeds } from './consolidation-input'
import { readTables, tableOptions } from './tables-input'

/** `tables … --json`: every table with every cell as it prints. */
export const tablesCommand: Command = {
  takes: [],
  options: tableOptions,
  needs: inputNeeds,
  purpose: '汇总各单位的账，列出各表，每一格都是印出来的样子',
  run(given, surroundings) {
    const { template, models } = readTables(given, surroundings)
    const printed = printedTables(template, models)
    return Promise.resolve({ code: 0, text: printed.tables.map(asText).join('\n\n'), json: printed })
  }
}

/** A table with its cells between tabs, as it can be pasted into a spreadsheet. */
function asText({ id, name, header, body, notes }: PrintedTable): string {
  const rows = [...header, ...body].map((row) =>
    row.map((text) => text.replace(/[\t\r\n]+/g, ' ')).join('\t')
  )
  return [`表${id} ${name}`, ...rows, ...notes].join('\n')
}
