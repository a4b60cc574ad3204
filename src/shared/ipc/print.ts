import type { CheckRecord, Fingerprints } from '../checks'
import type { UnitLedger } from '../ledger'
import { fields, rounds } from '../ledger'
import { z } from '../zod'
import { ownObject } from './call'
import type { SubmissionReceipt } from './exchange'
import { previewDocument } from './preview'

/** What the hidden page draws for 打印: the unit's sections as filled, and its tables. */
const printedLedger = z.strictObject({
  kind: z.literal('ledger'),
  ledger: ownObject<UnitLedger>(),
  tables: previewDocument,
  /** Local date, "2023-05-01". */
  printedOn: z.string(),
  amountsShown: z.enum(['yuan', 'wanyuan'])
})

/** What it draws for a department's 导出 as PDF: tables, of a trial with what it says on every page. */
const printedDepartment = z.strictObject({
  kind: z.literal('department'),
  tables: previewDocument,
  /** Local date, "2023-05-01". */
  printedOn: z.string()
})

/** What it draws for 打印审核报告. */
const printedCheckReport = z.strictObject({
  kind: z.literal('checkReport'),
  unit: z.strictObject({ code: z.string(), name: z.string() }),
  fiscalYear: fields.year,
  round: z.enum(rounds),
  /** Local time, "2023-05-01 08:00". */
  madeAt: z.string(),
  record: ownObject<CheckRecord>(),
  /** Short, as people compare them. */
  fingerprints: ownObject<Fingerprints>()
})

/** What it draws for 打印回执. */
const printedReceipt = z.strictObject({ kind: z.literal('receipt'), receipt: ownObject<SubmissionReceipt>() })

export const printContent = z.discriminatedUnion('kind', [
  printedLedger,
  printedDepartment,
  printedCheckReport,
  printedReceipt
])
