import { fundSources, sourceLabel } from '@shared/ledger'
import type { FundSource, PriorLine, UnitLedger } from '@shared/ledger'
import { sum, zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'
import { remembered } from '@shared/remember'
import { groupedBy } from '../grouped'
import { linesOf } from '../lines'
import type { PlacedLine } from '../lines'
import { cellPlace } from '../places'
import type { Place } from '../model'
import { examined, notApplicable, rule } from '../rule'
import type { Found, Outcome, Rule, Thresholds, UnitContext } from '../rule'
import { ByCoordinates, coordinatesKey } from './coordinates'
import { amountSide, linePlaces, subjectWords, totalOf, yuan } from './found'

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

const sectionKey = (section: string, category = ''): string => `${section} ${category}`

/** What was spent last year, by section and category, in them by coordinates; worked out once for a list. */
const priorSums = remembered((lines: readonly PriorLine[]): ReadonlyMap<string, ByCoordinates<Fen>> => {
  const sections = groupedBy(lines, ({ section, category }) => sectionKey(section, category))
  return new Map(
    Array.from(sections, ([section, own]) => {
      const sums = new ByCoordinates<Fen>()
      for (const line of own) sums.set(line, sum([sums.get(line) ?? zeroFen, line.amount]))
      return [section, sums]
    })
  )
})

interface Compared {
  readonly section: string
  readonly prior: Fen
  readonly lines: PlacedLine[]
}

/** This year's lines that have money of last year on the same coordinates to be compared with. */
function comparedWith(ledger: UnitLedger): Compared[] {
  const prior = priorSums(ledger.priorYear.lines)
  const found: Compared[] = []
  const bySection = new Map<string, ByCoordinates<Compared>>()
  for (const placed of linesOf(ledger)) {
    const section = sectionKey(placed.section, placed.category)
    const then = prior.get(section)?.get(placed.line)
    if (then === undefined) continue
    const groups = bySection.get(section) ?? new ByCoordinates<Compared>()
    bySection.set(section, groups)
    const own = groups.get(placed.line)
    if (own !== undefined) {
      own.lines.push(placed)
      continue
    }
    const made = { section, prior: then, lines: [placed] }
    groups.set(placed.line, made)
    found.push(made)
  }
  return found
}

function magnitudes({ ledger, catalog }: UnitContext, limits: Limits): Outcome {
  const sources = fundSources.filter((source) => ledger.priorYear.income[source] !== undefined)
  if (ledger.priorYear.lines.length + sources.length === 0) return notApplicable('没有上年数可比。')
  const groups = comparedWith(ledger)
  const findings = groups.flatMap(({ section, prior, lines }): Found[] => {
    const [first] = lines
    const amount = totalOf(lines)
    if (first === undefined || !isFarOff(amount, prior, limits)) return []
    const { function: code, economic, source, functionName, economicName } = first.line
    const subjects =
      `${subjectWords(catalog, 'function', code, functionName)}、` +
      `${subjectWords(catalog, 'economic', economic, economicName)}、${sourceLabel(source)}`
    const key = `${section} ${coordinatesKey(first.line)}`
    return [farOff(subjects, amount, prior, linePlaces(ledger, lines, 'amount'), key)]
  })
  const incomes = sources.flatMap((source) => incomeOff(ledger, source, limits))
  return examined(groups.length + sources.length, [...incomes, ...findings])
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
