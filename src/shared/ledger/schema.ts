import { z } from '../zod'
import * as field from './fields'
import {
  indicatorOperators,
  otherCategories,
  priorSections,
  procurementKinds,
  projectCategories,
  rounds,
  unitKinds
} from './model'
import type { Indicator, Line, OtherLine, PriorLine, ProcurementLine, Project } from './model'
import type { ListName } from './ledger-path'

/**
 * The fields of each section, with their schemas, in the order in which files have them. The shapes of rows
 * are without ids, as in a file; `rowSchemas` are the same with ids, as in a change.
 */

/** An optional text is absent rather than empty, so that the same ledger has one form. */
const optionalName = field.name.min(1).exactOptional()
const optionalText = field.text.min(1).exactOptional()
const optionalCount = field.count.exactOptional()
const optionalAmount = field.amount.exactOptional()
const optionalYear = field.year.exactOptional()

export const unitShape = {
  code: field.unitCode,
  name: field.name,
  kind: z.enum(unitKinds)
}

export const round = z.enum(rounds)

export const contactsShape = {
  unitHead: optionalName,
  financeHead: optionalName,
  preparer: optionalName,
  phone: optionalName,
  filledOn: field.date.exactOptional()
}

export const postCountsShape = {
  administrative: optionalCount,
  civilServantManaged: optionalCount,
  publicInstitution: optionalCount
}

export const peopleShape = {
  veteranRetirees: optionalCount,
  retirees: optionalCount,
  contractStaff: optionalCount,
  survivors: optionalCount,
  secondedIn: optionalCount
}

export const stateAssetsShape = {
  vehicles: optionalCount,
  lawEnforcementVehicles: optionalCount,
  largeEquipment: optionalCount,
  plannedVehicles: optionalCount,
  plannedLargeEquipment: optionalCount,
  asOf: field.date.exactOptional()
}

/** Amounts per source stand in a file in the alphabetical order of their names. */
export const sourceAmountsShape = {
  affiliateRemittance: optionalAmount,
  businessIncome: optionalAmount,
  carryoverGeneralPublicBudget: optionalAmount,
  carryoverGovernmentFund: optionalAmount,
  carryoverNonFiscal: optionalAmount,
  carryoverStateCapitalOperations: optionalAmount,
  fiscalSpecialAccount: optionalAmount,
  generalPublicBudget: optionalAmount,
  governmentFund: optionalAmount,
  institutionalIncome: optionalAmount,
  nonFiscalBalanceUsed: optionalAmount,
  otherIncome: optionalAmount,
  stateCapitalOperations: optionalAmount,
  superiorSubsidy: optionalAmount
}

const subjects = { function: field.subjectCode, economic: field.subjectCode, source: field.source }
const lineTexts = {
  note: optionalText,
  functionName: optionalName,
  economicName: optionalName,
  governmentEconomic: field.subjectCode.min(1).exactOptional()
}

export const lineShape = { ...subjects, amount: field.amount, ...lineTexts }

const category = z.enum(otherCategories)

export const otherLineShape = { category, ...lineShape }

export const priorLineShape = {
  section: z.enum(priorSections),
  category: category.exactOptional(),
  ...subjects,
  amount: field.signedAmount,
  ...lineTexts
}

export const indicatorShape = {
  level1: field.name,
  level2: field.name,
  name: field.text,
  operator: z.enum(indicatorOperators),
  value: field.text,
  unit: field.name
}

/** The fields of a project but for its two lists, which stand at its end. */
export const projectShape = {
  code: field.projectCode,
  name: field.name,
  keyProject: field.flag.exactOptional(),
  carryover: field.flag.exactOptional(),
  period: optionalName,
  category: z.enum(projectCategories).exactOptional(),
  parentProject: field.projectCode.exactOptional(),
  startYear: optionalYear,
  endYear: optionalYear,
  implementingUnit: optionalName,
  overview: optionalText,
  basis: optionalText,
  plan: optionalText,
  goal: optionalText
}

