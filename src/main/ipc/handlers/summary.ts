import type { Handlers } from '@shared/ipc'
import type { HandlersOf, Program } from '../program'

/** 汇总 and 导出. */
export const summaryHandlers = ({ summary, exporting }: Program): HandlersOf<'summary', Handlers> => ({
  'summary.state': (which) => summary.state(which),
  'summary.tables': ({ template, unit, ...which }) =>
    summary.tables(which, {
      ...(template === undefined ? {} : { template }),
      ...(unit === undefined ? {} : { unit })
    }),
  'summary.linesBehind': ({ template, unit, table, row, column, ...which }) =>
    summary.linesBehind(which, {
      ...{ template, table, row, column },
      ...(unit === undefined ? {} : { unit })
    }),
  'summary.charts': (which) => summary.charts(which),
  'summary.changes': (which) => summary.changes(which),
  'summary.checks': (which) => summary.checks(which),
  'summary.export': ({ fiscalYear, round, partial, ...asked }) =>
    exporting.export({
      ...asked,
      which: { fiscalYear, partial, ...(round === undefined ? {} : { round }) }
    })
})
