import type { LedgerTotals, PriorSection, Section, UnitLedger } from '@shared/ledger'
import { isSection, procurementOf, threePublicOf, totalsOf } from '@shared/ledger'
import type { Fen } from '@shared/money'
import { difference, percentChange, sum } from '@shared/money'

/** A section's money, in fen. */
export interface SectionFigures {
  readonly current: Fen
  /** Last year's approved budget; absent where the ledger has no prior year, which is not zero. */
  readonly prior?: Fen
}

const present = <T>(values: readonly (T | undefined)[]): T[] => values.filter((one) => one !== undefined)

/**
 * What a section comes to this year and last; undefined for a section without money.
 * @param totals the ledger's totals where they are known already: they cost a pass over all lines
 * @throws UserError `sumTooLarge`
 */
export function sectionFigures(
  ledger: UnitLedger,
  section: Section,
  totals: () => LedgerTotals = () => totalsOf(ledger)
): SectionFigures | undefined {
  const { income, lines } = ledger.priorYear
  const hasPrior = lines.length > 0 || Object.keys(income).length > 0
  const priorLines = (of: PriorSection): { prior?: Fen } =>
    hasPrior ? { prior: sum(lines.filter((line) => line.section === of).map(({ amount }) => amount)) } : {}
  switch (section) {
    case 'income':
      return {
        current: sum(Object.values(ledger.income)),
        ...(hasPrior ? { prior: sum(Object.values(income)) } : {})
      }
    case 'basicExpenditure':
      return { current: totals().basic, ...priorLines('basic') }
    case 'projects':
      return { current: totals().project, ...priorLines('project') }
    case 'otherExpenditure':
      return { current: totals().other, ...priorLines('other') }
    case 'threePublicExpenses': {
      const priors = present(Object.values(ledger.threePublicExpenses).map(({ prior }) => prior))
      const current = sum(Object.values(threePublicOf(ledger)))
      return { current, ...(priors.length > 0 ? { prior: sum(priors) } : {}) }
    }
    case 'governmentProcurement':
      return { current: sum(present(Object.values(procurementOf(ledger)))) }
    case 'priorYear':
      return { current: sum(lines.map(({ amount }) => amount)) }
    default:
      return undefined
  }
}

/** This year against last. */
export interface Change {
  readonly amount: Fen
  /** "12.35", without the sign; absent against a prior of zero. */
  readonly percent?: string
}

/** The change of a section's figures; undefined where there is nothing to compare with. */
export function changeOf({ current, prior }: SectionFigures): Change | undefined {
  if (prior === undefined) return undefined
  const percent = percentChange(current, prior)
  return { amount: difference(current, prior), ...(percent === undefined ? {} : { percent }) }
}

/**
 * `sectionsWithoutContent` with a section marked or unmarked; undefined when nothing is left, as the ledger has it.
 * Names that this program does not know are kept as they are.
 */
export function withMark(
  marked: readonly string[] | undefined,
  section: Section,
  without: boolean
): string[] | undefined {
  const others = (marked ?? []).filter((one) => one !== section)
  const next = without ? [...others, section] : others
  return next.length === 0 ? undefined : next
}

/** Sections that every unit has: they are never marked 本单位无此项. */
export function canBeWithout(section: string): boolean {
  return isSection(section) && section !== 'profile' && section !== 'income'
}
