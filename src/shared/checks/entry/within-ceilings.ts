import { ceilingUses } from '@shared/exchange'
import type { Ceilings, CeilingUse } from '@shared/exchange'
import {
  fieldLabel,
  fundSources,
  isPersonnel,
  sourceGroup,
  sourceLabel,
  threePublicDivisions,
  threePublicItems
} from '@shared/ledger'
import type { UnitLedger } from '@shared/ledger'
import { difference, sum, zeroFen } from '@shared/money'
import type { Fen } from '@shared/money'
import { linesOf } from '../lines'
import type { PlacedLine } from '../lines'
import type { Place } from '../model'
import { departmentPlace } from '../places'
import { examined, notApplicable, rule } from '../rule'
import type { DepartmentContext, Found, Outcome, Rule, UnitContext } from '../rule'
import { activeLedgers, amountSide, linePlaces, plain, yuan } from './found'

const kindWords: Readonly<Record<CeilingUse, string>> = {
  personnel: '人员经费',
  operating: '公用经费',
  project: '项目支出'
}
const notBefore = '控制数还没有下达。'
const firstDraft = '一上时没有控制数。'

/** Nobody goes beyond what came down. */
export const G01: Rule = rule(
  {
    id: 'G01',
    severity: 'error',
    title: '不超过控制数',
    sentence:
      '二上起，单位各资金来源的人员、公用、项目支出，各项目的财政拨款，三公经费各项不超过下达的控制数；各单位之和不超过部门的控制数。没有下达的格不限。',
    reads: ['round', 'basicExpenditure', 'otherExpenditure', 'projects', 'ceilings', 'template']
  },
  { unit: unitCeilings, department: departmentCeilings }
)

/** One limit: what it is on, and which lines count against it. */
interface Limit {
  /** Its place in the ceilings. */
  readonly field: string
  readonly label: string
  readonly limit: Fen
  readonly counts: (placed: PlacedLine) => boolean
}

/** 公用 is all of basic expenditure that is not 人员; the other categories are bound by no ceiling. */
function kindOf({ section, line }: PlacedLine): CeilingUse | undefined {
  if (section === 'other') return undefined
  return section === 'project' ? 'project' : isPersonnel(line.economic) ? 'personnel' : 'operating'
}

/** A project's and 三公's limits bind this year's fiscal appropriation: ceilings are the treasury's. */
function limitsOf({ sources, projects = {}, threePublic = {} }: Ceilings): Limit[] {
  const isFiscalLine = ({ line }: PlacedLine): boolean => sourceGroup(line.source) === 'fiscal'
  return [
    ...fundSources.flatMap((source) =>
      ceilingUses.flatMap((kind): Limit[] => {
        const limit = sources[source]?.[kind]
        const label = `${sourceLabel(source)}的${kindWords[kind]}`
        const counts = (placed: PlacedLine): boolean =>
          placed.line.source === source && kindOf(placed) === kind
        return limit === undefined ? [] : [{ field: `sources/${source}/${kind}`, label, limit, counts }]
      })
    ),
    ...Object.entries(projects).map(([code, limit]) => ({
      field: `projects/${code}`,
      label: `项目 ${code} 的财政拨款`,
      limit,
      counts: (placed: PlacedLine) => placed.project?.code === code && isFiscalLine(placed)
    })),
    ...threePublicItems.flatMap((item): Limit[] => {
      const limit = threePublic[item]
      const label = `三公经费的${fieldLabel(item)}`
      const counts = (placed: PlacedLine): boolean =>
        threePublicDivisions[item].includes(placed.line.economic) && isFiscalLine(placed)
      return limit === undefined ? [] : [{ field: `threePublic/${item}`, label, limit, counts }]
    })
  ]
}

function unitCeilings({ ledger, ceilings }: UnitContext): Outcome {
  if (ceilings === undefined) return notApplicable(notBefore)
  if (ledger.round === 'firstDraft') return notApplicable(firstDraft)
  const limits = limitsOf(ceilings)
  const lines = linesOf(ledger)
  const findings = limits.flatMap(({ field, label, limit, counts }): Found[] => {
    const own = lines.filter(counts)
    const used = sum(own.map(({ line }) => line.amount))
    return used <= limit ? [] : [beyond(label, field, used, limit, linePlaces(ledger, own, 'amount'))]
  })
  return limits.length === 0
    ? notApplicable('下达的控制数没有限定本单位的任何一格。')
    : examined(limits.length, findings)
}

function beyond(label: string, field: string, used: Fen, limit: Fen, places: readonly Place[]): Found {
  const over = difference(used, limit)
  return {
    message: `${label} ${yuan(used)}，控制数 ${yuan(limit)}，超过 ${yuan(over)}：请压减到控制数以内。`,
    places,
    left: amountSide(label, used, places),
    right: amountSide('控制数', limit),
    difference: plain(over),
    key: field
  }
}

function departmentCeilings({ ledgers, department, ceilings }: DepartmentContext): Outcome {
  if (ceilings === undefined) return notApplicable(notBefore)
  const bound = activeLedgers({ ledgers, department }).filter(({ round }) => round !== 'firstDraft')
  const limits = limitsOf(ceilings.department)
  const given = Object.values(ceilings.units).map(limitsOf)
  const findings = limits.flatMap(({ field, label, limit, counts }): Found[] => {
    const shares = given.map((own) => own.find((one) => one.field === field)?.limit ?? zeroFen)
    const used = usedBy(bound, counts)
    return [
      ...overGiven(label, field, sum(shares), limit),
      ...(used.amount <= limit ? [] : [beyond(`全部门${label}`, field, used.amount, limit, used.places)])
    ]
  })
  return limits.length === 0 ? notApplicable('没有下达部门的控制数。') : examined(2 * limits.length, findings)
}

function overGiven(label: string, field: string, shares: Fen, limit: Fen): Found[] {
  if (shares <= limit) return []
  const place = departmentPlace(`ceilings/${field}`, `控制数：${label}`)
  const over = difference(shares, limit)
  return [
    {
      message: `${label}：分给各单位的控制数共 ${yuan(shares)}，部门的控制数 ${yuan(limit)}，多分 ${yuan(over)}。请调减分给单位的数。`,
      places: [place],
      left: amountSide('各单位控制数之和', shares, [place]),
      right: amountSide('部门控制数', limit),
      difference: plain(over),
      key: `given ${field}`
    }
  ]
}

function usedBy(
  ledgers: readonly UnitLedger[],
  counts: Limit['counts']
): { readonly amount: Fen; readonly places: readonly Place[] } {
  const own = ledgers.map((ledger) => ({ ledger, lines: linesOf(ledger).filter(counts) }))
  return {
    amount: sum(own.flatMap(({ lines }) => lines.map(({ line }) => line.amount))),
    places: [
      departmentPlace('ceilings', '部门控制数'),
      ...own.flatMap(({ ledger, lines }) => linePlaces(ledger, lines, 'amount')).slice(0, 20)
    ]
  }
}
