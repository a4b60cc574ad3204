import { fieldLabel, isFiscal, isGeneralPublic, isPersonnel, threePublicItems } from '@shared/ledger'
import type { PriorLine, ThreePublicItem, UnitLedger } from '@shared/ledger'
import { difference, sum, zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'
import type { Template } from '@shared/tables'
import { agencyUnitsOf } from '../agency-units'
import { linesOn } from '../lines'
import type { PlacedLine } from '../lines'
import type { Place } from '../model'
import { cellPlace, departmentPlace } from '../places'
import { threePublicLines } from '../three-public-lines'
import { examined, notApplicable, rule } from '../rule'
import type { DepartmentContext, Found, Outcome, Rule, Thresholds, UnitContext } from '../rule'
import { activeLedgers, amountSide, linePlaces, percentWords, plain, totalOf, yuan } from './found'

const lineReads = ['basicExpenditure', 'otherExpenditure', 'projects', 'template'] as const
const economyLaw = { law: '《党政机关厉行节约反对浪费条例》' }

/** 三公 does not grow without a reason. */
export const G06: Rule = rule(
  {
    id: 'G06',
    severity: 'warning',
    title: '三公经费不高于上年',
    sentence: '部门三公经费总额不高于上年，高于的须说明；某项高于上年而没有写增减原因的提示。',
    reads: [...lineReads, 'threePublicExpenses'],
    source: economyLaw
  },
  { unit: unitThreePublic, department: departmentThreePublic }
)

function threePublicNow(ledger: UnitLedger, item: ThreePublicItem, template: Template): Fen {
  const lines = threePublicLines[item](ledger).filter(({ line }) => isFiscal(line.source, template))
  return sum(lines.map(({ line }) => line.amount))
}

function unitThreePublic({ ledger, template }: UnitContext): Outcome {
  const given = threePublicItems.filter((item) => ledger.threePublicExpenses[item].prior !== undefined)
  if (given.length === 0) return notApplicable('没有填三公经费的上年数。')
  const findings = given.flatMap((item): Found[] => {
    const { prior = zeroFen, reason } = ledger.threePublicExpenses[item]
    const now = threePublicNow(ledger, item, template)
    if (now <= prior || reason !== undefined) return []
    const places = [cellPlace(ledger, `threePublicExpenses/${item}/reason`)]
    return [{ severity: 'notice', ...grown(fieldLabel(item), now, prior, places), key: item }]
  })
  return examined(given.length, findings)
}

function grown(label: string, now: Fen, prior: Fen, places: readonly Place[]): Found {
  const more = difference(now, prior)
  return {
    message: `${label}本年 ${yuan(now)}，上年 ${yuan(prior)}，增加 ${yuan(more)}：请压减，确需增加的写明原因。`,
    places,
    left: amountSide('本年', now, places),
    right: amountSide('上年', prior),
    difference: plain(more)
  }
}

/** Last year's is what the units typed, closed ones included. */
function departmentThreePublic({ ledgers, department, template, consolidation }: DepartmentContext): Outcome {
  const priors = consolidation.groups(['category'], { of: ['prior'], section: ['threePublic'] })
  if (priors.length === 0) return notApplicable('各单位都没有填三公经费的上年数。')
  const counted = activeLedgers({ ledgers, department })
  const items = threePublicItems.map((item) => ({
    item,
    now: sum(counted.map((ledger) => threePublicNow(ledger, item, template))),
    prior: sum(priors.filter(({ texts }) => texts[0] === item).map(({ amount }) => amount))
  }))
  const [now, prior] = [sum(items.map((one) => one.now)), sum(items.map((one) => one.prior))]
  const findings: Found[] = items.flatMap(({ item, ...one }): Found[] => {
    if (one.now <= one.prior || (department.changeReasons?.[item] ?? []).length > 0) return []
    const places = [departmentPlace(`changeReasons/${item}`, `部门的增减原因：${fieldLabel(item)}`)]
    return [
      { severity: 'notice', ...grown(`全部门${fieldLabel(item)}`, one.now, one.prior, places), key: item }
    ]
  })
  if (now > prior) {
    const places = [departmentPlace('threePublicExpenses', '部门三公经费')]
    findings.unshift({ ...grown('全部门三公经费总额', now, prior, places), key: 'total' })
  }
  return examined(items.length + 1, findings)
}

type Limits = Thresholds<'growth' | 'more'>

/** What an office costs does not grow fast without a reason. */
export const G07: Rule = rule(
  {
    id: 'G07',
    severity: 'warning',
    title: '机关运行和会议、培训等经费的增长有说明',
    sentence:
      '机关运行经费，财政拨款安排的会议、培训、差旅、物业管理费，比上年增幅和增加额都超过界限的须说明；上年没有这一款的不适用。',
    reads: [...lineReads, 'priorYear', 'changeReasons'],
    thresholds: {
      growth: { label: '增幅', unit: '%', value: 10, least: 0, most: 1000 },
      more: { label: '增加额', unit: '元', value: 10_000, least: 0, most: 1e11 }
    },
    source: economyLaw
  },
  { unit: unitGrowth, department: departmentGrowth }
)

interface Watched {
  readonly key: string
  readonly label: string
  /** This year's lines that count. */
  readonly now: (ledger: UnitLedger, template: Template) => readonly PlacedLine[]
  /** Whether one of last year's does. */
  readonly counts: (line: PriorLine, template: Template) => boolean
}

const watchedDivisions: readonly (readonly [division: string, label: string])[] = [
  ['30215', '会议费'],
  ['30216', '培训费'],
  ['30211', '差旅费'],
  ['30209', '物业管理费']
]

const watched: readonly Watched[] = [
  {
    key: 'agencyOperating',
    label: '机关运行经费',
    now: linesOn<[Template]>(
      'economic',
      (code) => !isPersonnel(code),
      ({ line, section }, template) => section === 'basic' && isGeneralPublic(line.source, template)
    ),
    counts: ({ section, source, economic }, template) =>
      section === 'basic' && isGeneralPublic(source, template) && !isPersonnel(economic)
  },
  ...watchedDivisions.map(([division, label]): Watched => {
    return {
      key: division,
      // A code keeps its distance from the words before it: 本单位 30216 培训费.
      label: ` ${division} ${label}`,
      now: linesOn<[Template]>(
        'economic',
        (code) => code === division,
        ({ line }, template) => isFiscal(line.source, template)
      ),
      counts: ({ source, economic }, template) => economic === division && isFiscal(source, template)
    }
  })
]

function sidesOf(ledger: UnitLedger, { now, counts }: Watched, template: Template): { now: Fen; prior: Fen } {
  const before = ledger.priorYear.lines.filter((line) => counts(line, template))
  return { now: totalOf(now(ledger, template)), prior: sum(before.map(({ amount }) => amount)) }
}

const noPrior = '上年没有这些经济科目款级的明细。'

function unitGrowth({ ledger, template }: UnitContext, limits: Limits): Outcome {
  const compared = watched
    .map((one) => ({ one, ...sidesOf(ledger, one, template) }))
    .filter(({ prior }) => prior > 0)
  if (compared.length === 0) return notApplicable(noPrior)
  const findings = compared.flatMap(({ one, now, prior }): Found[] => {
    const isAgency = one.key === 'agencyOperating'
    if (isAgency && ledger.changeReasons.agencyOperating !== undefined) return []
    const places = isAgency
      ? [cellPlace(ledger, 'changeReasons/agencyOperating')]
      : linePlaces(ledger, one.now(ledger, template), 'amount')
    return growth(one, now, prior, limits, '本单位', places)
  })
  return examined(compared.length, findings)
}

function growth(
  { key, label }: Watched,
  now: Fen,
  prior: Fen,
  limits: Limits,
  whose: string,
  places: readonly Place[]
): Found[] {
  const more = difference(now, prior)
  if (more < limits.more * 100 || more * 100 <= prior * limits.growth) return []
  return [
    {
      message:
        `${whose}${label}本年 ${yuan(now)}，上年 ${yuan(prior)}，增加 ${yuan(more)}（${percentWords(more, prior)}），` +
        `增幅超过 ${limits.growth}%：请写明增加的原因，或压减。`,
      places,
      left: amountSide('本年', now, places),
      right: amountSide('上年', prior),
      difference: plain(more),
      key
    }
  ]
}

function departmentGrowth({ ledgers, department, template }: DepartmentContext, limits: Limits): Outcome {
  const active = new Set(activeLedgers({ ledgers, department }))
  const { counts } = agencyUnitsOf(department)
  const compared = watched
    .map((one) => {
      const meant = one.key === 'agencyOperating' ? ledgers.filter(({ unit }) => counts(unit)) : ledgers
      const sides = meant.map((ledger) => ({
        isActive: active.has(ledger),
        ...sidesOf(ledger, one, template)
      }))
      const now = sum(sides.filter(({ isActive }) => isActive).map((side) => side.now))
      return { one, now, prior: sum(sides.map(({ prior }) => prior)) }
    })
    .filter(({ prior }) => prior > 0)
  if (compared.length === 0) return notApplicable(noPrior)
  const findings = compared.flatMap(({ one, now, prior }): Found[] => {
    const isAgency = one.key === 'agencyOperating'
    if (isAgency && (department.changeReasons?.agencyOperating ?? []).length > 0) return []
    const places = [departmentPlace('changeReasons/agencyOperating', '部门的增减原因：机关运行经费')]
    return growth(one, now, prior, limits, '全部门', places)
  })
  return examined(compared.length, findings)
}
