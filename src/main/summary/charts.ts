import { expenditureSections } from '@shared/consolidation'
import type { Consolidation, Coordinate, Where } from '@shared/consolidation'
import type { ChartRow, SummaryCharts } from '@shared/ipc'
import { fundSources, sourceLabel } from '@shared/ledger'
import type { FundSource, Round } from '@shared/ledger'
import { printInterchangeAmount, sum } from '@shared/money'
import type { Fen } from '@shared/money'
import type { SubjectNames } from '@shared/tables'

const income: Where = { section: ['income'] }
const expenditure: Where = { section: expenditureSections }

/**
 * What the charts draw, each figure an exact sum of the consolidation's facts: 收入 and 支出 are those of the tables'
 * grand totals, carryovers included. Rows without money in both years are left out.
 * @throws UserError `sumTooLarge`
 */
export function chartsOf(consolidation: Consolidation, names: SubjectNames, round: Round): SummaryCharts {
  const ask = asker(consolidation)
  const nameOf = (classification: 'function' | 'economic', code: string): string =>
    code === ''
      ? '（未选科目）'
      : (names.nameOf(classification, code) ?? consolidation.givenName(classification, code) ?? '')
  const bySource = ask('source', income)
  const byUnit = ask('unit', expenditure)
  const [functions, economics] = [ask('functionClass', expenditure), ask('economicClass', expenditure)]
  return {
    round,
    income: fundSources.flatMap((source: FundSource) => bySource.row(source, sourceLabel(source))),
    functions: functions.codes().flatMap((code) => functions.row(code, nameOf('function', code))),
    economics: economics.codes().flatMap((code) => economics.row(code, nameOf('economic', code))),
    units: consolidation.units.flatMap(({ code, name }) => byUnit.row(code, name)),
    years: [
      ask(undefined, income).whole('income', '收入'),
      ask(undefined, expenditure).whole('expenditure', '支出'),
      ask(undefined, { section: ['basic'] }).whole('basic', '基本支出'),
      ask(undefined, { section: ['project'] }).whole('project', '项目支出'),
      ...ask(undefined, { section: ['other'] }).row('', '其他支出', 'other')
    ]
  }
}

interface Asked {
  /** The codes there are, in order. */
  readonly codes: () => string[]
  /** No row where there is no money in either year. */
  readonly row: (text: string, name: string, code?: string) => ChartRow[]
  /** The sum of all, whatever it is. */
  readonly whole: (code: string, name: string) => ChartRow
}

/** Sums of both years by a coordinate; a department that has no prior figure at all has no prior year. */
function asker(consolidation: Consolidation) {
  const known = consolidation.groups([], { of: ['prior'], section: ['income', ...expenditureSections] })
  const hasPrior = known.length > 0
  const sums = (by: readonly Coordinate[], where: Where): Map<string, Fen> =>
    new Map(consolidation.groups(by, where).map(({ texts, amount }) => [texts[0] ?? '', amount]))
  return (by: Coordinate | undefined, where: Where): Asked => {
    const coordinates = by === undefined ? [] : [by]
    const current = sums(coordinates, { ...where, of: ['current'] })
    const prior = sums(coordinates, { ...where, of: ['prior'] })
    const amounts = (text: string): readonly [Fen, Fen] => [
      current.get(text) ?? sum([]),
      prior.get(text) ?? sum([])
    ]
    const rowOf = (code: string, name: string, [now, before]: readonly [Fen, Fen]): ChartRow => ({
      code,
      name,
      yuan: printInterchangeAmount(now),
      ...(hasPrior ? { prior: printInterchangeAmount(before) } : {})
    })
    return {
      codes: () => [...new Set([...current.keys(), ...prior.keys()])].sort(),
      row(text, name, code = text) {
        const [now, before] = amounts(text)
        return now === 0 && before === 0 ? [] : [rowOf(code, name, [now, before])]
      },
      whole: (code, name) => rowOf(code, name, [sum([...current.values()]), sum([...prior.values()])])
    }
  }
}
