import { agencyUnitsOf } from '@shared/checks'
import { expenditureSections } from '@shared/consolidation'
import type { Consolidation, Where } from '@shared/consolidation'
import { departmentReasonFields } from '@shared/exchange'
import type { DepartmentReasonField } from '@shared/exchange'
import type { ChartRow } from '@shared/ipc'
import {
  fundSources,
  isFiscal,
  isGeneralPublic,
  threePublicDivisions,
  threePublicItems
} from '@shared/ledger'
import type { CarryoverSwitch, ThreePublicItem } from '@shared/ledger'
import { printInterchangeAmount } from '@shared/money'

/**
 * The figures whose change against the year before a department gives reasons for, by the field of the reason. What
 * counts as fiscal appropriation is the template's. Last year's 三公 is what the units typed; a field of which the
 * units know nothing of last year has no `prior`.
 * @throws UserError `sumTooLarge`
 */
export function reasonFigures(consolidation: Consolidation, template: CarryoverSwitch): ChartRow[] {
  const { department } = consolidation
  const agencies = department.units.filter(agencyUnitsOf(department).counts).map(({ code }) => code)
  return departmentReasonFields.map((field) => {
    const where = { ...factsOf(field, template), ...(field === 'agencyOperating' ? { unit: agencies } : {}) }
    const prior: Where = isThreePublicItem(field) ? { section: ['threePublic'], category: [field] } : where
    const known = consolidation.groups([], { ...prior, of: ['prior'] })
    return {
      ...{ code: field, name: '' },
      yuan: printInterchangeAmount(consolidation.sum({ ...where, of: ['current'] })),
      ...(known.length === 0
        ? {}
        : { prior: printInterchangeAmount(consolidation.sum({ ...prior, of: ['prior'] })) })
    }
  })
}

function isThreePublicItem(field: DepartmentReasonField): field is ThreePublicItem {
  return threePublicItems.some((item) => item === field)
}

/** This year's facts of a field. */
function factsOf(field: DepartmentReasonField, template: CarryoverSwitch): Where {
  const fiscal = fundSources.filter((source) => isFiscal(source, template))
  if (isThreePublicItem(field))
    return { section: expenditureSections, source: fiscal, economic: threePublicDivisions[field] }
  switch (field) {
    case 'income':
      return { section: ['income'] }
    case 'expenditure':
      return { section: expenditureSections }
    case 'basic':
    case 'project':
      return { section: [field] }
    case 'fiscalAppropriation':
      return { section: ['income'], source: fiscal }
    case 'agencyOperating':
      return {
        section: ['basic'],
        source: fundSources.filter((source) => isGeneralPublic(source, template)),
        economicClass: { except: ['301', '303'] }
      }
  }
}
