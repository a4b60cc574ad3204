import { balanceOf, fundSources, sourceLabel } from '@shared/ledger'
import type { FundSource, Line, UnitLedger } from '@shared/ledger'
import { difference, sum, zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'
import { groupedBy } from '../grouped'
import { cellPlace } from '../places'
import { examined, notApplicable, rule } from '../rule'
import type { Found, Outcome, Rule, UnitContext } from '../rule'
import { amountSide, plain, wordSide, yuan } from './found'

/** What comes in of a source goes out or is carried to next year, to the fen. */
export const S01: Rule = rule(
  {
    id: 'S01',
    severity: 'error',
    fixed: true,
    title: '各资金来源收支平衡',
    sentence: '每个资金来源的收入等于支出加结转下年，一分不差。',
    reads: ['income', 'carryToNextYear', 'basicExpenditure', 'otherExpenditure', 'projects'],
    source: { law: '《中华人民共和国预算法》', article: '第十二条' }
  },
  { unit: balances }
)

/** Sums by source. */
function bySource(lines: Iterable<Pick<Line, 'source' | 'amount'>>): Map<FundSource, Fen> {
  const amounts = new Map<FundSource, Fen[]>()
  for (const { source, amount } of lines) {
    const own = amounts.get(source)
    if (own === undefined) amounts.set(source, [amount])
    else own.push(amount)
  }
  return new Map(Array.from(amounts, ([source, own]) => [source, sum(own)]))
}

function balances({ ledger }: UnitContext): Outcome {
  const sources = balanceOf(ledger)
  if (sources.length === 0) return notApplicable('没有收入和支出。')
  const findings = sources
    .filter(({ difference: off }) => off !== 0)
    .map(({ source, income: came, expenditure: went, carryToNextYear: carry, difference: off }) =>
      unbalanced(ledger, source, { came, went, carry, gone: sum([went, carry]), off })
    )
  return examined(sources.length, findings)
}

interface Amounts {
  readonly came: Fen
  readonly went: Fen
  readonly carry: Fen
  readonly gone: Fen
  readonly off: Fen
}

function unbalanced(
  ledger: UnitLedger,
  source: FundSource,
  { came, went, carry, gone, off }: Amounts
): Found {
  const [left, right] = [`income/${source}`, `carryToNextYear/${source}`].map((path) =>
    cellPlace(ledger, path)
  )
  const places = [left, right].filter((place) => place !== undefined)
  const words =
    carry === 0 ? `支出 ${yuan(went)}` : `支出 ${yuan(went)}加结转下年 ${yuan(carry)}，共 ${yuan(gone)}`
  const size = yuan(off < 0 ? difference(zeroFen, off) : off)
  const what = off < 0 ? `少 ${size}，支出没有来源` : `多 ${size}，没有安排用途`
  return {
    message: `${sourceLabel(source)}收支不平衡：收入 ${yuan(came)}，${words}，收入${what}。请核对收入、支出或结转下年。`,
    places,
    left: amountSide('收入', came, places.slice(0, 1)),
    right: amountSide('支出加结转下年', gone, places.slice(1)),
    difference: plain(off),
    key: source
  }
}

/** Last year's figures are of last year, and came out even when they were approved. */
export const S17: Rule = rule(
  {
    id: 'S17',
    severity: 'warning',
    title: '上年数是上一年度的，收支对得上',
    sentence:
      '上年数的年度是预算年度的上一年；各资金来源的上年收入与上年支出不等的提示（上年结转下年的除外）。',
    reads: ['priorYear', 'fiscalYear']
  },
  { unit: priorYear }
)

function priorYear({ ledger }: UnitContext): Outcome {
  const { priorYear: prior, fiscalYear } = ledger
  const spent = bySource(prior.lines)
  const used = fundSources.filter((source) => prior.income[source] !== undefined || spent.has(source))
  if (used.length === 0) return notApplicable('没有上年数。')
  const findings = used.flatMap((source): Found[] => {
    const [came, went] = [prior.income[source] ?? zeroFen, spent.get(source) ?? zeroFen]
    if (came === went) return []
    const places = [cellPlace(ledger, `priorYear/income/${source}`)]
    return [
      {
        severity: 'notice',
        message: `上年数的${sourceLabel(source)}：收入 ${yuan(came)}，支出 ${yuan(went)}，不相等。请与上年批复核对，有结转下年的可以不管。`,
        places,
        left: amountSide('上年收入', came, places),
        right: amountSide('上年支出', went),
        difference: plain(difference(came, went))
      }
    ]
  })
  const { fiscalYear: year } = prior
  if (year !== undefined && year !== fiscalYear - 1) {
    const places = [cellPlace(ledger, 'priorYear/fiscalYear')]
    findings.unshift({
      message: `上年数的年度是 ${year}，应为 ${fiscalYear - 1}：请换成上一年度的批复数。`,
      places,
      left: wordSide('上年数的年度', year, places),
      right: wordSide('上一年度', fiscalYear - 1)
    })
  }
  return examined(used.length + 1, findings)
}

/** What a unit gives to its affiliates comes from its own money. */
export const S21: Rule = rule(
  {
    id: 'S21',
    severity: 'warning',
    title: '对附属单位补助不用财政拨款',
    sentence: '对附属单位补助支出用财政拨款之外的收入安排。',
    reads: ['otherExpenditure'],
    source: { law: '《事业单位财务规则》（财政部令第108号）' }
  },
  { unit: subsidies }
)

const fiscalSources = new Set<FundSource>([
  'generalPublicBudget',
  'governmentFund',
  'stateCapitalOperations',
  'carryoverGeneralPublicBudget',
  'carryoverGovernmentFund',
  'carryoverStateCapitalOperations'
])

function subsidies({ ledger }: UnitContext): Outcome {
  const given = ledger.otherExpenditure.filter(({ category }) => category === 'subsidyToAffiliates')
  if (given.length === 0) return notApplicable('没有对附属单位补助支出。')
  const wrong = given.filter(({ source, amount }) => amount !== 0 && fiscalSources.has(source))
  const findings = [...groupedBy(wrong, ({ source }) => source)].map(([source, lines]): Found => {
    const amount = sum(lines.map((line) => line.amount))
    return {
      message: `对附属单位补助支出用了${sourceLabel(lines[0]?.source ?? 'generalPublicBudget')} ${yuan(amount)}：应当用财政拨款之外的收入安排，请改正资金来源。`,
      places: lines.map(({ id }) => cellPlace(ledger, `otherExpenditure/#${id}/source`)),
      key: source,
      values: [plain(amount)]
    }
  })
  return examined(given.length, findings)
}
