import type { ChangeReasons, UnitLedger } from '@shared/ledger'
import { agencyOperating, isPersonnel } from '@shared/ledger'
import { sum } from '@shared/money'
import type { SectionFigures } from '../../frame/section-figures'
import { sectionFigures } from '../../frame/section-figures'

export type ReasonField = keyof ChangeReasons

/** The reasons that a unit gives, in the order of the statement. */
export const reasonFields: readonly ReasonField[] = ['income', 'basic', 'project', 'agencyOperating']

/**
 * The figures whose change a reason explains, in fen, this year's and last year's approved budget.
 * @throws UserError `sumTooLarge`
 */
export function reasonFigures(ledger: UnitLedger, field: ReasonField): SectionFigures {
  switch (field) {
    case 'income':
      return figures(ledger, 'income')
    case 'basic':
      return figures(ledger, 'basicExpenditure')
    case 'project':
      return figures(ledger, 'projects')
    case 'agencyOperating':
      return { current: agencyOperating(ledger), ...priorAgencyOperating(ledger) }
  }
}

function figures(ledger: UnitLedger, section: 'income' | 'basicExpenditure' | 'projects'): SectionFigures {
  const found = sectionFigures(ledger, section)
  if (found === undefined) throw new Error(`${section} has figures`)
  return found
}

/** Last year's by the same rule: basic expenditure of the general public budget on the operating classes. */
function priorAgencyOperating({ priorYear }: UnitLedger): Pick<SectionFigures, 'prior'> {
  if (priorYear.lines.length === 0) return {}
  const counted = priorYear.lines.filter(
    ({ section, source, economic }) =>
      section === 'basic' && source === 'generalPublicBudget' && !isPersonnel(economic)
  )
  return { prior: sum(counted.map(({ amount }) => amount)) }
}
