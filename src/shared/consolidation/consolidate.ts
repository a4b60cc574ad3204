import type { Department } from '@shared/exchange'
import { roundLabels, sourceLabel } from '@shared/ledger'
import type { FundSource, Round } from '@shared/ledger'
import { printYuan } from '@shared/money'
import { Consolidation } from './consolidation'
import { missingUnits, unitsWords, unitWords } from './refusals'
import type { UnitFacts } from './unit-facts'

/** How to consolidate. */
export interface ConsolidateOptions {
  /** A trial (试汇总): active units may be missing. */
  readonly partial?: boolean
}

/**
 * Consolidates a department's units: every active unit exactly once, all of one year. Of a closed unit (停用)
 * only the prior year counts.
 * @throws UserError `missingUnits` (unless `partial`), `duplicateUnit`, `unitNotInDepartment`, `yearsMixed`
 */
export function consolidate(
  department: Department,
  units: Iterable<UnitFacts>,
  { partial = false }: ConsolidateOptions = {}
): Consolidation {
  const consolidation = new Consolidation(department)
  for (const unit of units) consolidation.add(unit)
  if (!partial && consolidation.missingUnits.length > 0) throw missingUnits(consolidation.missingUnits)
  return consolidation
}

/** Something that does not stop a consolidation and must be told. */
export interface ConsolidationNotice {
  readonly code:
    'partial' | 'mixedRounds' | 'closedUnitLeftOut' | 'possibleInternalTransfers' | 'unknownKeyProject'
  /** A Chinese sentence. */
  readonly message: string
}

/** The round of all active units that are in; undefined when they are of different rounds or none is in. */
export function commonRound(consolidation: Consolidation): Round | undefined {
  const rounds = new Set(byRound(consolidation).keys())
  return rounds.size === 1 ? [...rounds][0] : undefined
}

function byRound(consolidation: Consolidation): Map<Round, { code: string; name: string }[]> {
  const units = new Map<Round, { code: string; name: string }[]>()
  for (const unit of consolidation.units) {
    const round = consolidation.unit(unit.code)?.round
    if (round === undefined || unit.status === 'closed') continue
    units.set(round, [...(units.get(round) ?? []), unit])
  }
  return units
}

/** What must be told about a consolidation, in a fixed order. */
export function noticesOn(consolidation: Consolidation): ConsolidationNotice[] {
  return [
    ...missing(consolidation),
    ...mixedRounds(consolidation),
    ...leftOut(consolidation),
    ...transfers(consolidation, 'superiorSubsidy'),
    ...transfers(consolidation, 'affiliateRemittance'),
    ...unknownKeyProjects(consolidation)
  ]
}

function missing({ missingUnits: units }: Consolidation): ConsolidationNotice[] {
  if (units.length === 0) return []
  return [{ code: 'partial', message: `试汇总：缺 ${units.length} 个单位的账：${unitsWords(units)}。` }]
}

function mixedRounds(consolidation: Consolidation): ConsolidationNotice[] {
  const rounds = byRound(consolidation)
  if (rounds.size < 2) return []
  const words = Array.from(rounds, ([round, units]) => `${roundLabels[round]}的有 ${unitsWords(units)}`)
  const message = `各单位的轮次不一致：${words.join('；')}。汇总用的是各单位现在的数，请确认。`
  return [{ code: 'mixedRounds', message }]
}

function leftOut(consolidation: Consolidation): ConsolidationNotice[] {
  return consolidation.units.flatMap((unit) => {
    const amount = consolidation.unit(unit.code)?.leftOut
    if (amount === undefined || amount === 0) return []
    const spent = `本年支出 ${printYuan(amount)} 元没有计入汇总`
    const message = `单位 ${unitWords(unit)} 已停用，只计它的上年数，账里的${spent}。`
    return [{ code: 'closedUnitLeftOut' as const, message }]
  })
}

function transfers(consolidation: Consolidation, source: FundSource): ConsolidationNotice[] {
  const given = consolidation
    .groups(['unit'], { of: ['current'], section: ['income'], source: [source] })
    .filter(({ amount }) => amount !== 0)
  if (given.length === 0) return []
  const words = consolidation.units.flatMap((unit) =>
    given
      .filter(({ texts }) => texts[0] === unit.code)
      .map(({ amount }) => `${unitWords(unit)} ${printYuan(amount)} 元`)
  )
  const message = `${sourceLabel(source)}按各单位的数相加，没有抵销：${words.join('，')}。请确认其中有没有部门内部的往来。`
  return [{ code: 'possibleInternalTransfers', message }]
}

function unknownKeyProjects(consolidation: Consolidation): ConsolidationNotice[] {
  const known = new Set(consolidation.projects.map(({ project }) => project.code))
  const unknown = (consolidation.department.keyProjects ?? []).filter((code) => !known.has(code))
  if (unknown.length === 0) return []
  const message = `部门定的重点项目 ${unknown.join('、')} 在已有的账里找不到，没有它的绩效目标表。`
  return [{ code: 'unknownKeyProject', message }]
}
