import { fields, shapes } from '@shared/ledger'
import type { Indicator } from '@shared/ledger'
import { z } from '../zod'

/**
 * The interchange form of a unit's ledger, version 1. The order of fields here is the order in which files
 * are written. Lists that stand at the top of a ledger or in a project may be left out when a file is read
 * and are always written; every other optional field is written only when there is something in it.
 */

function optionalObject<S extends z.ZodRawShape>(
  shape: S
): z.ZodExactOptional<z.ZodObject<S, z.core.$strict>> {
  return z.strictObject(shape).exactOptional()
}

function listOf<T extends z.ZodType>(row: T): z.ZodExactOptional<z.ZodArray<T>> {
  return z.array(row).max(fields.limits.rows).exactOptional()
}

const sourceAmounts = optionalObject(shapes.sourceAmountsShape)
const line = z.strictObject(shapes.lineShape).meta({ id: 'line' })

/** An indicator as a file has it: an operator, value or unit may be left out, which is the same as empty. */
export const indicator = z
  .strictObject({
    ...shapes.indicatorShape,
    operator: shapes.indicatorShape.operator.exactOptional(),
    value: shapes.indicatorShape.value.exactOptional(),
    unit: shapes.indicatorShape.unit.exactOptional()
  })
  .meta({ id: 'indicator', description: '绩效指标' })

/** An indicator of a file, its left-out fields empty. */
export function completed({
  operator = '',
  value = '',
  unit = '',
  ...names
}: z.output<typeof indicator>): Omit<Indicator, 'id'> {
  return { ...names, operator, value, unit }
}

const project = z
  .strictObject({ ...shapes.projectShape, lines: listOf(line), indicators: listOf(indicator) })
  .meta({ id: 'project' })

const threePublicExpense = z
  .strictObject({
    current: fields.sumAmount.exactOptional(),
    prior: shapes.threePublicShape.prior,
    counts: optionalObject(shapes.threePublicCountsShape),
    reason: shapes.threePublicShape.reason
  })
  .meta({ id: 'threePublicExpense' })
  .exactOptional()

export const unitForm = z
  .strictObject({
    unit: z.strictObject(shapes.unitShape),
    fiscalYear: fields.year,
    round: shapes.round.exactOptional(),
    amountUnit: z.literal('yuan'),
    contacts: optionalObject(shapes.contactsShape),
    personnel: optionalObject({
      authorized: optionalObject(shapes.postCountsShape),
      employed: optionalObject(shapes.postCountsShape),
      ...shapes.peopleShape
    }),
    income: sourceAmounts,
    carryToNextYear: sourceAmounts,
    basicExpenditure: listOf(line),
    otherExpenditure: listOf(z.strictObject(shapes.otherLineShape)),
    projects: listOf(project),
    threePublicExpenses: optionalObject({
      overseasTravel: threePublicExpense,
      officialReception: threePublicExpense,
      vehicleOperation: threePublicExpense,
      vehiclePurchase: threePublicExpense
    }),
    governmentProcurement: optionalObject({
      goods: fields.sumAmount.exactOptional(),
      works: fields.sumAmount.exactOptional(),
      services: fields.sumAmount.exactOptional(),
      lines: listOf(z.strictObject(shapes.procurementLineShape))
    }),
    stateAssets: optionalObject(shapes.stateAssetsShape),
    statement: shapes.ledgerCells.statement,
    changeReasons: optionalObject(shapes.changeReasonsShape),
    priorYear: optionalObject({
      ...shapes.priorYearShape,
      income: sourceAmounts,
      lines: listOf(z.strictObject(shapes.priorLineShape))
    }),
    sectionsWithoutContent: shapes.ledgerCells.sectionsWithoutContent
  })
  .meta({ title: '预算簿单位账交换格式，版本 1' })

/** A file's content, amounts in fen. */
export type UnitForm = z.output<typeof unitForm>
