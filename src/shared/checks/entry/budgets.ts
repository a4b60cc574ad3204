import type { Budget, Catalog } from '@shared/catalog'
import { parentCode } from '@shared/catalog'
import { sourceLabel } from '@shared/ledger'
import type { FundSource } from '@shared/ledger'
import { groupedBy } from '../grouped'
import { remembered, rememberedText } from '@shared/remember'
import { lineCount, linesOn } from '../lines'
import { examined, notApplicable, rule } from '../rule'
import type { Found, Outcome, Rule, TablesContext, UnitContext } from '../rule'
import { linePlaces, plain, rowsWords, subjectWords, totalOf, yuan } from './found'
import { noLines } from './subjects'
import { codedOfRole, subjectRows, tablePlace } from './tables'

const budgetWords: Readonly<Record<Budget, string>> = {
  generalPublicBudget: '一般公共预算',
  governmentFund: '政府性基金预算',
  stateCapitalOperations: '国有资本经营预算',
  socialInsuranceFund: '社会保险基金预算'
}

/** The budget that a source belongs to; money from outside the treasury belongs to none. */
const budgetOfSource: { readonly [source in FundSource]?: Budget } = {
  generalPublicBudget: 'generalPublicBudget',
  carryoverGeneralPublicBudget: 'generalPublicBudget',
  governmentFund: 'governmentFund',
  carryoverGovernmentFund: 'governmentFund',
  stateCapitalOperations: 'stateCapitalOperations',
  carryoverStateCapitalOperations: 'stateCapitalOperations'
}

/** Subjects of the two special budgets are for the money of those budgets. */
export const D07: Rule = rule(
  {
    id: 'D07',
    severity: 'error',
    title: '政府性基金和国有资本经营科目只用本预算的资金',
    sentence:
      '政府性基金科目只能用政府性基金预算的资金，223 等国有资本经营科目只能用国有资本经营预算的资金；反过来，这两种资金用了别的科目须核对。',
    reads: ['basicExpenditure', 'otherExpenditure', 'projects', 'catalog'],
    source: { law: '《中华人民共和国预算法》', article: '第九条、第十条' }
  },
  { unit: mixedBudgets, printed: printedMixedBudgets }
)

/** The budget of a subject; of one that the catalog lacks, that of the nearest above it. */
function budgetOf(catalog: Catalog, code: string): Budget | undefined {
  for (let at: string | undefined = code; at !== undefined && at.length > 3; at = parentCode(at)) {
    const budget = catalog.subject('function', at)?.budget
    if (budget !== undefined) return budget
  }
  return undefined
}

type Mix = 'wrong' | 'doubtful' | undefined

/** @param money the budget that pays; undefined for money that belongs to none */
function mixOf(subject: Budget | undefined, money: Budget | undefined): Mix {
  if (subject === undefined || subject === money) return undefined
  if (subject !== 'generalPublicBudget') return 'wrong'
  return money === undefined ? undefined : 'doubtful'
}

const budgetsIn = remembered((catalog: Catalog) => rememberedText((code) => budgetOf(catalog, code)))

const mixedLines = linesOn<[Catalog]>(
  'function',
  (code, catalog) => budgetsIn(catalog)(code) !== undefined,
  ({ line }, catalog) => mixOf(budgetsIn(catalog)(line.function), budgetOfSource[line.source]) !== undefined
)
const linesWithoutFunction = linesOn('function', (code) => code === '')

function mixedBudgets({ ledger, catalog }: UnitContext): Outcome {
  const count = lineCount(ledger) - linesWithoutFunction(ledger).length
  if (count === 0) return notApplicable(noLines)
  const budget = budgetsIn(catalog)
  const groups = groupedBy(
    mixedLines(ledger, catalog),
    ({ line }) => line.function,
    ({ line }) => line.source
  )
  const findings = [...groups.values()].flatMap((own): Found[] => {
    const [first] = own
    if (first === undefined) return []
    const { function: code, functionName, source } = first.line
    const words = `${subjectWords(catalog, 'function', code, functionName)} 用了${sourceLabel(source)} ${yuan(totalOf(own))}${rowsWords(own)}`
    const isWrong = mixOf(budget(code), budgetOfSource[source]) === 'wrong'
    return [
      {
        ...mixWords(isWrong, words, budget(code)),
        places: linePlaces(ledger, own, 'function'),
        key: `${code} ${source}`,
        values: [code, source, plain(totalOf(own))]
      }
    ]
  })
  return examined(count, findings)
}

function mixWords(
  isWrong: boolean,
  words: string,
  subject: Budget | undefined
): Pick<Found, 'message' | 'severity'> {
  const own = subject === undefined ? '' : budgetWords[subject]
  return isWrong
    ? { message: `${words}：它是${own}的科目，只能用${own}的资金。请改正科目或资金来源。` }
    : { severity: 'warning', message: `${words}：它是${own}的科目。请核对科目或资金来源。` }
}

function printedMixedBudgets({ tables: view, catalog }: TablesContext): Outcome {
  const findings: Found[] = []
  let count = 0
  for (const [role, money] of [
    ['generalPublicExpenditure', 'generalPublicBudget'],
    ['governmentFundExpenditure', 'governmentFund'],
    ['stateCapitalExpenditure', 'stateCapitalOperations']
  ] as const)
    for (const table of codedOfRole(view, role))
      for (const row of subjectRows(table)) {
        if (row.level !== 'item') continue
        count++
        const subject = budgetOf(catalog, row.code)
        const mix = mixOf(subject, money)
        if (mix === undefined) continue
        const place = tablePlace(view, table, row.row, 0)
        const words = `${place.label}：${row.code} ${row.name} 列在${budgetWords[money]}的表中`
        findings.push({ ...mixWords(mix === 'wrong', words, subject), places: [place], values: [row.code] })
      }
  return count === 0 ? notApplicable('三本预算的支出表中没有到项的行。') : examined(count, findings)
}
