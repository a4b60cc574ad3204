import { fundSources, sourceLabel } from '@shared/ledger'
import type { FundSource, PriorLine, UnitLedger } from '@shared/ledger'
import { sum } from '@shared/money'
import type { Fen } from '@shared/money'
import { remembered } from '../lines'
import { cellPlace } from '../places'
import type { Place } from '../model'
import { examined, notApplicable, rule } from '../rule'
import type { Found, Outcome, Rule, Thresholds, UnitContext } from '../rule'
import { byCoordinates } from './duplicates'
import { amountSide, groupedBy, linePlaces, subjectWords, totalOf, yuan } from './found'

type Limits = Thresholds<'times' | 'floor'>

/** 元 taken for 万元, or a digit too many: the classic accidents. */
export const S13: Rule = rule(
  {
    id: 'S13',
    severity: 'warning',
    title: '金额与上年没有百倍之差',
    sentence: '同一来源的收入、同一科目和来源的支出，不是上年数的一百倍以上，也不是它的百分之一以下。',
    reads: ['income', 'basicExpenditure', 'otherExpenditure', 'projects', 'priorYear', 'catalog'],
    thresholds: {
      times: { label: '倍数', unit: '倍', value: 100, least: 2, most: 1_000_000 },
      floor: { label: '起查金额', unit: '元', value: 10_000, least: 0, most: 1e11 }
    }
  },
  { unit: magnitudes }
)

const priorByCoordinates = remembered((lines: readonly PriorLine[]) => {
  const groups = groupedBy(
    lines,
    ({ section, category = '', function: code, economic, source }) =>
      `${section} ${category} ${code} ${economic} ${source}`
  )
  return new Map(Array.from(groups, ([key, own]) => [key, sum(own.map(({ amount }) => amount))]))
})

function magnitudes({ ledger, catalog }: UnitContext, limits: Limits): Outcome {
  const prior = priorByCoordinates(ledger.priorYear.lines)
  const sources = fundSources.filter((source) => ledger.priorYear.income[source] !== undefined)
  if (prior.size + sources.length === 0) return notApplicable('没有上年数可比。')
  const findings = sources.flatMap((source) => incomeOff(ledger, source, limits))
  let count = sources.length
  const now = byCoordinates(ledger)
  for (const [key, then] of prior) {
    const lines = now.get(key)
    const line = lines?.[0]?.line
    if (lines === undefined || line === undefined) continue
    count++
    const amount = totalOf(lines)
    if (!isFarOff(amount, then, limits)) continue
    const subjects =
      `${subjectWords(catalog, 'function', line.function, line.functionName)}、` +
      `${subjectWords(catalog, 'economic', line.economic, line.economicName)}、${sourceLabel(line.source)}`
    findings.push(farOff(subjects, amount, then, linePlaces(ledger, lines, 'amount'), key))
  }
  return examined(count, findings)
}

/** Small sums jump; nothing at all is no slip. */
function isFarOff(now: Fen, prior: Fen, { times, floor }: Limits): boolean {
  if (now <= 0 || prior <= 0 || Math.max(now, prior) < floor * 100) return false
  return now / times >= prior || prior / times >= now
}

function farOff(what: string, now: Fen, prior: Fen, places: readonly Place[], key: string): Found {
  const ratio = now > prior ? `约 ${Math.round(now / prior)} 倍` : `约 ${Math.round(prior / now)} 分之一`
  return {
    message: `${what}：本年 ${yuan(now)}，上年 ${yuan(prior)}，是上年的${ratio}。请核对有没有多输少输位数，或把万元当成元。`,
    places,
    left: amountSide('本年', now, places),
    right: amountSide('上年', prior),
    key
  }
}

function incomeOff(ledger: UnitLedger, source: FundSource, limits: Limits): Found[] {
  const [now, prior] = [ledger.income[source], ledger.priorYear.income[source]]
  if (now === undefined || prior === undefined || !isFarOff(now, prior, limits)) return []
  const places = [cellPlace(ledger, `income/${source}`), cellPlace(ledger, `priorYear/income/${source}`)]
  return [farOff(`${sourceLabel(source)}收入`, now, prior, places, `income ${source}`)]
}
