import { both } from '@shared/consolidation'
import type { Where } from '@shared/consolidation'
import { expenditureSections } from '@shared/consolidation'
import {
  fundSources,
  isFiscal,
  isFundSource,
  isGeneralPublic,
  sourceGroup,
  threePublicDivisions
} from '@shared/ledger'
import type { CarryoverSwitch, FundSource, ThreePublicItem } from '@shared/ledger'
import { remembered } from '@shared/remember'
import { sourceGroups } from './schema-parts'
import type { Measure, SourceGroupName } from './schema-parts'

/**
 * A measure with its groups taken apart, still to be narrowed by others. What 三公 means depends on the year,
 * which another measure may say, so it is settled at the end (`whereOf`).
 */
export interface Selection {
  readonly of?: 'current' | 'prior'
  readonly threePublic?: readonly ThreePublicItem[]
  readonly where: Where
}

/** The sources of a group under the template's switch. */
function sourcesIn(group: SourceGroupName, carryover: CarryoverSwitch): FundSource[] {
  const { countCarryover = false } = carryover
  return fundSources.filter((source) => {
    switch (group) {
      case 'fiscal':
        return isFiscal(source, carryover)
      case 'notFiscal':
        return !isFiscal(source, carryover)
      case 'generalPublic':
        return isGeneralPublic(source, carryover)
      case 'governmentFunds':
        return source === 'governmentFund' || (countCarryover && source === 'carryoverGovernmentFund')
      case 'stateCapital':
        return (
          source === 'stateCapitalOperations' ||
          (countCarryover && source === 'carryoverStateCapitalOperations')
        )
      case 'carryover':
        return sourceGroup(source) === 'fiscalCarryover' || sourceGroup(source) === 'nonFiscalCarryover'
    }
  })
}

function isGroup(name: string): name is SourceGroupName {
  return sourceGroups.some((group) => group === name)
}

/** What a measure of the template selects; the same object for the same measure under the same switch. */
export function selectionOf(measure: Measure, { countCarryover = false }: CarryoverSwitch): Selection {
  return countCarryover ? counting(measure) : notCounting(measure)
}

const counting = remembered((measure: Measure) => select(measure, { countCarryover: true }))
const notCounting = remembered((measure: Measure) => select(measure, { countCarryover: false }))

function select(measure: Measure, carryover: CarryoverSwitch): Selection {
  const { of, section, source, threePublic, exceptEconomicClass, ...rest } = measure
  const parts: Where[] = [rest]
  if (section !== undefined)
    parts.push({ section: section.flatMap((one) => (one === 'expenditure' ? expenditureSections : [one])) })
  if (source !== undefined) {
    const sources = source.flatMap((one) => {
      if (isGroup(one)) return sourcesIn(one, carryover)
      return isFundSource(one) ? [one] : []
    })
    parts.push({ source: [...new Set(sources)] })
  }
  if (exceptEconomicClass !== undefined) parts.push({ economicClass: { except: exceptEconomicClass } })
  return {
    ...(of === undefined ? {} : { of }),
    ...(threePublic === undefined ? {} : { threePublic }),
    where: parts.reduce(both)
  }
}

/** What both select. Where they speak of different years, it is nothing. */
export function narrowed(a: Selection, b: Selection): Selection {
  const of = a.of ?? b.of
  const items = [a.threePublic, b.threePublic].filter((one) => one !== undefined)
  const disagree = a.of !== undefined && b.of !== undefined && a.of !== b.of
  return {
    ...(of === undefined ? {} : { of }),
    ...(items.length === 0
      ? {}
      : { threePublic: items.reduce((x, y) => x.filter((one) => y.includes(one))) }),
    where: disagree ? { ...both(a.where, b.where), unit: [] } : both(a.where, b.where)
  }
}

/**
 * The facts of a selection. Without a year it is this year's. 三公 are this year the lines on their economic
 * divisions, last year the typed amounts, which have no coordinates but the item.
 */
export function whereOf({ of = 'current', threePublic, where }: Selection): Where {
  const year: Where = { of: [of] }
  if (threePublic === undefined) return both(year, where)
  if (of === 'prior') {
    const { unit } = where
    return {
      ...year,
      section: ['threePublic'],
      category: threePublic,
      ...(unit === undefined ? {} : { unit })
    }
  }
  return both(both(year, where), { economic: threePublic.flatMap((item) => threePublicDivisions[item]) })
}