export const threePublicCountsShape = {
  groups: optionalCount,
  persons: optionalCount,
  batches: optionalCount,
  vehicles: optionalCount
}

export const threePublicShape = { prior: optionalAmount, reason: optionalText }

export const procurementLineShape = {
  kind: z.enum(procurementKinds),
  item: optionalName,
  name: field.name,
  quantity: field.quantity.exactOptional(),
  unit: optionalName,
  price: optionalAmount,
  amount: field.amount,
  source: field.source,
  project: field.projectCode.exactOptional(),
  reservedForSmallEnterprises: field.flag.exactOptional(),
  note: optionalText
}

export const priorYearShape = {
  fiscalYear: optionalYear,
  basis: z.literal('approvedBudget').exactOptional()
}

export const changeReasonsShape = {
  income: optionalText,
  basic: optionalText,
  project: optionalText,
  agencyOperating: optionalText
}

export const sectionsWithoutContent = z
  .array(z.string().regex(/^[A-Za-z]{1,40}$/, '栏目名只能由字母组成。'))
  .min(1)
  .max(40)
  .refine((names) => new Set(names).size === names.length, '同一个栏目写了两次。')

const id = { id: field.rowId }
const lineSchema = z.strictObject({ ...id, ...lineShape }) satisfies z.ZodType<Line>
const indicatorSchema = z.strictObject({ ...id, ...indicatorShape }) satisfies z.ZodType<Indicator>
const projectSchema = z.strictObject({
  ...id,
  ...projectShape,
  lines: z.array(lineSchema),
  indicators: z.array(indicatorSchema)
}) satisfies z.ZodType<Project>

/** Whole rows as a change carries them, with their ids. */
export const rowSchemas = {
  basicExpenditure: lineSchema,
  otherExpenditure: z.strictObject({ ...id, ...otherLineShape }) satisfies z.ZodType<OtherLine>,
  projects: projectSchema,
  'projects/lines': lineSchema,
  'projects/indicators': indicatorSchema,
  'governmentProcurement/lines': z.strictObject({
    ...id,
    ...procurementLineShape
  }) satisfies z.ZodType<ProcurementLine>,
  'priorYear/lines': z.strictObject({ ...id, ...priorLineShape }) satisfies z.ZodType<PriorLine>
} satisfies Record<ListName, z.ZodType>

/** The fields of a row that are cells: all but its id and the lists inside a project. */
export const rowShapes: Readonly<Record<ListName, Readonly<Record<string, z.ZodType>>>> = {
  basicExpenditure: lineShape,
  otherExpenditure: otherLineShape,
  projects: projectShape,
  'projects/lines': lineShape,
  'projects/indicators': indicatorShape,
  'governmentProcurement/lines': procurementLineShape,
  'priorYear/lines': priorLineShape
}

const threePublicCells = {
  current: field.statedAmount.exactOptional(),
  counts: threePublicCountsShape,
  ...threePublicShape
}
const statedTotal = field.statedAmount.exactOptional()

/** The cells that a ledger has once, nested as in the ledger. */
export const ledgerCells = {
  unit: unitShape,
  fiscalYear: field.year,
  round,
  contacts: contactsShape,
  personnel: { authorized: postCountsShape, employed: postCountsShape, ...peopleShape },
  stateAssets: stateAssetsShape,
  income: sourceAmountsShape,
  carryToNextYear: sourceAmountsShape,
  threePublicExpenses: {
    overseasTravel: threePublicCells,
    officialReception: threePublicCells,
    vehicleOperation: threePublicCells,
    vehiclePurchase: threePublicCells
  },
  governmentProcurement: { goods: statedTotal, works: statedTotal, services: statedTotal },
  priorYear: { ...priorYearShape, income: sourceAmountsShape },
  statement: optionalText,
  changeReasons: changeReasonsShape,
  sectionsWithoutContent: sectionsWithoutContent.exactOptional()
}
